"""Which API a host and a path name, before anybody looks whether it exists."""

from dataclasses import dataclass
from typing import Literal

AddressKind = Literal["execute-api", "local", "custom"]
"""AWS's own name of the default endpoint, a form that local gateways use for it, or a custom domain name."""


@dataclass(frozen=True, slots=True)
class Address:
    """Which API is named, and the path below it."""

    kind: AddressKind
    """How it was written."""

    api_id: str
    """The API named by it."""

    region: str | None
    """The region named by it; `None` where the form names none."""

    path: str
    """What is left of the path, stage first: `/prod/pets`; still percent-encoded."""

    base_path: str | None = None
    """The base path that was taken off the path, empty where none was; `None` but for custom domain names."""

    implied_stage: bool = False
    """Whether the stage in `path` is of the mapping, of the routing rule, or `$default`, and not from the caller."""

    routing_rule_id: str | None = None
    """The routing rule of a custom domain name that led here; `None` where a mapping did."""

    via_domain_arn: str | None = None
    """The ARN of the private custom domain name that led here, which policies may ask for."""

    by_target: bool = True
    """Whether every request with this verb, host and path leads here; not so where a routing rule asks for headers."""
