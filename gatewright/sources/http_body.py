"""How much of a body the evidence holds.

A transcript shows a body as whatever text happens to stand behind the head: with a shell prompt glued to it, with
line ends changed by a terminal, cut off, or not at all because only standard error was saved. The head says how
long it was. Only a body that agrees with its head is told; any other is `UNKNOWN`, never "empty".
"""

import json
import re
import zlib
from collections.abc import Iterator
from typing import Final

from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Unknown

_CHUNK_SIZE: Final = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]*)?\r?\n")
_GZIP: Final = 31
"""zlib's number for "a gzip member": 16 for the wrapper, 15 for the largest window."""

_LARGEST: Final = 64 * 1024 * 1024
"""What a compressed body may unfold to; API Gateway itself stops at ten megabytes."""


_DECODER: Final = json.JSONDecoder()
_OPENINGS: Final = (b"{", b"[", b"<")


_VALUES: Final = (b"{", b"[", b'"', b"n", b"t", b"f", b"<")
"""How JSON starts, but for numbers; and a page that says it were."""


def without_body(status: int, method: str | Unknown) -> bool:
    """Tell whether an answer cannot have a body (RFC 9110 section 6.4.1)."""
    return method == "HEAD" or status in (204, 304) or 100 <= status < 200


def declared_length(headers: Headers) -> int | None:
    """Return `Content-Length`; `None` when it is not told, or does not count what stands in the evidence."""
    value = headers.get("content-length")
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,15}", value.strip()):
        return None
    return None if headers.all("transfer-encoding") or _codings(headers) else int(value)


def seen_body(shown: bytes, *, status: int, headers: Headers, method: str | Unknown) -> bytes | Unknown:
    """Return the body of an answer of which the evidence shows `shown` behind the head."""
    if without_body(status, method):
        return b""
    length = declared_length(headers)
    if length is not None:
        return _of_length(shown, length, json_told=_is_json(headers))
    if not shown.strip():
        return UNKNOWN
    if (document := _document(shown, followed=True)) is not None:
        return document
    # Editors and shells end a file with a line break that the body had not.
    return decoded(re.sub(rb"\r?\n\Z", b"", shown), headers)


def decoded(body: bytes, headers: Headers) -> bytes | Unknown:
    """Undo the content codings, unless whoever saved the body has done so already (`curl --compressed`)."""
    for coding in reversed(_codings(headers)):
        if coding in ("gzip", "x-gzip"):
            if not body.startswith(b"\x1f\x8b"):
                return _plain(body)
            unfolded = _inflate(body, _GZIP)
        elif coding == "deflate":
            unfolded = _inflate(body, zlib.MAX_WBITS)
            if isinstance(unfolded, Unknown):
                return _plain(body)
        else:
            return _plain(body)
        if isinstance(unfolded, Unknown):
            return UNKNOWN
        body = unfolded
    return body


def unchunked(data: bytes) -> bytes | Unknown:
    """Undo `Transfer-Encoding: chunked` (RFC 9112 section 7.1); `UNKNOWN` when the last chunk is not there."""
    body, position = bytearray(), 0
    while (match := _CHUNK_SIZE.match(data, position)) is not None:
        size = int(match[1], 16)
        if size == 0:
            return bytes(body)
        end = match.end() + size
        if end > len(data):
            return UNKNOWN
        body += data[match.end() : end]
        position = end + (2 if data[end : end + 2] == b"\r\n" else 1)
    return UNKNOWN


def _of_length(shown: bytes, length: int, *, json_told: bool) -> bytes | Unknown:
    """Return the body of `length` bytes in what is shown; a terminal turns CRLF into LF and drops a last line break."""
    if len(shown) == length:
        return shown
    # Whoever pastes a transcript may part the body from its head by a line more: then all that follows is the body.
    parted = shown.strip(b"\r\n")
    if len(parted) == length:
        return parted
    if (document := _document(shown, followed=False)) is not None:
        return next((form for form in _written(document) if len(form) == length), document)
    if len(shown) >= length:
        # A client's own words may stand between them: `Saving to: 'STDOUT'`.
        lines = (line.strip(b"\r") for line in shown.split(b"\n"))
        said = next((line for line in lines if len(line) == length and line[:1] in _OPENINGS), None)
        if said is None and json_told and shown.lstrip()[:1] not in _VALUES:
            return UNKNOWN
        return shown[:length] if said is None else said
    if not shown.strip():
        return UNKNOWN
    with_crlf = re.sub(rb"(?<!\r)\n", b"\r\n", shown)
    restored = (with_crlf, shown + b"\n", with_crlf + b"\r\n")
    return next((candidate for candidate in restored if len(candidate) == length), UNKNOWN)


def _document(shown: bytes, *, followed: bool) -> bytes | None:
    """Return the JSON object or array that stands first; `None` without, or where more must follow and does not.

    What stands behind it, a prompt or a sentence, is nobody's JSON.
    """
    text = shown.lstrip(b"\r\n \t")
    if text[:1] not in (b"{", b"["):
        return None
    try:
        document = text.decode()
        _, end = _DECODER.raw_decode(document)
    except (ValueError, RecursionError):
        return None
    rest = document[end:].lstrip()
    if rest[:1] in ("{", "[", ",") or (followed and not rest):
        return None
    return document[:end].encode()


def _written(document: bytes) -> Iterator[bytes]:
    """Yield the ways in which the same document may have been written before somebody laid it out."""
    yield document
    value = _DECODER.decode(document.decode())
    for separators in ((",", ":"), (", ", ": ")):
        yield json.dumps(value, separators=separators).encode()


def _is_json(headers: Headers) -> bool:
    """Tell whether the body is said to be JSON, or is one of API Gateway's that says nothing of its type."""
    kind = headers.get("content-type")
    return (isinstance(kind, str) and "json" in kind) or (
        kind is None and isinstance(headers.get("apigw-requestid"), str)
    )


def _codings(headers: Headers) -> list[str]:
    named = ",".join(headers.all("content-encoding")).lower().split(",")
    return [coding.strip() for coding in named if coding.strip() not in ("", "identity")]


def _plain(body: bytes) -> bytes | Unknown:
    """Return a body that reads as text: it was decoded before it was saved."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return UNKNOWN
    return UNKNOWN if re.search(r"[\x00-\x08\x0e-\x1f]", text) else body


def _inflate(body: bytes, window: int) -> bytes | Unknown:
    inflater = zlib.decompressobj(window)
    try:
        unfolded = inflater.decompress(body, _LARGEST)
    except zlib.error:
        return UNKNOWN
    return unfolded if inflater.eof else UNKNOWN
