"""A request that a web ACL looked at, as `GetSampledRequests` shows it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from gatewright.model.waf import Header


@dataclass(frozen=True, slots=True, kw_only=True)
class WebAclSample:
    """One request."""

    at: float
    """Unix seconds at which it arrived."""

    source_ip: str
    """The address that connected."""

    method: str
    """The verb."""

    path: str
    """The path, stage first."""

    protocol: str
    """`HTTP/1.1`, ..."""

    headers: tuple[Header, ...] = field(repr=False)
    """Its header fields."""

    action: str
    """What the rule did: `BLOCK`, `COUNT`, ..."""

    within_group: str | None = None
    """The rule of the group, where the rule refers to one."""

    inserted: tuple[Header, ...] = ()
    """Headers that the request carries on."""

    response_code: int | None = None
    """The status of a custom response."""

    labels: tuple[str, ...] = ()
    """The labels that it carried in the end."""


SamplesOf = Callable[[str, str, float, float], tuple[int, tuple[WebAclSample, ...]]]
"""From a web ACL's ARN, a metric's name and two moments to how many requests there were, and a sample of them."""
