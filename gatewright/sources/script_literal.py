"""A literal of a script, JavaScript's or Python's, as far as it is told: text, numbers, objects, lists.

What a name, a call or a sum stands for is not known: a string that holds some of it has the mark of a variable there,
so that whoever reads the value knows which part of it nobody told.
"""

import json
from dataclasses import dataclass
from typing import Final

from gatewright.model.lazy_pattern import pattern

UNTOLD: Final = "${...}"
"""What stands in a string for a part that nobody told."""

Literal = str | int | float | bool | None | list["Literal"] | dict[str, "Literal"]
"""A value as JSON has it."""

_BLANK: Final = pattern(r"(?:\s|//[^\n]*|#[^\n]*|/\*.*?\*/)*", 16)
_NUMBER: Final = pattern(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_NAME: Final = pattern(r"[A-Za-z_$][\w$]*(?:\s*\??\.\s*[A-Za-z_$][\w$]*)*")
_WORDS: Final[dict[str, Literal]] = {
    "true": True,
    "True": True,
    "false": False,
    "False": False,
    "null": None,
    "None": None,
    "undefined": None,
}
_WRITERS: Final = ("JSON.stringify", "json.dumps")
_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "0": "\0"}
_OPENING: Final = {"(": ")", "[": "]", "{": "}"}
_DEEPEST: Final = 40


@dataclass(slots=True)
class Script:
    """A place in a script, and what names above it stand for."""

    text: str
    """The script."""

    at: int
    """Where the next value begins."""

    names: dict[str, Literal]
    """What is known of names."""

    spaced: bool = False
    """True where JSON is written as Python writes it, blanks behind colons and commas."""

    def blank(self) -> str:
        """Step over blanks and comments, and return the sign behind them; empty at the end."""
        found = _BLANK.match(self.text, self.at)
        self.at = self.at if found is None else found.end()
        return self.text[self.at : self.at + 1]

    def takes(self, sign: str) -> bool:
        """Step over a sign, if it comes next."""
        if self.blank() != sign:
            return False
        self.at += 1
        return True


def value_at(script: Script, deep: int = 0) -> Literal:
    """Read a value with whatever is added to it; raises `ValueError` where there is none."""
    if deep > _DEEPEST:
        raise ValueError("too deep")
    found = _single(script, deep)
    while script.blank() == "+":
        script.at += 1
        more = _single(script, deep)
        found = f"{found if isinstance(found, str) else UNTOLD}{more if isinstance(more, str) else UNTOLD}"
    return found


def _single(script: Script, deep: int) -> Literal:
    sign = script.blank()
    if sign and sign in "'\"`":
        return _filled(script, _string(script, formatted=sign == "`"), deep)
    if sign and sign in "fFrRbB" and script.text[script.at + 1 : script.at + 2] in ("'", '"'):
        script.at += 1
        return _string(script, formatted=sign in "fF")
    if sign == "{":
        return _object(script, deep)
    if sign == "(":
        script.at += 1
        together = _items(script, ")", deep)
        return together[0] if len(together) == 1 else together
    if sign == "[":
        script.at += 1
        return _items(script, "]", deep)
    number = _NUMBER.match(script.text, script.at)
    if number is not None:
        script.at = number.end()
        return json.loads(number[0]) if not number[0].lstrip("-").startswith("0") else float(number[0])
    name = _NAME.match(script.text, script.at)
    if name is None:
        raise ValueError("no value")
    script.at = name.end()
    return _named(script, "".join(name[0].split()), deep)


def _filled(script: Script, text: str, deep: int) -> Literal:
    """Return a string with what is filled into it: `"Bearer {}".format(token)`, `"Bearer %s" % token`."""
    if script.text.startswith(".format(", script.at):
        script.at += len(".format")
        _skip(script)
        return text.partition("{")[0] + UNTOLD
    if script.spaced and script.blank() == "%":
        script.at += 1
        _single(script, deep)
        return text.partition("%")[0] + UNTOLD
    return text


def _named(script: Script, name: str, deep: int) -> Literal:
    """Return what a name stands for; what a call returns is known of those that write JSON."""
    if name in _WRITERS and script.blank() == "(":
        script.at += 1
        (told, *_) = _items(script, ")", deep) or [UNTOLD]
        separators = (", ", ": ") if script.spaced else (",", ":")
        return json.dumps(told, separators=separators, ensure_ascii=script.spaced)
    known: Literal = _WORDS.get(name, script.names.get(name, UNTOLD))
    while script.text[script.at : script.at + 1] in _OPENING and script.text[script.at : script.at + 1] != "{":
        known = UNTOLD
        _skip(script)
        behind = _NAME.match(script.text, script.at + 1) if script.text[script.at : script.at + 1] == "." else None
        script.at = script.at if behind is None else behind.end()
    return known


def _skip(script: Script) -> None:
    """Step over what stands in brackets."""
    closing = [_OPENING[script.text[script.at]]]
    script.at += 1
    while closing:
        sign = script.text[script.at : script.at + 1]
        if not sign:
            raise ValueError("a bracket is never closed")
        if sign in "'\"`":
            _string(script, formatted=False)
            continue
        if sign in _OPENING:
            closing.append(_OPENING[sign])
        elif sign == closing[-1]:
            closing.pop()
        script.at += 1


def _items(script: Script, closing: str, deep: int) -> list[Literal]:
    found: list[Literal] = []
    while not script.takes(closing):
        found.append(value_at(script, deep + 1))
        if not script.takes(",") and script.blank() != closing:
            raise ValueError("no list")
    return found


def _object(script: Script, deep: int) -> dict[str, Literal]:
    script.at += 1
    found: dict[str, Literal] = {}
    while not script.takes("}"):
        if script.blank() in "'\"":
            name = _string(script, formatted=False)
        else:
            match = _NAME.match(script.text, script.at)
            if match is None:
                raise ValueError("no object")
            name, script.at = match[0], match.end()
        # A member of one word stands for itself: `{ token }`.
        found[name] = value_at(script, deep + 1) if script.takes(":") else script.names.get(name, UNTOLD)
        if not script.takes(",") and script.blank() != "}":
            raise ValueError("no object")
    return found


def _string(script: Script, *, formatted: bool) -> str:
    """Read a string; what a template or a formatted string fills in is not told."""
    quote = script.text[script.at]
    closing = quote * 3 if script.text.startswith(quote * 3, script.at) and quote != "`" else quote
    script.at += len(closing)
    found: list[str] = []
    while not script.text.startswith(closing, script.at):
        sign = script.text[script.at : script.at + 1]
        if not sign or (sign == "\n" and len(closing) == 1 and quote != "`"):
            raise ValueError("a string is never closed")
        if sign == "\\":
            found.append(_escaped(script))
        elif formatted and (script.text.startswith("${", script.at) or (sign == "{" and quote != "`")):
            script.at = script.text.find("{", script.at)
            _skip(script)
            found.append(UNTOLD)
        else:
            found.append(sign)
            script.at += 1
    script.at += len(closing)
    return "".join(found)


def _escaped(script: Script) -> str:
    behind = script.text[script.at + 1 : script.at + 2]
    code = {"x": 2, "u": 4}.get(behind, 0)
    digits = script.text[script.at + 2 : script.at + 2 + code]
    script.at += 2 + code
    if code:
        return chr(int(digits, 16))
    return "" if behind == "\n" else _ESCAPES.get(behind, behind)
