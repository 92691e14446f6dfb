"""What has to be known of one version of a function to run it; two that are equal may share their processes."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Runnable:
    """One version of a function, ready to be started."""

    region: str
    """Its region."""

    account_id: str
    """Its account."""

    name: str
    """Its name."""

    version: str
    """`$LATEST`, or a number."""

    runtime: str
    """`python3.12`, ..."""

    handler: str
    """`module.function`."""

    role: str
    """The ARN of its execution role."""

    code_digest: str
    """Which code it runs: the name of its package in the store."""

    timeout: int
    """Seconds that a call may take."""

    memory_mb: int
    """Megabytes that it may use."""

    environment: Mapping[str, str] = field(default_factory=dict)
    """Its own environment variables."""

    log_group: str = ""
    """The log group that it writes to."""

    runtime_url: str | None = None
    """Where it runs, when somebody else provides its runtime; `None` runs it here."""
