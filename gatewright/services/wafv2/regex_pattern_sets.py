"""
Regex pattern sets.

https://docs.aws.amazon.com/waf/latest/APIReference/API_RegexPatternSet.html
"""

from typing import Final

from gatewright.services.operation import Operation
from gatewright.services.wafv2 import items
from gatewright.services.wafv2.errors import limit_exceeded
from gatewright.services.wafv2.rule_checks import check_pattern
from gatewright.services.wafv2.usage import referred_to
from gatewright.store.documents import Document, Documents

MOST_PATTERNS: Final = 10
"""https://docs.aws.amazon.com/waf/latest/developerguide/limits.html"""


def create_regex_pattern_set(documents: Documents, operation: Operation) -> Document:
    """Create a regex pattern set."""
    return items.create(documents, operation, items.REGEX_PATTERN_SET, lambda frame: _made(operation, frame))


def get_regex_pattern_set(documents: Documents, operation: Operation) -> Document:
    """Answer one regex pattern set."""
    found = items.get(documents, operation, items.REGEX_PATTERN_SET)
    return {"RegexPatternSet": found["RegexPatternSet"], "LockToken": found["LockToken"]}


def list_regex_pattern_sets(documents: Documents, operation: Operation) -> Document:
    """Answer the regex pattern sets of a scope."""
    return items.listing(documents, operation, items.REGEX_PATTERN_SET, "RegexPatternSets")


def update_regex_pattern_set(documents: Documents, operation: Operation) -> Document:
    """Replace the patterns of a set."""

    def change(found: Document) -> Document:
        return _made(operation, {name: found["RegexPatternSet"][name] for name in ("Name", "Id", "ARN")})

    return items.update(documents, operation, items.REGEX_PATTERN_SET, change)


def delete_regex_pattern_set(documents: Documents, operation: Operation) -> Document:
    """Delete a regex pattern set that no rule refers to."""
    return items.delete(documents, operation, items.REGEX_PATTERN_SET, lambda arn: referred_to(documents, arn))


def _made(operation: Operation, frame: Document) -> Document:
    params = operation.params
    patterns = [one["RegexString"] for one in params["RegularExpressionList"] if one.get("RegexString")]
    if len(patterns) > MOST_PATTERNS:
        raise limit_exceeded()
    for pattern in patterns:
        check_pattern(pattern, "REGEX_PATTERN_SET")
    described = {"Description": params["Description"]} if params.get("Description") else {}
    told = {**frame, **described, "RegularExpressionList": [{"RegexString": pattern} for pattern in patterns]}
    return {"RegexPatternSet": told}
