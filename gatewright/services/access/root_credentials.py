"""The key of the root user that the server is given when it starts: who holds it may do everything."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class RootCredentials:
    """One access key of the root user of the server's account; it stands in a file, and not in the store."""

    access_key: str
    """The access key id."""

    secret: str = field(repr=False)
    """The secret access key."""
