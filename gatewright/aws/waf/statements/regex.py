"""Regular expressions, one or any of a set; searched with google-re2, so linear in the text whatever the pattern.

Restates "Regex match rule statement", AWS WAF developer guide. AWS takes PCRE without back references and look-around,
which is nearly what re2 takes; a pattern that re2 refuses is refused when it comes.
https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-regex-match.html
"""

from collections.abc import Callable, Iterable
from functools import lru_cache

from gatewright.aws.waf.inspection import Inspection
from gatewright.aws.waf.statements.parts import Places, Predicate, Test, looks
from gatewright.i18n import N_
from gatewright.model.message import Message
from gatewright.model.unknown import Missing, Unknown
from gatewright.model.waf import RegexMatch, RegexPatternSetReference

Search = Callable[[bytes], object | None]
"""Searches a text; `None` where the pattern is not in it."""


@lru_cache(maxsize=1024)
def search(pattern: str) -> Search:
    """Return what searches for a pattern; raises `ValueError` for one that cannot be searched for in linear time."""
    import re2  # noqa: PLC0415  # a process without web ACLs never pays for it

    options = re2.Options()
    # Bytes are searched, not characters: a request may hold any.
    options.encoding = re2.Options.Encoding.LATIN1
    options.log_errors = False
    try:
        found: Search = re2.compile(pattern.encode(), options).search
    except re2.error as error:
        told = error.args[0] if error.args else error
        raise ValueError(told.decode() if isinstance(told, bytes) else str(told)) from error
    return found


def compiled(statement: RegexMatch, places: Places) -> Test:
    """Return the statement as a function."""
    find = search(statement.pattern)
    return looks(statement, places, lambda value: find(value) is not None)


def compiled_set(statement: RegexPatternSetReference, places: Places) -> Test:
    """Return the statement as a function; of a set that nobody told us of, what says so."""
    patterns = statement.patterns
    if patterns is None or isinstance(patterns, Unknown):
        missing = (patterns.missing if isinstance(patterns, Unknown) else ()) or (_untold(statement.arn),)

        def test(inspection: Inspection) -> bool | None:
            inspection.lacks(missing)
            return None

        return test
    return looks(statement, places, any_of(patterns))


def any_of(patterns: Iterable[str]) -> Predicate:
    """Return whether any of the patterns is in a text."""
    finds = [search(pattern) for pattern in patterns]
    return lambda value: any(find(value) is not None for find in finds)


def _untold(arn: str) -> Missing:
    return Missing(
        subject=f"configuration.regex_pattern_sets[{arn}]",
        what=Message(N_("the patterns of the regex pattern set {arn}"), {"arn": arn}),
        permission="wafv2:GetRegexPatternSet",
    )
