"""Logs in the forms in which AWS hands them out become the lines of the log, whatever file somebody got hold of.

CSV from the consoles of CloudWatch Logs and Logs Insights, `aws logs ... --output text`, what a subscription sends to
Firehose, Kinesis or a function ("Using CloudWatch Logs subscription filters", Amazon CloudWatch Logs user guide), rows
of a query that asked for fields, and lists of messages that `--query` took out. JSON with `events` is read elsewhere.
"""

import base64
import io
import json
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, Final

from gatewright.model.lazy_pattern import pattern
from gatewright.sources.encoding import to_bytes
from gatewright.sources.errors import EvidenceError
from gatewright.sources.json_text import JsonError, parse
from gatewright.sources.log_content import documents, wrapped
from gatewright.sources.log_content.item import Dated, Item
from gatewright.sources.log_content.kinds import is_header

_PAYLOAD: Final = pattern(r'\{[^{}]{0,2000}"messageType"\s*:\s*"(?:DATA|CONTROL)_MESSAGE"')
_TO_A_FUNCTION: Final = pattern(r'\s*\{\s*"awslogs"\s*:\s*\{\s*"data"\s*:')
_LISTED: Final = pattern(r"EVENTS\t")
_EXPANDED: Final = pattern(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?\s+(?=\{\s*\n)")
"""What the console writes before a row that somebody opened."""

_DECODER: Final = json.JSONDecoder()
_GZIP: Final = zlib.MAX_WBITS | 16
_LARGEST: Final = 64 * 1024 * 1024


def handed_out(text: str) -> str | None:
    """Return the lines of a log that came in one of these forms; `None` for any other text."""
    stripped = text.lstrip()
    if stripped[:1] == "{":
        return _of_an_object(text)
    if stripped[:1] == "[":
        return _of_a_list(text)
    if stripped[:1] == '"' and (told := _of_strings(stripped)) is not None:
        return told
    if _EXPANDED.match(stripped) is not None and (told := _of_rows(stripped)) is not None:
        return told
    if _LISTED.match(stripped) is not None:
        return _joined(wrapped.listed(map(to_bytes, stripped.split("\n"))))
    if is_header(stripped.partition("\n")[0].rstrip("\r")):
        return _joined(wrapped.columns(map(to_bytes, stripped.split("\n"))))
    return None


def _of_an_object(text: str) -> str | None:
    if _TO_A_FUNCTION.match(text) is not None:
        data = parse(text)["awslogs"]["data"]
        return _of_an_object(_unpacked(data))
    if _PAYLOAD.match(text.lstrip()) is not None:
        return _joined(documents.of_objects(io.BytesIO(to_bytes(text)), lambda _: None))
    if '"results"' in text[:4000] and '"@message"' not in text:
        return _joined(documents.of_objects(io.BytesIO(to_bytes(text)), lambda _: None, listings=True)) or None
    return None


def _of_a_list(text: str) -> str | None:
    try:
        document: Any = parse(text)
    except JsonError:
        return None
    if not isinstance(document, list) or not document or not all(_is_told(each) for each in document):
        return None
    return _joined(documents.of_array(io.BytesIO(to_bytes(text))))


def _is_told(value: object) -> bool:
    """Tell a message, an event, or a row of a query: a list of fields."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(each, dict) and "field" in each for each in value)
    return isinstance(value, str) or documents.is_event(value)


def _of_strings(text: str) -> str | None:
    """Return what lines hold that are a JSON string each, as `jq` prints messages."""
    told: list[str] = []
    for line in text.splitlines():
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError:
            return None
        if not isinstance(value, str):
            return None
        told.append(value)
    return "\n".join(told)


def _of_rows(text: str) -> str | None:
    """Return the rows that somebody opened in the console and copied: a time, and JSON over several lines."""
    told: list[str] = []
    while (found := _EXPANDED.match(text)) is not None:
        try:
            value, end = _DECODER.raw_decode(text, found.end())
        except ValueError:
            return None
        told.append(json.dumps(value))
        text = text[end:].lstrip()
    return None if text else "\n".join(told)


def _joined(found: Iterable[Item]) -> str:
    return "\n".join(_lines(found))


def _lines(found: Iterable[Item]) -> Iterator[str]:
    for each in found:
        if isinstance(each, Dated):
            yield each.line.decode("utf-8", "surrogateescape")
        elif isinstance(each, bytes):
            yield each.decode("utf-8", "surrogateescape")
        else:
            yield json.dumps(dict(each))


def _unpacked(data: object) -> str:
    """Return what a function was sent: gzip in Base64."""
    try:
        given = zlib.decompressobj(_GZIP).decompress(base64.b64decode(str(data)), _LARGEST)
    except (ValueError, zlib.error) as error:
        raise EvidenceError("expected gzip in Base64 in `awslogs.data`, as a subscription sends it") from error
    return given.decode("utf-8", "replace")
