"""The header block of an HTTP/2 answer.

Names in lower case (RFC 9113, section 8.2), in the order in which AWS sent them over HTTP/2 (recorded: transcripts of
2024 and 2025): status, content type, length, date, then the others. As in HTTP/1.1, the listener owns the framing.
"""

from email.utils import formatdate
from typing import Final

from gatewright.model.response import Response

_OURS: Final = frozenset(
    {
        "content-length",
        "connection",
        "transfer-encoding",
        "keep-alive",
        "proxy-connection",
        "upgrade",
        "date",
        "content-type",
    }
)
_WITHOUT_LENGTH: Final = frozenset({204, 304})
_UNSENDABLE: Final = ("\r", "\n", "\0")

Block = list[tuple[bytes, bytes]]


def block(response: Response, method: str, now: float) -> tuple[Block, bytes]:
    """Return the header block and the body; raise `ValueError` for what HTTP cannot say."""
    if not 200 <= response.status <= 999:
        raise ValueError(f"a final status is between 200 and 999, not `{response.status}`")
    body = b"" if method == "HEAD" or response.status in _WITHOUT_LENGTH else response.body
    special = {name.lower(): value for name, value in response.headers}
    found: Block = [(b":status", str(response.status).encode())]
    if "content-type" in special:
        found.append((b"content-type", _value(special["content-type"])))
    if response.status not in _WITHOUT_LENGTH:
        length = response.head_length or 0 if method == "HEAD" else len(body)
        found.append((b"content-length", str(length).encode()))
    found.append((b"date", _value(special.get("date") or formatdate(int(now), usegmt=True))))
    found += [(_name(name), _value(value)) for name, value in response.headers if name.lower() not in _OURS]
    return found, body


def _name(name: str) -> bytes:
    if not name or name[0] == ":" or not name.isascii() or any(mark in name for mark in (*_UNSENDABLE, " ", ":")):
        raise ValueError("a header field of the response has a name that cannot be sent")
    return name.lower().encode()


def _value(value: str) -> bytes:
    if any(mark in value for mark in _UNSENDABLE):
        raise ValueError("a header field of the response holds a line end or a zero byte")
    # Blanks around a value are none of it, and a client may refuse them (RFC 9113, section 8.2.1).
    text = value.strip(" \t")
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode("utf-8")
