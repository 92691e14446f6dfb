"""What goes back to the caller."""

from dataclasses import dataclass

from gatewright.model.fields import Fields, first_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One HTTP response; the listener adds `Date`, `Content-Length` and `Connection` where they lack."""

    status: int
    """The status code."""

    headers: Fields = ()
    """Name and value in the order and with the spelling of the wire."""

    body: bytes = b""
    """The whole body; for HEAD the listener sends none of it."""

    head_length: int | None = None
    """The length that an answer to HEAD tells; `None` tells 0, as API Gateway does whatever the backend says."""

    def header(self, name: str) -> str | None:
        """Return the first value of `name`, in any letter case."""
        return first_of(self.headers, name.lower())
