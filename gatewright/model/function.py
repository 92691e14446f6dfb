"""A Lambda function, as far as an API in front of it has to know it: who its resource policy lets in."""

from dataclasses import dataclass

from gatewright.model.unknown import UNKNOWN, Unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A function, or a version or an alias of one: each has a policy of its own."""

    arn: str
    """The ARN by which it is called: `arn:aws:lambda:<region>:<account>:function:<name>`, perhaps with a qualifier."""

    policy: str | Unknown | None = UNKNOWN
    """Its resource policy as `GetPolicy` answers it, JSON text; `None` where it has none."""
