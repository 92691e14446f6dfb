"""String match: a string at a place of a part.

Restates "String match rule statement", AWS WAF developer guide:
https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-string-match.html
"""

import re

from gatewright.aws.waf.statements.parts import Places, Predicate, Test, looks
from gatewright.model.waf import ByteMatch


def compiled(statement: ByteMatch, places: Places) -> Test:
    """Return the statement as a function."""
    return looks(statement, places, _predicate(statement))


def _predicate(statement: ByteMatch) -> Predicate:
    search = statement.search
    if statement.position == "EXACTLY":
        return lambda value: value == search
    if statement.position == "STARTS_WITH":
        return lambda value: value.startswith(search)
    if statement.position == "ENDS_WITH":
        return lambda value: value.endswith(search)
    if statement.position == "CONTAINS":
        return lambda value: search in value
    word = re.compile(rb"(?<![A-Za-z0-9_])" + re.escape(search) + rb"(?![A-Za-z0-9_])")
    return lambda value: word.search(value) is not None
