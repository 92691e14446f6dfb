"""
What one resource policy says of another, where what their conditions ask for is not told.

Who was let in under a policy is let in under one that has all of its Allow statements, and no other Deny that may hit
him; who was refused is refused under one that has all of its Deny statements, and no other Allow. Whatever a condition
of a statement that stands in both asked for, it found the same in the same call.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from gatewright.aws.policy.decide import decide
from gatewright.aws.policy.facts import Facts
from gatewright.aws.policy.rulings import ALLOWING, DENY
from gatewright.checks.policies import compiled
from gatewright.model.unknown import Unknown

_KEPT: Final = 1024


@dataclass(frozen=True, slots=True)
class _Statements:
    """A policy as its statements, each as text without its name."""

    version: str
    allows: frozenset[str]
    denies: frozenset[str]


def lets_in_again(now: str, against: str, facts: Facts) -> bool:
    """Tell whether whoever `now` let in is let in by `against`."""
    before, after = _statements(now), _statements(against)
    if before is None or after is None or before.version != after.version or not before.allows <= after.allows:
        return False
    return all(_spares(denied, after.version, facts) for denied in after.denies - before.denies)


def allows_nobody(text: str, facts: Facts) -> bool:
    """Tell whether no statement of a policy can allow a call, whatever else is learnt of it."""
    policy = compiled(text, "resource")
    return not isinstance(policy, Unknown) and not decide(policy, facts).may & ALLOWING


def refuses_again(now: str, against: str) -> bool:
    """Tell whether whoever `now` refused is refused by `against`."""
    before, after = _statements(now), _statements(against)
    if before is None or after is None or before.version != after.version:
        return False
    return after.allows <= before.allows and before.denies <= after.denies


def _spares(statement: str, version: str, facts: Facts) -> bool:
    """Tell whether a Deny does not hit a call for certain."""
    policy = compiled(json.dumps({"Version": version, "Statement": [json.loads(statement)]}), "resource")
    return not isinstance(policy, Unknown) and not decide(policy, facts).may & DENY


@lru_cache(maxsize=_KEPT)
def _statements(text: str) -> _Statements | None:
    """Return the statements of a policy; `None` of one that cannot be read."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(document, dict):
        return None
    listed = document.get("Statement", [])
    statements = [one for one in (listed if isinstance(listed, list) else [listed]) if isinstance(one, Mapping)]
    by_effect = {
        effect: frozenset(_plain(one) for one in statements if one.get("Effect") == effect) for effect in _EFFECTS
    }
    return _Statements(str(document.get("Version", "")), by_effect["Allow"], by_effect["Deny"])


_EFFECTS: Final = ("Allow", "Deny")


def _plain(statement: Mapping[str, Any]) -> str:
    return json.dumps({name: value for name, value in statement.items() if name != "Sid"}, sort_keys=True)
