"""A part of a HAR file that somebody cut out: one entry, a list of them, or the list's member, becomes a whole one.

Also a HAR that stands in a code block of Markdown.
"""

import json
from typing import Any, Final

from gatewright.model.lazy_pattern import pattern
from gatewright.sources.json_text import JsonError, parse

_OF_A_HAR: Final = ('"startedDateTime"', '"entries"')
_BLOCK: Final = pattern(r"(?ms)^[ \t]*(?:```|~~~)\w*[ \t]*\n(?P<text>[ \t]*[{\[].*?)^[ \t]*(?:```|~~~)[ \t]*$")
_LONGEST: Final = 8_000_000


def whole_har(text: str) -> str | None:
    """Return the HAR that a part of one belongs to; `None` for any other text, and for a HAR that is whole."""
    if len(text) > _LONGEST or not any(mark in text for mark in _OF_A_HAR):
        return None
    if text.lstrip()[:1] not in ("{", "["):
        block = _BLOCK.search(text)
        return None if block is None else whole_har(block["text"]) or block["text"]
    try:
        document = parse(text)
    except JsonError:
        return None
    entries = _entries(document)
    return None if entries is None else json.dumps({"log": {"entries": entries}})


def _entries(document: Any) -> list[Any] | None:
    if isinstance(document, dict) and "log" not in document and isinstance(document.get("entries"), list):
        return _entries(document["entries"])
    listed = document if isinstance(document, list) else [document]
    return listed if listed and all(map(_is_entry, listed)) else None


def _is_entry(value: object) -> bool:
    """Tell an entry from an exchange file, which has no time."""
    return isinstance(value, dict) and "startedDateTime" in value and isinstance(value.get("request"), dict)
