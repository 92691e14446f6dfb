"""
Filter patterns of plain terms.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html: every term has to be in the
message, letter for letter; `"..."` holds a term with other characters than letters, digits and `_`; `?term` asks for
at least one of the terms so marked; `-term` must not be in it. Where a pattern has other terms, those with `?` are
ignored (documented). Patterns for JSON (`{...}`), for columns (`[...]`) and regular expressions (`%...%`) are
refused.
"""

import re
from collections.abc import Callable, Sequence

from gatewright.services.errors import not_implemented
from gatewright.services.logs.errors import invalid_parameter

TERM = re.compile(r'\s*([?-]?)(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))')


def matcher(pattern: str | None) -> Callable[[str], bool]:
    """Return the function that says whether a message matches."""
    text = (pattern or "").strip()
    if text[:1] in {"{", "[", "%"}:
        raise not_implemented(
            "Filter patterns for JSON, for columns and with regular expressions are not offered: expected terms, plain "
            f'or in "quotes", got {text}'
        )
    wanted, optional, unwanted = _terms(text)
    return lambda message: _matches(message, wanted, optional, unwanted)


def _matches(message: str, wanted: Sequence[str], optional: Sequence[str], unwanted: Sequence[str]) -> bool:
    if any(term in message for term in unwanted) or not all(term in message for term in wanted):
        return False
    return bool(wanted) or not optional or any(term in message for term in optional)


def _terms(text: str) -> tuple[list[str], list[str], list[str]]:
    found: dict[str, list[str]] = {"": [], "?": [], "-": []}
    place = 0
    while place < len(text):
        term = TERM.match(text, place)
        if term is None:
            raise invalid_parameter("Invalid filter pattern")  # recorded by many users of AWS
        sign, quoted, plain = term.groups()
        found[sign].append(plain if quoted is None else re.sub(r"\\(.)", r"\1", quoted))
        place = term.end()
    return found[""], found["?"], found["-"]
