"""Size constraint: how many bytes a part has, after its transformations.

Restates "Size constraint rule statement", AWS WAF developer guide:
https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-size-constraint-match.html
"""

import operator
from collections.abc import Callable, Mapping
from typing import Final

from gatewright.aws.waf.statements.parts import Places, Test, looks
from gatewright.model.waf import SizeConstraint

_COMPARE: Final[Mapping[str, Callable[[int, int], bool]]] = {
    "EQ": operator.eq,
    "NE": operator.ne,
    "LE": operator.le,
    "LT": operator.lt,
    "GE": operator.ge,
    "GT": operator.gt,
}


def compiled(statement: SizeConstraint, places: Places) -> Test:
    """Return the statement as a function."""
    compare, size = _COMPARE[statement.operator], statement.size
    return looks(statement, places, lambda value: compare(len(value), size))
