"""
The pages of causes as HTML: the little of Markdown that they have, and all else as it stands.

Headings, paragraphs, lists, code between backticks and between fences, and addresses between angle brackets.
"""

import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Final

from gatewright.model.lazy_pattern import pattern

Linked = Callable[[str], str | None]
"""Returns the address that a word leads to, escaped; `None` where it leads nowhere."""

_INLINE: Final = pattern(r"`([^`]+)`|<(https://[^<>\s]+)>")
_ITEM: Final = pattern(r"(?:- |(\d+)\. )(.*)")
_WORD: Final = re.compile(r"([a-z0-9-]+\.[a-z0-9-]+): ")


def as_html(text: str, linked: Linked = lambda _: None) -> str:
    """Return a page; `linked` tells where a cause that begins an item leads to."""
    return "".join(_blocks(text.splitlines(), linked))


def _blocks(lines: list[str], linked: Linked) -> Iterator[str]:
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if line == "```":
            end = lines.index("```", at) if "```" in lines[at:] else len(lines)
            yield f"<pre>{escape(chr(10).join(lines[at:end]))}</pre>"
            at = end + 1
        elif line.startswith("#"):
            level = len(line) - len(line.lstrip("#"))
            yield f"<h{level}>{_inline(line.lstrip('# '))}</h{level}>"
        elif _ITEM.fullmatch(line):
            end = next((place for place in range(at, len(lines)) if not _goes_on(lines[place])), len(lines))
            yield _list(lines[at - 1 : end], linked)
            at = end
        elif line.strip():
            yield f"<p>{_inline(line)}</p>"


def _goes_on(line: str) -> bool:
    return line.startswith("  ") or _ITEM.fullmatch(line) is not None


def _list(lines: list[str], linked: Linked) -> str:
    """Return a list; an indented line goes on with the item above it."""
    kind = "ol" if lines[0][0].isdigit() else "ul"
    items: list[str] = []
    for line in lines:
        found = _ITEM.fullmatch(line)
        if found is not None:
            items.append(_begun(found[2], linked))
        else:
            items[-1] += f"<p>{_inline(line.strip())}</p>"
    return f"<{kind}>{''.join(f'<li>{item}</li>' for item in items)}</{kind}>"


def _begun(text: str, linked: Linked) -> str:
    word = _WORD.match(text)
    address = None if word is None else linked(word[1])
    if word is None or address is None:
        return _inline(text)
    return f'<a href="{address}">{escape(word[1])}</a>: {_inline(text[word.end() :])}'


def _inline(text: str) -> str:
    parts, at = [], 0
    for found in _INLINE.finditer(text):
        parts.append(escape(text[at : found.start()]))
        if found[1] is not None:
            parts.append(f"<code>{escape(found[1])}</code>")
        else:
            address = escape(found[2])
            parts.append(f'<a href="{address}" rel="noreferrer noopener">{address}</a>')
        at = found.end()
    return "".join(parts) + escape(text[at:])
