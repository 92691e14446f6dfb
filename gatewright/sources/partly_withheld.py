"""Header fields of which some names were taken out before the evidence was saved: whether they were sent is unknown.

Chrome saves a HAR file without `Authorization` and cookies unless it is told otherwise ("Export HAR (sanitized)",
https://developer.chrome.com/blog/new-in-devtools-130#har).
"""

from typing import Final

from gatewright.model.request import Headers
from gatewright.model.unknown import Unknown

SANITISED: Final = frozenset({"authorization", "cookie"})
"""What Chrome's sanitised export leaves out of a request."""


class PartlyWithheld(Headers):
    """All header fields but those that are sanitised."""

    __slots__ = ()

    def get(self, name: str) -> str | Unknown | None:
        """Return the first value of `name`; `UNKNOWN` for one that was taken out."""
        value = super().get(name)
        if value is None and name.lower() in SANITISED:
            return Headers(withheld=True).get(name)
        return value

    @property
    def incomplete(self) -> bool:
        """What was taken out may have been sent."""
        return True
