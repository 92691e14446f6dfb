"""
Invitations: how an account that exists joins an organization.

https://docs.aws.amazon.com/organizations/latest/APIReference/API_InviteAccountToOrganization.html
"""

from typing import Final

from gatewright.services.errors import not_implemented
from gatewright.services.operation import Operation
from gatewright.services.organizations.errors import refused
from gatewright.services.organizations.joining import join
from gatewright.services.organizations.pages import page
from gatewright.services.organizations.tree import Tree, managed
from gatewright.store.documents import Document, Documents
from gatewright.store.iam_answers import GLOBAL

_OPEN: Final = "OPEN"
_FIFTEEN_DAYS: Final = 15 * 86_400
"""Documented: "invitations expire after 15 days"."""


def invite_account_to_organization(documents: Documents, operation: Operation) -> Document:
    """Invite an account by its twelve digits."""
    tree, params = managed(documents), operation.params
    if params["Target"]["Type"] != "ACCOUNT" or params.get("Tags"):
        raise not_implemented("accounts are invited by their id, and without tags")
    account_id = params["Target"]["Id"]
    there = documents.of(account_id, GLOBAL)
    if there.get("iam_organization") is not None:
        raise refused(
            "HandshakeConstraintViolationException",
            "The account is already a member of an organization.",
            reason="ALREADY_IN_AN_ORGANIZATION",
        )
    handshake_id = f"h-{operation.new_id()}"
    handshake = {
        "Id": handshake_id,
        "Arn": tree.arn("handshake", "invite", handshake_id),
        "Parties": [
            {"Id": tree.organization["Id"], "Type": "ORGANIZATION"},
            {"Id": account_id, "Type": "ACCOUNT"},
        ],
        "State": _OPEN,
        "RequestedTimestamp": operation.seconds,
        "ExpirationTimestamp": operation.seconds + _FIFTEEN_DAYS,
        "Action": "INVITE",
    }
    # Both sides hold it: the account that is invited looks for it at home.
    there.put("org_handshake", handshake_id, document={**handshake, "MasterAccountId": operation.account_id})
    return {"Handshake": handshake}


def accept_handshake(documents: Documents, operation: Operation) -> Document:
    """Join the organization that invited."""
    found = _open(documents, operation)
    if documents.get("iam_organization") is not None:
        raise refused(
            "HandshakeConstraintViolationException",
            "The account is already a member of an organization.",
            reason="ALREADY_IN_AN_ORGANIZATION",
        )
    there = documents.of(found["MasterAccountId"], GLOBAL)
    organization = there.get("organization")
    if organization is None:
        raise refused("HandshakeNotFoundException", "We can't find a handshake with that id.")
    account_id = operation.account_id
    tree = Tree(there, organization)
    join(tree, operation, account_id, method="INVITED", email=f"{account_id}@example.com", name=account_id)
    return _ended(documents, found, "ACCEPTED")


def decline_handshake(documents: Documents, operation: Operation) -> Document:
    """Stay outside."""
    return _ended(documents, _open(documents, operation), "DECLINED")


def describe_handshake(documents: Documents, operation: Operation) -> Document:
    """Answer an invitation of the caller's account."""
    return {"Handshake": _shown(_found(documents, operation))}


def list_handshakes_for_account(documents: Documents, operation: Operation) -> Document:
    """Answer the invitations of the caller's account; an invitation has no parent."""
    wanted = operation.params.get("Filter") or {}
    found = [
        _shown(one)
        for one in documents.list("org_handshake")
        if wanted.get("ActionType") in {None, one["Action"]} and not wanted.get("ParentHandshakeId")
    ]
    return page("Handshakes", found, operation.params)


def _found(documents: Documents, operation: Operation) -> Document:
    found = documents.get("org_handshake", operation.params["HandshakeId"])
    if found is None:
        raise refused("HandshakeNotFoundException", "We can't find a handshake with that id.")
    return found


def _open(documents: Documents, operation: Operation) -> Document:
    found = _found(documents, operation)
    if found["State"] != _OPEN or operation.seconds >= found["ExpirationTimestamp"]:
        raise refused("InvalidHandshakeTransitionException", "You can't change the state of this handshake any more.")
    return found


def _ended(documents: Documents, found: Document, state: str) -> Document:
    ended = {**found, "State": state}
    documents.put("org_handshake", ended["Id"], document=ended)
    return {"Handshake": _shown(ended)}


def _shown(handshake: Document) -> Document:
    return {name: value for name, value in handshake.items() if name != "MasterAccountId"}
