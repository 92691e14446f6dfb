"""
Filter patterns for events in columns: `[ip, user, ..., status = 4* || status = 500, bytes > 1000]`.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html, "Metric filter syntax for
space-delimited log events": columns are parted by blanks, but what stands between `[` and `]` or between two `"` is
one; `...` stands for any number of them, and without it the numbers have to be equal.
"""

from collections.abc import Callable
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.services.logs.pattern_expressions import Cursor
from gatewright.services.logs.pattern_text import Test, Token, comparison, invalid, tokens

_COLUMN: Final = pattern(r'\[([^\]]*)\]|"([^"]*)"|(\S+)')


def column_matcher(pattern: str) -> Callable[[str], bool]:
    """Return the function that says whether a message matches; raise InvalidParameterException for no pattern."""
    found = tokens(pattern)
    if len(found) < 2 or found[0] != Token("sign", "[") or found[-1] != Token("sign", "]"):
        raise invalid()
    columns = [_column(part) for part in _parted(found[1:-1])]
    if columns.count(None) > 1:
        raise invalid()
    ellipsis = columns.index(None) if None in columns else None
    first = [one for one in columns[:ellipsis] if one is not None]
    last = [one for one in columns[len(first) :] if one is not None]

    def wanted(message: str) -> bool:
        values = split(message)
        needed = len(first) + len(last)
        if len(values) < needed or (ellipsis is None and len(values) != needed):
            return False
        paired = [*zip(first, values, strict=False), *zip(last, values[len(values) - len(last) :], strict=True)]
        return all(test(value) for test, value in paired)

    return wanted


def split(message: str) -> list[str]:
    """Return the columns of a message."""
    return [next((group for group in found.groups() if group is not None), "") for found in _COLUMN.finditer(message)]


def _parted(found: list[Token]) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for token in found:
        if token == Token("sign", ","):
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _column(found: list[Token]) -> Test | None:
    """Return the test of one column, `None` for `...`."""
    if found == [Token("sign", "...")]:
        return None
    if len(found) == 1 and found[0].kind == "word":
        return lambda _value: True
    cursor = Cursor(found)
    test = cursor.expression(_condition)
    if not cursor.at_end:
        raise invalid()
    return test


def _condition(cursor: Cursor) -> Test:
    """Return the test of `name operator value`."""
    if cursor.next().kind != "word":
        raise invalid()
    operator = cursor.next()
    return comparison(operator.text if operator.kind == "sign" else "", cursor.next())
