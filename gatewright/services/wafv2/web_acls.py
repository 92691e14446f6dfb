"""
Web ACLs.

https://docs.aws.amazon.com/waf/latest/APIReference/API_WebACL.html
"""

from typing import Any

from gatewright.aws.waf.web_acl_settings import SETTINGS
from gatewright.services.operation import Operation
from gatewright.services.wafv2 import items
from gatewright.services.wafv2.custom_responses import check_bodies
from gatewright.services.wafv2.protected import stages_of
from gatewright.services.wafv2.rule_checks import check_action
from gatewright.services.wafv2.rules import checked, not_enforced
from gatewright.services.wafv2.stored_json import as_shown, as_stored
from gatewright.store.documents import Document, Documents


def create_web_acl(documents: Documents, operation: Operation) -> Document:
    """Create a web ACL."""
    return items.create(documents, operation, items.WEB_ACL, lambda frame: _made(documents, operation, frame))


def get_web_acl(documents: Documents, operation: Operation) -> Document:
    """Answer one web ACL, named by ARN or by name, scope and id."""
    found = items.get(documents, operation, items.WEB_ACL)
    return {"WebACL": as_shown(found["WebACL"]), "LockToken": found["LockToken"]}


def list_web_acls(documents: Documents, operation: Operation) -> Document:
    """Answer the web ACLs of a scope."""
    return items.listing(documents, operation, items.WEB_ACL, "WebACLs")


def update_web_acl(documents: Documents, operation: Operation) -> Document:
    """Replace a web ACL; what is not given is gone (documented)."""

    def change(found: Document) -> Document:
        frame = {name: found["WebACL"][name] for name in ("Name", "Id", "ARN")}
        return _made(documents, operation, frame)

    return items.update(documents, operation, items.WEB_ACL, change)


def delete_web_acl(documents: Documents, operation: Operation) -> Document:
    """Delete a web ACL that protects nothing; its logging configuration goes with it."""

    def used(arn: str) -> bool:
        return bool(stages_of(documents, arn))

    arn = items.get(documents, operation, items.WEB_ACL)["WebACL"]["ARN"]
    answer = items.delete(documents, operation, items.WEB_ACL, used)
    documents.delete("waf_logging", arn)
    return answer


def _made(documents: Documents, operation: Operation, frame: Document) -> Document:
    """Return the document of a web ACL with this name, id and ARN."""
    params: dict[str, Any] = as_stored(dict(operation.params))
    bodies = params.get("CustomResponseBodies") or {}
    check_bodies(bodies)
    check_action(params["DefaultAction"], bodies, "DEFAULT_ACTION")
    rules = params.get("Rules") or []
    used = checked(documents, operation.params.get("Rules") or [], bodies)
    web_acl = {
        **frame,
        "DefaultAction": params["DefaultAction"],
        **{name: params[name] for name in SETTINGS if params.get(name)},
        "Rules": rules,
        "VisibilityConfig": params["VisibilityConfig"],
        "Capacity": used,
        "ManagedByFirewallManager": False,
        "LabelNamespace": f"awswaf:{operation.account_id}:webacl:{frame['Name']}:",
        "RetrofittedByFirewallManager": False,
    }
    return {"WebACL": web_acl, "not_enforced": not_enforced(rules)}
