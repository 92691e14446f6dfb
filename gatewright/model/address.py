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
    """The base path that a custom domain name maps to the API, empty for `(none)`; `None` at other addresses."""

    implied_stage: bool = False
    """Whether the stage in `path` comes from the mapping, or is the `$default` one, and not from the caller."""
