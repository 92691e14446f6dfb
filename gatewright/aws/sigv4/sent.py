"""What a request says about its own signature, in its Authorization header or in its query."""

from dataclasses import dataclass, field
from typing import Literal

from gatewright.model.unknown import Unknown

Place = Literal["header", "query"]
"""Where the signature stands: a presigned URL carries it in the query."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureSent:
    """A signature whose parts are all there; whether they are right is another question."""

    place: Place
    """Where it stood."""

    algorithm: str
    """The first word of the header, or `X-Amz-Algorithm`."""

    credential: tuple[str, ...]
    """The slash-delimited elements of the credential: key id, day, region, service, terminator when it is whole."""

    signed_headers: tuple[str, ...]
    """The names of the signed headers, in lower case and sorted."""

    date: str
    """`X-Amz-Date` as sent, or else the `Date` header."""

    signature: str = field(repr=False)
    """The signature, hexadecimal."""

    session_token: str | Unknown | None = field(default=None, repr=False)
    """`X-Amz-Security-Token`, from the place of the signature; `None` when none was sent."""

    expires: str | None = None
    """`X-Amz-Expires` of a presigned query, as sent; `None` in a header, and where it did not come."""

    @property
    def access_key(self) -> str:
        """The key id."""
        return self.credential[0]

    @property
    def scope(self) -> str:
        """The credential scope: all of the credential but the key id."""
        return "/".join(self.credential[1:])
