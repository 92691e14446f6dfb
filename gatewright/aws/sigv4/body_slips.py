"""What signers take for the body: none at all, another writer's JSON, other letters, what it was before packing."""

import json
import zlib
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from gatewright.aws.sigv4.canonical import EMPTY_BODY_HASH, trimmed
from gatewright.aws.sigv4.difference import Detail
from gatewright.aws.sigv4.surgeon import UNSIGNED_PAYLOAD
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown

_STREAMED: Final = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"
_MARK: Final = b"\xef\xbb\xbf"
"""The byte order mark that some editors and writers put before UTF-8."""

_INSTEAD: Final = (b"{}", b"null", b'""', b"undefined", b"[]", b"None", b"[object Object]")
"""What programs hand to their signer where they have no body, or have it in another form."""

_AUTO: Final = zlib.MAX_WBITS | 32
"""Both gzip and zlib."""

_LONG: Final = 8 * 1024
"""A longer body is written twice, and not again and again: whoever sends one must not keep a gateway busy."""

_LONGEST: Final = 128 * 1024
"""And one longer than this not at all."""

_MOST_UNPACKED: Final = 10 * 1024 * 1024
"""API Gateway takes no longer body."""


def body_slips(request: Request) -> Iterator[tuple[Detail, str]]:
    """Yield what may stand in the last line of the canonical request that was signed, and which slip puts it there."""
    yield "empty", EMPTY_BODY_HASH
    yield "unsigned-payload", UNSIGNED_PAYLOAD
    yield "unsigned-payload", _STREAMED
    yield "empty", ""
    claimed = request.headers.get("x-amz-content-sha256")
    if isinstance(claimed, str):
        yield "", trimmed(claimed)
    if not isinstance(request.body, Unknown):
        yield from other_hashes(request.body)


def other_hashes(body: bytes) -> Iterator[tuple[Detail, str]]:
    """Yield the hashes of what may have been signed in place of this body, and of it in another notation."""
    digest = sha256(body)
    yield "upper-case", digest.hexdigest().upper()
    yield "base64", b64encode(digest.digest()).decode()
    for detail, other in _other_bodies(body):
        if other != body:
            yield detail, sha256(other).hexdigest()


def _other_bodies(body: bytes) -> Iterator[tuple[Detail, bytes]]:
    yield from (("line-break", other) for other in (body.rstrip(b"\r\n"), body + b"\n", body + b"\r\n", body.strip()))
    if len(body) > _LONG:
        yield from (("other-json", other) for other in _same_long_json(body))
        return
    crlf = body.replace(b"\r\n", b"\n")
    yield from (("line-break", other) for other in (crlf, crlf.replace(b"\n", b"\r\n")))
    yield from (("mark", other) for other in (body.removeprefix(_MARK), _MARK + body))
    yield from (("stand-in", other) for other in _INSTEAD)
    yield from (("other-json", other) for other in _same_json(body))
    yield from (("other-letters", other) for other in _other_letters(body))
    unpacked = _unpacked(body)
    if unpacked is not None:
        yield "packed", unpacked


def _same_json(body: bytes) -> Iterator[bytes]:
    """Yield the body as other writers of JSON put it, and as a text within JSON."""
    try:
        value = json.loads(body)
        texts = [text for each in (value, json.loads(body, parse_float=_as_javascript)) for text in _written(each)]
        inner = [value, value.replace("'", '"')] if isinstance(value, str) else []
    except (ValueError, RecursionError):
        return
    as_text = body.decode("utf-8", "replace")
    for text in dict.fromkeys((*texts, *inner, json.dumps(as_text), json.dumps(as_text, ensure_ascii=False))):
        yield text.encode("utf-8", "surrogatepass")


def _same_long_json(body: bytes) -> Iterator[bytes]:
    """Yield the two forms that are in use most: those of JavaScript and of Python."""
    if len(body) > _LONGEST:
        return
    try:
        value = json.loads(body)
        texts = json.dumps(value, separators=(",", ":"), ensure_ascii=False), json.dumps(value)
    except (ValueError, RecursionError):
        return
    yield from (text.encode("utf-8", "surrogatepass") for text in texts)


def _written(value: object) -> Iterator[str]:
    """Yield one value as the writers of Python, JavaScript, PHP and Go write it."""
    yield str(value)
    for ordered in (False, True):
        for ascii_only in (True, False):
            compact = json.dumps(value, separators=(",", ":"), ensure_ascii=ascii_only, sort_keys=ordered)
            yield compact
            yield compact.replace("/", "\\/")
            yield compact.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
            yield json.dumps(value, ensure_ascii=ascii_only, sort_keys=ordered)
            for indent in (2, 4, "\t"):
                yield json.dumps(value, indent=indent, ensure_ascii=ascii_only, sort_keys=ordered)


def _as_javascript(number: str) -> float | int:
    """Read `1.0` as JavaScript does, which writes it as `1`."""
    value = float(number)
    return int(value) if value.is_integer() else value


def _other_letters(body: bytes) -> Iterator[bytes]:
    """Yield the body in the other of the two encodings of letters that clients use."""
    try:
        yield body.decode("utf-8").encode("latin-1")
    except UnicodeError:
        yield body.decode("latin-1").encode("utf-8")
        return
    yield body.decode("latin-1").encode("utf-8")


def _unpacked(body: bytes) -> bytes | None:
    """Return the body before its client packed it, with gzip or deflate."""
    try:
        reader = zlib.decompressobj(_AUTO)
        unpacked = reader.decompress(body, _MOST_UNPACKED)
    except zlib.error:
        return None
    return unpacked if reader.eof else None
