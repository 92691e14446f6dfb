"""A routing rule of a custom domain name: conditions, and the stage that a request leads to which meets them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderGlob:
    """One header that a rule asks for."""

    header: str
    """`header`; found in any letter case."""

    value_glob: str
    """`valueGlob`; in exactly these letters, but for `*` at its ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutingRule:
    """One rule."""

    id: str
    """`routingRuleId`."""

    priority: int
    """`priority`: the lowest is looked at first."""

    api_id: str
    """`actions[].invokeApi.apiId`."""

    stage: str
    """`actions[].invokeApi.stage`."""

    strip_base_path: bool = False
    """`actions[].invokeApi.stripBasePath`."""

    headers: tuple[tuple[HeaderGlob, ...], ...] = ()
    """`conditions[].matchHeaders.anyOf`: each has to be met, by any of its own."""

    base_paths: tuple[tuple[str, ...], ...] = ()
    """`conditions[].matchBasePaths.anyOf`, without slashes around them; each has to be met, by any of its own."""
