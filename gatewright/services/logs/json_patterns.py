"""
Filter patterns for events in JSON: `{ ($.status = 4*) && ($.user IS NULL || $.ip = %^10[.]%) }`.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html, "Metric filter syntax for JSON".
A comparison with a property that is not there does not match, whatever its operator; that this holds for `!=` is
inferred. An event that is no JSON never matches.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any, Final

from gatewright.model.lazy_pattern import pattern
from gatewright.services.logs.pattern_expressions import Cursor
from gatewright.services.logs.pattern_text import Test, comparison, invalid, tokens

_SELECTOR: Final = pattern(r"\$((?:\.[^.\[\]'\s]+|\[(?:\d+|\*)\]|\['[^']*'\])+)")
_STEP: Final = pattern(r"\.([^.\[\]'\s]+)|\[(\d+|\*)\]|\['([^']*)'\]")

Step = str | int
"""A name, a position, or `*`."""


def json_matcher(pattern: str) -> Callable[[str], bool]:
    """Return the function that says whether a message matches; raise InvalidParameterException for no pattern."""
    cursor = Cursor(tokens(pattern))
    cursor.expect("{")
    matches = cursor.expression(_condition)
    cursor.expect("}")
    if not cursor.at_end:
        raise invalid()

    def wanted(message: str) -> bool:
        try:
            document = json.loads(message)
        except (ValueError, RecursionError):
            return False
        return isinstance(document, dict | list) and matches(document)

    return wanted


def _condition(cursor: Cursor) -> Test:
    steps = _steps(cursor.next().text)
    after = cursor.next()
    word = after.text.upper()
    if word == "IS" and after.kind == "word":
        return _is(steps, cursor.next().text.upper())
    if word == "NOT" and after.kind == "word":
        if cursor.next().text.upper() != "EXISTS":
            raise invalid()
        return lambda document: not any(True for _ in _values(document, steps))
    test = comparison(after.text if after.kind == "sign" else "", cursor.next())
    return lambda document: any(test(value) for value in _values(document, steps))


def _is(steps: list[Step], word: str) -> Test:
    tests: dict[str, Test] = {
        "NULL": lambda value: value is None,
        "TRUE": lambda value: value is True,
        "FALSE": lambda value: value is False,
    }
    test = tests.get(word)
    if test is None:
        raise invalid()
    return lambda document: any(test(value) for value in _values(document, steps))


def _steps(selector: str) -> list[Step]:
    if _SELECTOR.fullmatch(selector) is None:
        raise invalid()
    found: list[Step] = []
    for name, position, quoted in _STEP.findall(selector):
        found.append(int(position) if position.isdigit() else name or position or quoted)
    return found


def _values(value: Any, steps: list[Step]) -> Iterator[Any]:
    """Yield the values at a place: none, one, or several behind a `*`."""
    if not steps:
        yield value
        return
    step, rest = steps[0], steps[1:]
    if step == "*":
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from _values(item, rest)
    elif isinstance(step, int):
        if isinstance(value, list) and step < len(value):
            yield from _values(value[step], rest)
    elif isinstance(value, dict) and step in value:
        yield from _values(value[step], rest)
