"""Which form a file of logs has, told by its first bytes and never by its name."""

import csv
import json
from typing import Final, Literal

from gatewright.model.lazy_pattern import pattern
from gatewright.sources.errors import EvidenceError
from gatewright.sources.log_content.documents import is_event, is_listing, is_payload
from gatewright.sources.log_content.packed import packing_of
from gatewright.sources.log_events import unwrapped
from gatewright.sources.log_names import is_access_log

Kind = Literal["empty", "lines", "exported", "wrapped", "listed", "listings", "objects", "array", "columns", "table"]
"""`lines` alone; `exported` to S3, a time before each; `wrapped` by a command that follows logs; `listed` as text by
the AWS CLI; JSON: `listings` as it answers them, `objects` that are no lines, an `array`; `columns` of CSV with a
header; a `table` of Parquet."""

BY_LINE: Final = frozenset({"lines", "exported", "wrapped", "listed"})
"""Kinds of which any line can be read without those before it."""

_EXPORTED: Final = pattern(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z ")
_LISTED: Final = pattern(r"EVENTS\t[^\t]+\t[^\t]+\t")
_OF_A_LISTING: Final = pattern(
    r'\{\s*"(?:events|results|Records|searchedLogStreams|nextToken|nextForwardToken|nextBackwardToken|queryLanguage'
    r'|statistics|status|encryptionKey)"\s*:\s*'
)
_PAYLOAD: Final = pattern(r'\{[^{}]{0,2000}"messageType"\s*:\s*"(?:DATA|CONTROL)_MESSAGE"')
_ARRAY: Final = pattern(r"\[\s*(?=[\[{\"])")
_NAME: Final = pattern(r"[A-Za-z_][A-Za-z0-9_.-]*")
_LOOKED_AT: Final = 20
_PLAINLY: Final = 1024
_OTHERS: Final = (
    (b"PK\x03\x04", "a zip archive"),
    (b"%PDF", "a PDF"),
    (b"Obj\x01", "Avro"),
    (b"ORC", "ORC"),
    (b"SQLite format 3\0", "a database of SQLite"),
    (b"\x7fELF", "a program"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_DECODER: Final = json.JSONDecoder(strict=False)


def kind_of(head: bytes) -> Kind:
    """Return the form of a file that starts so; raises `EvidenceError` where it holds no log in any form."""
    if head.startswith(b"PAR1"):
        return "table"
    _refuse_others(head)
    text = head.decode("utf-8", "replace").lstrip()
    if not text:
        return "empty"
    if text.startswith("{"):
        return _of_object(text)
    if _ARRAY.match(text) is not None:
        return _of_array(text)
    if _EXPORTED.match(text) is not None:
        return "exported"
    first = [line for line in text.split("\n", 4 * _LOOKED_AT)[: 4 * _LOOKED_AT] if line.strip()][:_LOOKED_AT]
    if any(_LISTED.match(line) is not None for line in first):
        return "listed"
    if any(_is_wrapped(line) for line in first):
        return "wrapped"
    return "columns" if is_header(first[0]) else "lines"


def message_column(header: str) -> int | None:
    """Return which column of CSV holds the message, told by its header; `None` where this is none."""
    names = column_names(header)
    found = [number for number, name in enumerate(names) if name in ("@message", "message")]
    return found[0] if found and len(names) > 1 else None


def is_header(line: str) -> bool:
    """Tell whether a line is the header of CSV with a column of messages, or with the variables of an access log."""
    if message_column(line) is not None:
        return True
    names = [name for name in column_names(line) if not name.startswith("@")]
    return len(names) > 1 and all(map(_NAME.fullmatch, names)) and is_access_log(dict.fromkeys(names, "-"))


def column_names(header: str) -> list[str]:
    """Return the names of the columns of CSV."""
    try:
        return [name.strip() for name in next(csv.reader([header.removeprefix("\N{BOM}")]), [])]
    except csv.Error:
        return []


def _refuse_others(head: bytes) -> None:
    for magic, name in _OTHERS:
        if head.startswith(magic):
            raise EvidenceError(f"expected log lines, plain, compressed or in Parquet, got {name}")
    if head[257:262] == b"ustar":
        raise EvidenceError("expected log lines, plain, compressed or in Parquet, got a tar archive: unpack it first")
    if (packing := packing_of(head)) is not None:
        raise EvidenceError(f"expected log lines, got {packing.name} within too many others")
    if b"\0" in head[:_PLAINLY]:
        raise EvidenceError("expected log lines, plain, compressed or in Parquet, got data that is no text")


def _of_object(text: str) -> Kind:
    """Tell JSON objects that are lines of a log from those that hold such lines, or stand on one line together."""
    try:
        document, end = _DECODER.raw_decode(text)
    except (ValueError, RecursionError) as error:
        if _PAYLOAD.match(text) is not None:
            return "objects"
        # A line that was not written to its end, before others that were, is no document that goes on behind the head.
        return "listings" if _OF_A_LISTING.match(text) is not None and _is_cut_off(text, error) else "lines"
    if is_payload(document) or is_event(document):
        return "objects"
    if is_listing(document):
        return "listings"
    return "objects" if _run_together(text, end) else "lines"


def _is_cut_off(text: str, error: Exception) -> bool:
    """Tell JSON that only lacks its end from what is none."""
    if not isinstance(error, json.JSONDecodeError) or error.msg.startswith("Unterminated string"):
        return True
    return error.pos >= len(text.rstrip()) - len("false")


def _run_together(text: str, end: int) -> bool:
    """Tell whether the first object shares its line with the next, or takes several lines."""
    return text[end : end + 200].lstrip(" \t,").startswith("{") or "\n" in text[:end]


def _of_array(text: str) -> Kind:
    start = text.index("[") + 1
    while text[start].isspace():
        start += 1
    try:
        _, end = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        # One item longer than what is looked at is a log's all the same.
        return "array" if len(text) > 60_000 else "lines"
    rest = text[end:].lstrip()
    return "array" if not rest or rest.startswith(",") or not rest.removeprefix("]").strip() else "lines"


def _is_wrapped(line: str) -> bool:
    return unwrapped(line) != line.rstrip("\r\n")
