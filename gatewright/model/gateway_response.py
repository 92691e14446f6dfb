"""A gateway response: how an API answers what it refuses, or fails at, by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayResponse:
    """One customised gateway response of an API."""

    type: str
    """`responseType`: `ACCESS_DENIED`, ..., `DEFAULT_4XX` or `DEFAULT_5XX`."""

    status: int | None = None
    """`statusCode`; `None` keeps the status of what happened."""

    headers: tuple[tuple[str, str], ...] = ()
    """`responseParameters`: the name of a header, and the expression that says its value."""

    templates: Mapping[str, str] = field(default_factory=dict)
    """`responseTemplates` by content type; without any, AWS's own template."""
