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
    written = told_but_not(told, spared[1])
    if written is None or isinstance(asked, RuleGroupReference):
        return None
    if isinstance(asked, RateBased | ManagedRuleGroup):
        return replace(asked, scope_down=_less(asked.scope_down, spared[0])), written
    return _less(asked, spared[0]), written


def told_but_not(told: Told, spared: Told) -> Told | None:
    """Return the same of AWS's JSON alone."""
    kind, spec = next(iter(told.items()))
    if kind == "RuleGroupReferenceStatement":
        return None
    if kind in ("RateBasedStatement", "ManagedRuleGroupStatement"):
        return {kind: {**spec, "ScopeDownStatement": _told_less(spec.get("ScopeDownStatement"), spared)}}
    return _told_less(told, spared)


def _less(asked: Asked | None, spared: Asked) -> Asked:
    exception = Not(statement=spared)
    if asked is None:
        return exception
    return And(statements=(*(asked.statements if isinstance(asked, And) else (asked,)), exception))


def _told_less(told: Told | None, spared: Told) -> Told:
    exception = {"NotStatement": {"Statement": spared}}
    if not told:
        return exception
    others = told["AndStatement"]["Statements"] if "AndStatement" in told else [told]
    return {"AndStatement": {"Statements": [*others, exception]}}
