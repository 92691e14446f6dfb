"""And, or, not, over yes, no and "nobody told us".

Restates "Logical rule statements", AWS WAF developer guide:
https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statements-logical.html
"""

from gatewright.aws.waf.inspection import Inspection
from gatewright.aws.waf.statements.parts import Test


def every(tests: tuple[Test, ...]) -> Test:
    """Return a statement that matches when all do; one that does not settles it."""

    def test(inspection: Inspection) -> bool | None:
        result: bool | None = True
        for one in tests:
            found = one(inspection)
            if found is False:
                return False
            if found is None:
                result = None
        return result

    return test


def some(tests: tuple[Test, ...]) -> Test:
    """Return a statement that matches when any does; one that does settles it."""

    def test(inspection: Inspection) -> bool | None:
        result: bool | None = False
        for one in tests:
            found = one(inspection)
            if found:
                return True
            if found is None:
                result = None
        return result

    return test


def opposite(of: Test) -> Test:
    """Return a statement that matches when another does not."""

    def test(inspection: Inspection) -> bool | None:
        found = of(inspection)
        return None if found is None else not found

    return test
