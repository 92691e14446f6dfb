"""Rules of a web ACL with an exception: all that they asked before, but not of one path; or not of one request.

Each is written twice, as the engine reads it and as AWS's JSON has it.
"""

import base64
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from gatewright.model.waf import And, ByteMatch, FieldToMatch, ManagedRuleGroup, Not, RateBased, RuleGroupReference
from gatewright.model.waf import Statement as Asked

Told = Mapping[str, Any]
"""A statement as AWS's JSON has it."""

_PLAIN: Final = [{"Priority": 0, "Type": "NONE"}]


def matching(part: str, value: str) -> tuple[Asked, Told]:
    """Return the statement that a part of the request, `UriPath` or `Method`, is exactly this."""
    asked = ByteMatch(field=FieldToMatch(kind=part), search=value.encode(), position="EXACTLY")
    told = {
        "SearchString": base64.b64encode(value.encode()).decode("ascii"),
        "FieldToMatch": {part: {}},
        "TextTransformations": _PLAIN,
        "PositionalConstraint": "EXACTLY",
    }
    return asked, {"ByteMatchStatement": told}


def all_of(*each: tuple[Asked, Told]) -> tuple[Asked, Told]:
    """Return the statement that asks for all of several."""
    asked = And(statements=tuple(one for one, _ in each))
    return asked, {"AndStatement": {"Statements": [told for _, told in each]}}


def but_not(asked: Asked, told: Told, spared: tuple[Asked, Told]) -> tuple[Asked, Told] | None:
    """Return a rule's statement that leaves out what another one asks for.

    A rule that counts, or that refers to a managed group, says it where it says which requests it looks at. One that
    refers to a group of one's own cannot say it.
    """
    kind, spec = next(iter(told.items()))
    if isinstance(asked, RuleGroupReference):
        return None
    if isinstance(asked, RateBased | ManagedRuleGroup):
        inner, written = _less(asked.scope_down, spec.get("ScopeDownStatement"), spared)
        return replace(asked, scope_down=inner), {kind: {**spec, "ScopeDownStatement": written}}
    return _less(asked, told, spared)


def _less(asked: Asked | None, told: Told | None, spared: tuple[Asked, Told]) -> tuple[Asked, Told]:
    exception = Not(statement=spared[0]), {"NotStatement": {"Statement": spared[1]}}
    if asked is None or told is None:
        return exception
    if isinstance(asked, And):
        told_all = [*told["AndStatement"]["Statements"], exception[1]]
        return And(statements=(*asked.statements, exception[0])), {"AndStatement": {"Statements": told_all}}
    return all_of((asked, told), exception)
