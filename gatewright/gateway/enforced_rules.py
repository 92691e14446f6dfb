"""
The account's answers without the rules of web ACLs that this version does not enforce.

A server that allows such rules stores and lists them (`services/unenforced.py`). At the door they are as if they were
not there: what they would say is unknown, and a request that the other rules block is not let in for it.
"""

from collections.abc import Mapping
from typing import Final

from gatewright.configuration.documents import Document
from gatewright.gateway.with_snapshots import WithSnapshots
from gatewright.store.documents import Documents as StoredDocuments

_HOLDING: Final[Mapping[str, tuple[str, str]]] = {
    "get_web_acl": ("web_acl", "WebACL"),
    "get_rule_group": ("rule_group", "RuleGroup"),
}
"""The answers that hold rules, with the kind of their documents and the member that has the rules."""


class EnforcedRules:
    """Answers whose web ACLs and rule groups have only rules that are enforced."""

    def __init__(self, stored: StoredDocuments) -> None:
        self._answers = WithSnapshots(stored)
        self._left_out = {
            (kind, one[member]["ARN"]): {name for names in (one.get("not_enforced") or {}).values() for name in names}
            for kind, (document, member) in _HOLDING.items()
            for one in stored.list(document)
        }

    def get(self, kind: str, *ids: str) -> Document | None:
        """Return the answer of a read operation; `None` when AWS says that there is no such thing."""
        answer = self._answers.get(kind, *ids)
        left_out = self._left_out.get((kind, *ids)) if len(ids) == 1 else None
        if answer is None or not left_out:
            return answer
        member = _HOLDING[kind][1]
        rules = [one for one in answer[member].get("Rules", ()) if one["Name"] not in left_out]
        return {**answer, member: {**answer[member], "Rules": rules}}
