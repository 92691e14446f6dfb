"""A value as the author of a text would have written it: JSON, a block of YAML, or YAML between brackets."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from gatewright.model.lazy_pattern import pattern

_PLAIN: Final = pattern(r"[A-Za-z_/$][A-Za-z0-9_./$-]*(?::+[A-Za-z0-9_./$-]+)*")
"""Texts that need no quotes anywhere in YAML."""

_ADDRESS: Final = pattern(r"[0-9]+(?:\.[0-9]+){3}(?:/[0-9]+)?")
"""Addresses are none either."""

_ODD: Final = pattern(r"(?i:y|n|yes|no|on|off|true|false|null|~)")
"""Texts that are no texts without quotes."""

_SHORT: Final = {"Ref": "!Ref", "Fn::Sub": "!Sub", "Fn::GetAtt": "!GetAtt"}


_WIDEST: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """How the author writes."""

    json: bool
    """Whether the text is JSON."""

    step: int
    """By how many columns a level is indented."""

    quote: str = '"'
    """Which quotes stand around texts of YAML that need some."""

    short_tags: bool = False
    """Whether functions of CloudFormation are written as `!Ref`."""

    newline: str = "\n"
    """What ends a line."""

    spread: bool = True
    """Whether the values of JSON stand on lines of their own."""


def hand_of(text: str, *, is_json: bool) -> Hand:
    """Return how the author of a text writes."""
    indents = [len(found) for found in re.findall(r"(?m)^( +)\S", text)]
    indents = [each for each in indents if each > 0]
    return Hand(
        json=is_json,
        step=min(indents, default=2) if min(indents, default=2) <= _WIDEST else 2,
        quote="'" if text.count("'") > text.count('"') else '"',
        short_tags=not is_json and re.search(r"(?<!\w)!(Ref|Sub|GetAtt)\b", text) is not None,
        newline="\r\n" if "\r\n" in text else "\n",
        spread="\n" in text.strip(),
    )


def inline(value: Any, hand: Hand) -> str:
    """Return a value on one line."""
    if hand.json:
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        short = _short(value, hand)
        if short is not None:
            return short
        return "{" + ", ".join(f"{_scalar(name, hand)}: {inline(one, hand)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inline(one, hand) for one in value) + "]"
    return _scalar(value, hand)


def spread(value: Any, hand: Hand, column: int) -> str:
    """Return a value of JSON on as many lines as its author would take; the first line is not indented."""
    if not hand.spread:
        return json.dumps(value, ensure_ascii=False)
    text = json.dumps(value, ensure_ascii=False, indent=hand.step)
    return text.replace("\n", hand.newline + " " * column)


def block(value: Any, hand: Hand) -> list[str]:
    """Return a mapping or a list as lines of a block, the outermost not indented."""
    return list(_lines(value, hand))


def is_scalar(value: Any, hand: Hand) -> bool:
    """Return whether a value stands on one line even in a block."""
    return (
        not isinstance(value, dict | list) or not value or (isinstance(value, dict) and _short(value, hand) is not None)
    )


def _lines(value: Any, hand: Hand) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            if is_scalar(one, hand):
                yield f"- {inline(one, hand)}"
                continue
            first, *others = _lines(one, hand)
            yield f"- {first}"
            yield from (f"  {line}" for line in others)
        return
    for name, one in value.items():
        yield from entry(name, one, hand)


def entry(name: str, value: Any, hand: Hand) -> Iterator[str]:
    """Yield the lines of a member of a block."""
    if is_scalar(value, hand):
        yield f"{_scalar(name, hand)}: {inline(value, hand)}"
        return
    yield f"{_scalar(name, hand)}:"
    yield from (" " * hand.step + line for line in _lines(value, hand))


def _short(value: dict[str, Any], hand: Hand) -> str | None:
    """Return a function of CloudFormation by its short tag."""
    if len(value) != 1 or not hand.short_tags:
        return None
    ((name, told),) = value.items()
    if name == "Fn::GetAtt" and isinstance(told, list):
        told = ".".join(str(one) for one in told)
    return f"{_SHORT[name]} {_scalar(told, hand)}" if name in _SHORT and isinstance(told, str) else None


def _scalar(value: Any, hand: Hand) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, int | float):
        return json.dumps(value)
    return text_of(str(value), hand.quote, hand)


def text_of(text: str, quote: str, hand: Hand) -> str:
    """Return a text as a scalar, in quotes where it needs some."""
    if hand.json:
        return json.dumps(text, ensure_ascii=False)
    if _ADDRESS.fullmatch(text) or (_PLAIN.fullmatch(text) and not _ODD.fullmatch(text)):
        return text
    return quoted(text, quote)


def quoted(text: str, quote: str) -> str:
    """Return a text of YAML in quotes."""
    if quote == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False)
