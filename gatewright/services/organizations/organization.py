"""
The organization itself: created, described, deleted; its root, and the policy types that bind below it.

https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganization.html
"""

from typing import Final

from gatewright.services.errors import not_implemented
from gatewright.services.operation import Operation
from gatewright.services.organizations.errors import refused
from gatewright.services.organizations.pages import page
from gatewright.services.organizations.tree import FULL_ACCESS, SERVICE_CONTROL, Tree, managed, of_member
from gatewright.store.documents import Document, Documents
from gatewright.store.iam_answers import GLOBAL

_SHOWN: Final = (
    "Id",
    "Arn",
    "FeatureSet",
    "MasterAccountArn",
    "MasterAccountId",
    "MasterAccountEmail",
    "AvailablePolicyTypes",
)


def create_organization(documents: Documents, operation: Operation) -> Document:
    """Make the caller's account the management account of a new organization."""
    if operation.params.get("FeatureSet") == "CONSOLIDATED_BILLING":
        raise not_implemented("an organization without service control policies is not offered")
    if documents.get("iam_organization") is not None:
        raise refused("AlreadyInOrganizationException", "The provided account is already a member of an organization.")
    account_id = operation.account_id
    organization = {
        "Id": f"o-{operation.new_id()}",
        "FeatureSet": "ALL",
        "MasterAccountId": account_id,
        "MasterAccountEmail": f"{account_id}@example.com",
        "RootId": f"r-{operation.new_id()[:4]}",
        "AvailablePolicyTypes": [{"Type": SERVICE_CONTROL, "Status": "ENABLED"}],
        "PolicyTypes": [],
    }
    tree = Tree(documents, organization)
    organization["Arn"] = tree.arn("organization")
    organization["MasterAccountArn"] = tree.arn("account", account_id)
    documents.put("organization", document=organization)
    account = {
        "Id": account_id,
        "Arn": organization["MasterAccountArn"],
        "Email": organization["MasterAccountEmail"],
        "Name": "management",
        "Status": "ACTIVE",
        "State": "ACTIVE",
        "JoinedMethod": "INVITED",
        "JoinedTimestamp": operation.seconds,
        "ParentId": tree.root_id,
    }
    documents.put("org_account", account_id, document=account)
    for target in (tree.root_id, account_id):
        tree.attach(FULL_ACCESS["Id"], target)
    tree.bind()
    return {"Organization": _shown(organization)}


def describe_organization(documents: Documents, _operation: Operation) -> Document:
    """Answer the organization that the caller's account is in."""
    return {"Organization": _shown(of_member(documents).organization)}


def delete_organization(documents: Documents, operation: Operation) -> Document:
    """Delete an organization that has no member left."""
    tree = managed(documents)
    if len(documents.list("org_account")) > 1 or documents.list("org_unit") or documents.list("org_policy"):
        raise refused("OrganizationNotEmptyException", "To delete the organization, first remove all its members.")
    for kind in ("organization", "org_account", "org_attachment", "org_create_status", "org_handshake"):
        tree.documents.delete_below(kind)
    documents.of(operation.account_id, GLOBAL).delete("iam_organization")
    return {}


def list_roots(documents: Documents, operation: Operation) -> Document:
    """Answer the root; an organization has one (documented)."""
    return page("Roots", [_root(managed(documents))], operation.params)


def enable_policy_type(documents: Documents, operation: Operation) -> Document:
    """Let service control policies bind below the root."""
    tree = _of_root(documents, operation)
    if SERVICE_CONTROL in tree.organization["PolicyTypes"]:
        raise refused("PolicyTypeAlreadyEnabledException", "The specified policy type is already enabled.")
    return _with_types(tree, [SERVICE_CONTROL])


def disable_policy_type(documents: Documents, operation: Operation) -> Document:
    """Let them bind nobody."""
    tree = _of_root(documents, operation)
    if SERVICE_CONTROL not in tree.organization["PolicyTypes"]:
        raise refused("PolicyTypeNotEnabledException", "This operation can be performed only for enabled policy types.")
    return _with_types(tree, [])


def _of_root(documents: Documents, operation: Operation) -> Tree:
    tree = managed(documents)
    if operation.params["PolicyType"] != SERVICE_CONTROL:
        raise not_implemented(f"policies of the type {operation.params['PolicyType']} are not offered")
    if operation.params["RootId"] != tree.root_id:
        raise refused("RootNotFoundException", "You specified a root that doesn't exist.")
    return tree


def _with_types(tree: Tree, types: list[str]) -> Document:
    changed = Tree(tree.documents, {**tree.organization, "PolicyTypes": types})
    changed.documents.put("organization", document=changed.organization)
    changed.bind()
    return {"Root": _root(changed)}


def _root(tree: Tree) -> Document:
    return {
        "Id": tree.root_id,
        "Arn": tree.arn("root", tree.root_id),
        "Name": "Root",
        "PolicyTypes": [{"Type": one, "Status": "ENABLED"} for one in tree.organization["PolicyTypes"]],
    }


def _shown(organization: Document) -> Document:
    return {name: organization[name] for name in _SHOWN}
