"""SQL injection and cross-site scripting.

Restates "SQL injection attack rule statement" and "Cross-site scripting attack rule statement", AWS WAF developer
guide:
https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-sqli-match.html
"""

from gatewright.aws.waf.fields.table import unseen
from gatewright.aws.waf.inspection import Inspection
from gatewright.aws.waf.statements.parts import Places, Test
from gatewright.model.waf import SqliMatch, XssMatch


def sqli(_statement: SqliMatch, _places: Places) -> Test:
    """Return the statement as a function."""
    return _undetected("SQL injection")


def xss(_statement: XssMatch, _places: Places) -> Test:
    """Return the statement as a function."""
    return _undetected("cross-site scripting")


def _undetected(what: str) -> Test:
    def test(inspection: Inspection) -> bool | None:
        inspection.lacks((unseen(what),))
        return None

    return test
