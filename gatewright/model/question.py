"""What a check needs from the world: time-dependent or outside knowledge, asked for as a value."""

from dataclasses import dataclass

from gatewright.model.usage import Quota, Throttle


@dataclass(frozen=True, slots=True)
class TakeToken:
    """Is there a token left in this bucket at the time of the request? The answer is a `bool`."""

    bucket: tuple[str, ...]
    """Whose bucket: the level and its ids."""

    throttle: Throttle
    """Its rate and size."""


@dataclass(frozen=True, slots=True)
class SpendQuota:
    """Is there a request left in the quota of this key? The answer is a `bool`."""

    plan_id: str
    """The usage plan."""

    key_id: str
    """The key whose quota it is."""

    quota: Quota
    """The limit and its period."""


Question = TakeToken | SpendQuota
"""All that a check can ask; the answer is a value of the type named there, or `UNKNOWN`."""
