"""Which web ACLs and rule groups refer to a set or to a group."""

from gatewright.services.wafv2.rule_walk import references
from gatewright.store.documents import Documents


def referred_to(documents: Documents, arn: str) -> bool:
    """Tell whether a rule refers to what has this ARN."""
    things = (
        *(one["WebACL"] for one in documents.list("web_acl")),
        *(one["RuleGroup"] for one in documents.list("rule_group")),
    )
    return any(arn in references(one.get("Rules") or ()) for one in things)
