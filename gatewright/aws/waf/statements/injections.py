"""SQL injection and cross-site scripting.

Restates "SQL injection attack rule statement" and "Cross-site scripting attack rule statement", AWS WAF developer
guide. How AWS tells code from text is not published; here libinjection does, and at high sensitivity patterns of this
project too.
https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-sqli-match.html
"""

from gatewright.aws.waf.injection.libinjection.markup import is_cross_site_scripting
from gatewright.aws.waf.injection.pieces import PIECES
from gatewright.aws.waf.injection.sql import is_sql_injection
from gatewright.aws.waf.statements.parts import Places, Test, looks
from gatewright.model.waf import SqliMatch, XssMatch


def sqli(statement: SqliMatch, places: Places) -> Test:
    """Return the statement as a function."""
    high = statement.sensitivity == "HIGH"
    pieces = PIECES.get(statement.field.kind)

    def holds(value: bytes) -> bool:
        return is_sql_injection(value, high=high) or (
            pieces is not None and any(is_sql_injection(piece, high=high) for piece in pieces(value))
        )

    return looks(statement, places, holds)


def xss(statement: XssMatch, places: Places) -> Test:
    """Return the statement as a function."""
    return looks(statement, places, is_cross_site_scripting)
