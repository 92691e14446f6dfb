"""API keys, and the usage plans that join them to stages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from gatewright.model.unknown import UNKNOWN, Unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    """An API key of the account."""

    id: str
    """`id`, which is no secret."""

    value: str
    """What the caller sends; a secret."""

    enabled: bool | Unknown = True
    """`enabled`."""

    name: str | None = None
    """`name`, for people."""


@dataclass(frozen=True, slots=True)
class Throttle:
    """A token bucket."""

    rate_limit: float
    """Tokens a second."""

    burst_limit: int
    """What the bucket holds."""


@dataclass(frozen=True, slots=True)
class Quota:
    """How many requests a key may make in a period."""

    limit: int
    """Requests in one period."""

    offset: int
    """The day on which the period starts: 0 is Sunday of a WEEK, the first of a MONTH."""

    period: Literal["DAY", "WEEK", "MONTH"]
    """How long until it renews."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UsagePlan:
    """A usage plan: which stages its keys open, and how often."""

    id: str
    """`id`."""

    name: str | None = None
    """`name`, for people."""

    stages: frozenset[tuple[str, str]] = frozenset()
    """`apiStages` as pairs of API id and stage name."""

    key_ids: frozenset[str] | Unknown = UNKNOWN
    """The ids of the keys that are associated with it."""

    throttle: Throttle | None = None
    """The plan's own limit for each key."""

    method_throttles: Mapping[tuple[str, str, str], Throttle] = field(default_factory=dict)
    """`apiStages[].throttle` by API id, stage name and `/path/VERB`."""

    quota: Quota | None = None
    """How many requests each key may make in a period."""
