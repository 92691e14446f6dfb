"""
The pieces of a filter pattern for JSON or for columns, and how a value is compared.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html. `*` in a text stands for anything
(documented); numbers are compared as numbers, whatever their spelling; a regular expression between `%` is found
anywhere in the value (documented). That a number also equals the text that spells it is inferred.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from gatewright.model.lazy_pattern import pattern
from gatewright.services.logs.errors import invalid_parameter

Kind = Literal["text", "regex", "word", "sign"]

_TOKEN: Final = pattern(
    r"""\s*(?:"(?P<text>(?:[^"\\]|\\.)*)"|%(?P<regex>[^%\s]+)%|(?P<sign>&&|\|\||!=|>=|<=|\.\.\.|[=<>(){},\[\]])"""
    r"""|(?P<word>(?:\$[^\s=!<>(){}&|,"]*|[^\s=!<>(){}&|,"\[\]%]+)))""",
    re.DOTALL,
)
_NUMBER: Final = pattern(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_LONGEST: Final = 1024
"""Characters of a filter pattern (the model of FilterLogEvents)."""


@dataclass(frozen=True, slots=True)
class Token:
    """One piece."""

    kind: Kind
    """Quoted, a regular expression, a bare word, or a sign."""

    text: str
    """What it says, without quotes."""


Test = Callable[[Any], bool]
"""Whether a value is wanted."""


def tokens(pattern: str) -> list[Token]:
    """Return the pieces of a pattern; raise InvalidParameterException for what is none."""
    found: list[Token] = []
    place, end = 0, len(pattern.rstrip())
    while place < end:
        match = _TOKEN.match(pattern, place)
        if match is None or match.end() == place or len(pattern) > _LONGEST:
            raise invalid()
        kind: Kind = match.lastgroup  # type: ignore[assignment]  # the four groups are the four kinds
        text = match[kind]
        found.append(Token(kind, re.sub(r"\\(.)", r"\1", text) if kind == "text" else text))
        place = match.end()
    return found


def invalid() -> Exception:
    """Return the refusal of a pattern (the words are reported by many users of AWS)."""
    return invalid_parameter("Invalid filter pattern")


def comparison(operator: str, wanted: Token) -> Test:
    """Return the test that `operator wanted` asks for."""
    if wanted.kind == "sign" or operator not in {"=", "!=", "<", ">", "<=", ">="}:
        raise invalid()
    if operator in {"=", "!="}:
        equal = _equality(wanted)
        return equal if operator == "=" else lambda value: not equal(value)
    limit = number(wanted.text) if wanted.kind == "word" else None
    if limit is None:
        raise invalid()
    return _order(operator, limit)


def regular_expression(text: str) -> Callable[[str], bool]:
    """Return whether a regular expression is found in a text: in time that grows with the text alone."""
    import re2  # noqa: PLC0415  # wanted by few patterns

    options = re2.Options()
    options.log_errors = False
    options.max_mem = 1 << 20
    try:
        compiled = re2.compile(text, options)
    except re2.error:
        raise invalid() from None
    return lambda value: compiled.search(value) is not None


def number(text: str) -> float | None:
    """Return the number that a text spells, `None` when it is none."""
    return float(text) if _NUMBER.fullmatch(text) else None


def _equality(wanted: Token) -> Test:
    if wanted.kind == "regex":
        found = regular_expression(wanted.text)
        return lambda value: found(shown(value))
    if "*" in wanted.text:
        fits = _glob(wanted.text.split("*"))
        return lambda value: fits(shown(value))
    same = number(wanted.text) if wanted.kind == "word" else None

    def equal(value: Any) -> bool:
        if same is not None and isinstance(value, int | float) and not isinstance(value, bool):
            return bool(value == same)
        return shown(value) == wanted.text

    return equal


def _glob(parts: Sequence[str]) -> Callable[[str], bool]:
    """Return whether a text has the parts in order, the first at its start and the last at its end."""
    first, *middle, last = parts

    def fits(text: str) -> bool:
        if len(text) < len(first) + len(last) or not text.startswith(first) or not text.endswith(last):
            return False
        place, end = len(first), len(text) - len(last)
        for part in middle:
            found = text.find(part, place, end)
            if found < 0:
                return False
            place = found + len(part)
        return True

    return fits


def _order(operator: str, limit: float) -> Test:
    def ordered(value: Any) -> bool:
        if isinstance(value, bool):
            return False
        found = value if isinstance(value, int | float) else number(value) if isinstance(value, str) else None
        if found is None:
            return False
        below, above = found < limit, found > limit
        return {"<": below, ">": above, "<=": not above, ">=": not below}[operator]

    return ordered


def shown(value: Any) -> str:
    """Return a value as patterns see it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None or isinstance(value, dict | list) else str(value)
