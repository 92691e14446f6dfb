"""Evidence freed of what a chat, a tracker, an editor, a terminal or a log shipper put around its lines.

People paste what they see: quoted with `> `, indented, numbered, coloured, behind the time and the container of each
line, as HTML, as one JSON string. What no transcript has is taken off; every other change is made only where more of
a transcript comes out of it.
"""

import json
import re
from collections.abc import Callable
from typing import Final

from gatewright.model.lazy_pattern import pattern

_COLOUR: Final = pattern(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])")
"""Escape sequences of a terminal (ECMA-48)."""

_INVISIBLE: Final = re.compile("[\u200b-\u200f\u2060\ufeff]")
_SPACES: Final = re.compile("[\u00a0\u202f\u2007]")
_START: Final = (
    r"(?:(?:\d\d:\d\d:\d\d\.\d{6} )?(?:\[(?:\d+|n)-(?:\d+|n)\] )?(?:< HTTP/|> [A-Z]{3,10} \S+ HTTP/|\*   Trying "
    r"|(?:=>|<=) (?:Send|Recv) )|HTTP/[\d.]+ +[1-5]\d\d(?: |\r?$)|--> [A-Z]{3,10} https?://|<-- [1-5]\d\d )"
)
_STARTS: Final = pattern(rf"^{_START}", re.MULTILINE)
"""What the first line of a request, an answer or a connection looks like in a transcript."""

_BEFORE: Final = pattern(rf"^(?P<before>[^\n]{{1,70}}?)(?={_START})", re.MULTILINE)
_PIECE: Final = pattern(r"\d+|[ \t]+|[^\d \t]+")
_TAG: Final = pattern(
    r"</?(?:pre|code|p|div|span|br|tt|samp|blockquote|body|html|font|b|i)\b[^>\n]{0,200}>", re.IGNORECASE
)
_AS_HTML: Final = pattern(r"<(?:pre|code|blockquote|div|p)\b|&(?:gt|lt|quot);", re.IGNORECASE)
_PAGE: Final = pattern(r"\s*<(?:pre|code|blockquote)\b", re.IGNORECASE)
_ENTITY: Final = pattern(r"&(?:quot|lt|gt);")
_QUOTED: Final = pattern(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_ESCAPED: Final = pattern(r'^[ \t]*\{\\"', re.MULTILINE)
"""JSON that was the value of a string somewhere."""

_TYPOGRAPHIC: Final = str.maketrans({"\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2018": "'", "\u2019": "'"})
_MOST: Final = 2_000_000
"""A longer text is a log or a file, and was not pasted."""


def as_printed(text: str) -> str:
    """Return the text as the tool printed it, as far as that can be told."""
    if len(text) > _MOST:
        return text
    text = single_spaced(_legible(_of_a_string(text) or _of_a_page(text) or text))
    changed = (each for change in _CHANGES if (each := change(text)) is not None)
    best = max((text, *changed), key=_beginnings)
    return best if _beginnings(best) else _unquoted(best)


def _beginnings(text: str) -> int:
    """Return how many lines begin something of a transcript."""
    return sum(1 for _ in _STARTS.finditer(text))


def _legible(text: str) -> str:
    """Return a text without colours and signs that nobody sees, with plain quotes where JSON has others."""
    if "\x1b" in text:
        text = _COLOUR.sub("", text)
    if not text.isascii():
        text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
        if "{\u201c" in text or "{ \u201c" in text:
            text = text.translate(_TYPOGRAPHIC)
    if "\r" in text and "\n" not in text:
        text = text.replace("\r", "\n")
    if '{"' not in text and _ESCAPED.search(text) is not None:
        text = text.replace('\\"', '"')
    return text


def _without_prefixes(text: str) -> str | None:
    """Return a text without what stands before each line; `None` where nothing does."""
    for found in _BEFORE.finditer(text):
        form = _form(found["before"])
        following = text[found.end() :].split("\n", 2)[1:2]
        if following and following[0].strip() and form.match(following[0]) is not None:
            return form.sub("", text)
    return None


def _form(before: str) -> re.Pattern[str]:
    """Return what matches a line's prefix with other numbers in it, also where an editor took its last blanks."""
    pieces = _PIECE.findall(before)
    parts = [r"\d+" if piece.isdigit() else re.escape(piece) for piece in pieces]
    for place, piece in enumerate(pieces):
        if piece.isspace() and place + 1 < len(pieces) and pieces[place + 1].isdigit():
            # Numbers are set flush right.
            parts[place] = r"[ \t]*"
    if pieces[0].isdigit():
        parts.insert(0, r"[ \t]*")
    if pieces[-1].isspace():
        parts[-1] = rf"(?:{parts[-1]}|[ \t]*$)"
    return re.compile("^" + "".join(parts), re.MULTILINE)


def _of_html(text: str) -> str | None:
    if _AS_HTML.search(text) is None:
        return None
    import html  # noqa: PLC0415 - its table of entities is large, and few texts have any

    return html.unescape(_TAG.sub("", text))


def _of_a_page(text: str) -> str | None:
    """Return the text of which somebody copied the source, as a tracker shows it."""
    return _of_html(text) if _PAGE.match(text) is not None and _ENTITY.search(text) is not None else None


def _of_a_string(text: str) -> str | None:
    """Return the text that one JSON string holds."""
    stripped = text.strip()
    if stripped[:1] != '"' or stripped[-1:] != '"':
        return None
    try:
        value = json.loads(stripped)
    except ValueError:
        return None
    return value if isinstance(value, str) else None


def _of_log_objects(text: str) -> str | None:
    """Return what a container wrote, of which the runtime kept each line as `{"log": ...}`."""
    if '"log"' not in text:
        return None
    told: list[str] = []
    for line in text.splitlines():
        try:
            value = json.loads(line) if line.strip() else {"log": ""}
        except ValueError:
            return None
        log = value.get("log") if isinstance(value, dict) else None
        if not isinstance(log, str):
            return None
        told.append(log.rstrip("\r\n"))
    return "\n".join(told)


def _unquoted(text: str) -> str:
    """Return a text of which every line is quoted without the quote marks."""
    lines = [line for line in text.split("\n") if line.strip()]
    quoted = bool(lines) and all(line.lstrip().startswith(">") for line in lines)
    return _QUOTED.sub("", text) if quoted else text


_CHANGES: Final[tuple[Callable[[str], str | None], ...]] = (
    _of_log_objects,
    _of_html,
    _without_prefixes,
)
"""What may bring a transcript to light."""


def single_spaced(text: str) -> str:
    """Return a text whose every second line is blank, as some programs paste it, without these lines."""
    lines = text.split("\n")
    between = lines[1::2]
    if len(lines) < 8 or any(line.strip() for line in between):
        return text
    return "\n".join(lines[0::2])
