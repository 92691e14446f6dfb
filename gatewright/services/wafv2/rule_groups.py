"""
Rule groups of one's own.

https://docs.aws.amazon.com/waf/latest/APIReference/API_RuleGroup.html
"""

from typing import Any, Final

from gatewright.services.operation import Operation
from gatewright.services.wafv2 import items
from gatewright.services.wafv2.custom_responses import check_bodies
from gatewright.services.wafv2.errors import limit_exceeded
from gatewright.services.wafv2.rule_walk import statements
from gatewright.services.wafv2.rules import checked, not_enforced
from gatewright.services.wafv2.stored_json import as_shown, as_stored
from gatewright.services.wafv2.usage import referred_to
from gatewright.store.documents import Document, Documents

_GIVEN: Final = ("Description", "CustomResponseBodies", "MonetizationConfig")


def create_rule_group(documents: Documents, operation: Operation) -> Document:
    """Create a rule group; its capacity can never be changed (documented)."""
    capacity = operation.params["Capacity"]
    return items.create(
        documents, operation, items.RULE_GROUP, lambda frame: _made(documents, operation, frame, capacity)
    )


def get_rule_group(documents: Documents, operation: Operation) -> Document:
    """Answer one rule group, named by ARN or by name, scope and id."""
    found = items.get(documents, operation, items.RULE_GROUP)
    return {"RuleGroup": as_shown(found["RuleGroup"]), "LockToken": found["LockToken"]}


def list_rule_groups(documents: Documents, operation: Operation) -> Document:
    """Answer the rule groups of a scope."""
    return items.listing(documents, operation, items.RULE_GROUP, "RuleGroups")


def update_rule_group(documents: Documents, operation: Operation) -> Document:
    """Replace a rule group."""

    def change(found: Document) -> Document:
        frame = {name: found["RuleGroup"][name] for name in ("Name", "Id", "ARN")}
        return _made(documents, operation, frame, found["RuleGroup"]["Capacity"])

    return items.update(documents, operation, items.RULE_GROUP, change)


def delete_rule_group(documents: Documents, operation: Operation) -> Document:
    """Delete a rule group that no web ACL refers to."""
    return items.delete(documents, operation, items.RULE_GROUP, lambda arn: referred_to(documents, arn))


def _made(documents: Documents, operation: Operation, frame: Document, capacity: int) -> Document:
    params: dict[str, Any] = as_stored(dict(operation.params))
    bodies = params.get("CustomResponseBodies") or {}
    check_bodies(bodies)
    rules = params.get("Rules") or []
    if checked(documents, operation.params.get("Rules") or [], bodies, in_group=True) > capacity:
        raise limit_exceeded()
    namespace = f"awswaf:{operation.account_id}:rulegroup:{frame['Name']}:"
    added = dict.fromkeys(namespace + label["Name"] for rule in rules for label in rule.get("RuleLabels") or ())
    wanted = dict.fromkeys(spec["Key"] for _, name, spec in statements(rules) if name == "LabelMatchStatement")
    group = {
        **frame,
        "Capacity": capacity,
        **{name: params[name] for name in _GIVEN if params.get(name)},
        "Rules": rules,
        "VisibilityConfig": params["VisibilityConfig"],
        "LabelNamespace": namespace,
        "AvailableLabels": [{"Name": name} for name in added],
        "ConsumedLabels": [{"Name": name} for name in wanted],
    }
    return {"RuleGroup": group, "not_enforced": not_enforced(rules)}
