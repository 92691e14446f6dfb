"""Which API a host and a path name, before anybody looks whether it exists."""

from dataclasses import dataclass
from typing import Literal

AddressKind = Literal["execute-api", "local"]
"""AWS's own name of the default endpoint, or one of the forms that local gateways use for it."""


@dataclass(frozen=True, slots=True)
class Address:
    """The default endpoint of an API, and the path below it."""

    kind: AddressKind
    """How it was written."""

    api_id: str
    """The API named by it."""

    region: str | None
    """The region named by it; `None` where the form names none."""

    path: str
    """What is left of the path, stage first: `/prod/pets`; still percent-encoded."""
