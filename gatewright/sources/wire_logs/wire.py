"""One call as a client logged it, and the lines that `curl -v` prints of such a call."""

import re
from dataclasses import dataclass

from gatewright.model.fields import Fields, first_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """What the log of a client tells of one call."""

    method: str | None = None
    """The verb."""

    url: str | None = None
    """What was called."""

    sent: Fields | None = None
    """The request's header fields; `None` where the client does not log them."""

    status: int
    """The status code."""

    received: Fields | None = None
    """The answer's header fields; `None` where the client does not log them."""

    body: str = ""
    """The answer's body, as far as it is shown."""


def transcript_of(call: Wire) -> str:
    """Return the lines of `curl -v`; the empty line behind the request is left out where its fields are not told."""
    lines: list[str] = []
    if call.method is not None and call.url is not None:
        sent = call.sent or ()
        host = re.sub(r"^\w+://(?:[^/@]*@)?", "", call.url).partition("/")[0].partition("?")[0]
        lines.append(f"> {call.method} {call.url.replace(' ', '%20')} HTTP/1.1")
        if first_of(sent, "host") is None:
            lines.append(f"> Host: {host}")
        lines += [f"> {name}: {value}" for name, value in sent]
        lines += [] if call.sent is None else ["> "]
    lines.append(f"< HTTP/1.1 {call.status}")
    lines += [f"< {name}: {value}" for name, value in call.received or ()]
    return "\n".join([*lines, "< ", call.body])


def fields_in(text: str) -> Fields:
    """Return the header fields of lines; those that are none are left out."""
    found = []
    for line in text.splitlines():
        name, colon, value = line.strip().partition(":")
        if colon and re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name):
            found.append((name, value.strip()))
    return tuple(found)
