"""A long line on a terminal, broken where words end, so that what hangs below a number or a name stays below it.

Between East Asian characters a line may break anywhere but before the marks that cling to the one before (JIS X 4051).
"""

from collections.abc import Iterator
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.model.terminal import width

_ESCAPE: Final = r"\x1b\[[0-9;]*m"
_WIDE: Final = r"\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6"
_OPENING: Final = r"\u3008\u300a\u300c\u300e\u3010\u3014\uff08\uff3b\uff5b"
_CLOSING: Final = (
    r"\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\u30fb\u30fc\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d"
    r"\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7"
)
"""Punctuation that closes, and small kana."""

_SEQUENCE: Final = pattern(_ESCAPE)
_PIECE: Final = pattern(
    rf"(?P<blank> +)"
    rf"|(?:{_ESCAPE})*\[[^\[\]\x1b]{{1,60}}\](?:{_ESCAPE})*"
    rf"|(?:{_ESCAPE})*(?:[{_OPENING}]*[{_WIDE}][{_CLOSING}]*|(?:(?!{_ESCAPE})[^ {_WIDE}])+[{_CLOSING}]*)(?:{_ESCAPE})*"
    rf"|(?:{_ESCAPE})+"
)
"""Blanks, or what stays together: a mark in brackets, a word, an East Asian character with what clings to it."""

_NARROWEST: Final = 24
"""A terminal narrower than this is written to as if it had so many columns."""


def folded(line: str, columns: int | None, hang: int = 0) -> Iterator[str]:
    """Yield a line on as many as it needs to stay within the columns, those after the first indented by `hang`.

    A longer word (a URL, a name) stays whole, so that it can be copied. `None` is a place without an edge: a file.
    """
    if columns is None or _seen(line) <= columns:
        yield line
        return
    edge = max(columns, _NARROWEST + hang)
    taken, blanks = "", ""
    for match in _PIECE.finditer(line):
        if match["blank"] is not None:
            blanks = match[0]
            continue
        if taken.strip() and _seen(taken) + len(blanks) + _seen(match[0]) > edge:
            yield taken
            taken, blanks = " " * hang, ""
        taken, blanks = taken + blanks + match[0], ""
    yield taken


def _seen(text: str) -> int:
    return width(_SEQUENCE.sub("", text))
