"""
Filter patterns: of terms here, for JSON and for columns beside.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html: every term has to be in the
message, letter for letter; `"..."` holds a term with other characters than letters, digits and `_`; `?term` asks for
at least one of the terms so marked; `-term` must not be in it. Where a pattern has other terms, those with `?` are
ignored (documented). `%...%` is a term that is a regular expression.
"""

import re
from collections.abc import Callable, Sequence

from gatewright.model.lazy_pattern import pattern
from gatewright.services.logs.column_patterns import column_matcher
from gatewright.services.logs.json_patterns import json_matcher
from gatewright.services.logs.pattern_text import invalid, regular_expression

TERM = pattern(r'\s*([?-]?)(?:"((?:[^"\\]|\\.)*)"|%([^%\s]+)%|([^\s"]+))')

Found = Callable[[str], bool]
"""Whether a term is in a message."""


def matcher(pattern: str | None) -> Callable[[str], bool]:
    """Return the function that says whether a message matches."""
    text = (pattern or "").strip()
    if text.startswith("{"):
        return json_matcher(text)
    if text.startswith("["):
        return column_matcher(text)
    wanted, optional, unwanted = _terms(text)
    return lambda message: _matches(message, wanted, optional, unwanted)


def _matches(message: str, wanted: Sequence[Found], optional: Sequence[Found], unwanted: Sequence[Found]) -> bool:
    if any(found(message) for found in unwanted) or not all(found(message) for found in wanted):
        return False
    return bool(wanted) or not optional or any(found(message) for found in optional)


def _terms(text: str) -> tuple[list[Found], list[Found], list[Found]]:
    terms: dict[str, list[Found]] = {"": [], "?": [], "-": []}
    place = 0
    while place < len(text):
        term = TERM.match(text, place)
        if term is None:
            raise invalid()
        sign, quoted, expression, plain = term.groups()
        if expression is not None:
            terms[sign].append(regular_expression(expression))
        else:
            terms[sign].append(_holds(plain if quoted is None else re.sub(r"\\(.)", r"\1", quoted)))
        place = term.end()
    return terms[""], terms["?"], terms["-"]


def _holds(term: str) -> Found:
    return lambda message: term in message
