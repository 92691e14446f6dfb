"""
Accounts of the organization.

https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html. A created account is there at
once, with the role through which the management account reaches it; call as its root user with its twelve digits as
the access key id.
"""

import hashlib
import json
from dataclasses import replace
from typing import Final

from gatewright.services.errors import not_implemented
from gatewright.services.iam.entities import ROLE, new, put
from gatewright.services.iam.roles import DEFAULT_SESSION_DURATION
from gatewright.services.operation import Operation
from gatewright.services.organizations.errors import refused
from gatewright.services.organizations.joining import join
from gatewright.services.organizations.pages import page
from gatewright.services.organizations.tree import children, managed
from gatewright.store.documents import Document, Documents
from gatewright.store.iam_answers import GLOBAL

ACCESS_ROLE: Final = "OrganizationAccountAccessRole"
"""Documented of `RoleName`."""

_ADMINISTRATOR: Final = "arn:aws:iam::aws:policy/AdministratorAccess"
_SHOWN: Final = ("Id", "Arn", "Email", "Name", "Status", "State", "JoinedMethod", "JoinedTimestamp")


def create_account(documents: Documents, operation: Operation) -> Document:
    """Create an account below the root."""
    tree, params = managed(documents), operation.params
    if params.get("Tags"):
        raise not_implemented("tags in organizations are not offered")
    account_id = _drawn(operation)
    join(tree, operation, account_id, method="CREATED", email=params["Email"], name=params["AccountName"])
    _reach(documents, operation, account_id, params.get("RoleName") or ACCESS_ROLE)
    status = {
        "Id": f"car-{''.join(operation.new_id() for _ in range(4))[:32]}",
        "AccountName": params["AccountName"],
        "State": "SUCCEEDED",
        "RequestedTimestamp": operation.seconds,
        "CompletedTimestamp": operation.seconds,
        "AccountId": account_id,
    }
    documents.put("org_create_status", status["Id"], document=status)
    return {"CreateAccountStatus": status}


def describe_create_account_status(documents: Documents, operation: Operation) -> Document:
    """Answer how far a creation is: it is done."""
    managed(documents)
    found = documents.get("org_create_status", operation.params["CreateAccountRequestId"])
    if found is None:
        raise refused("CreateAccountStatusNotFoundException", "We can't find a create account request with that id.")
    return {"CreateAccountStatus": found}


def describe_account(documents: Documents, operation: Operation) -> Document:
    """Answer one account."""
    return {"Account": _shown(managed(documents).account(operation.params["AccountId"]))}


def list_accounts(documents: Documents, operation: Operation) -> Document:
    """Answer every account."""
    tree = managed(documents)
    return page("Accounts", [_shown(one) for one in tree.documents.list("org_account")], operation.params)


def list_accounts_for_parent(documents: Documents, operation: Operation) -> Document:
    """Answer the accounts right below a parent."""
    tree = managed(documents)
    parent = tree.parent(operation.params["ParentId"])
    return page("Accounts", [_shown(one) for one in children(tree, "org_account", parent)], operation.params)


def move_account(documents: Documents, operation: Operation) -> Document:
    """Move an account below another parent, whose policies bind it from then on."""
    tree, params = managed(documents), operation.params
    found = tree.account(params["AccountId"])
    if found["ParentId"] != tree.parent(params["SourceParentId"], "SourceParentNotFoundException"):
        raise refused("SourceParentNotFoundException", "You specified a source parent that doesn't hold the account.")
    destination = tree.parent(params["DestinationParentId"], "DestinationParentNotFoundException")
    documents.put("org_account", found["Id"], document={**found, "ParentId": destination})
    tree.bind()
    return {}


def remove_account_from_organization(documents: Documents, operation: Operation) -> Document:
    """Let an account go: nothing binds it any more."""
    tree = managed(documents)
    found = tree.account(operation.params["AccountId"])
    if found["Id"] == tree.organization["MasterAccountId"]:
        raise refused(
            "MasterCannotLeaveOrganizationException", "You can't remove a management account from an organization."
        )
    documents.delete("org_account", found["Id"])
    documents.delete_below("org_attachment", found["Id"])
    documents.of(found["Id"], GLOBAL).delete("iam_organization")
    return {}


def _reach(documents: Documents, operation: Operation, account_id: str, role_name: str) -> None:
    """Create the role through which the management account reaches the new one."""
    there = documents.of(account_id, GLOBAL)
    trust = {
        "Effect": "Allow",
        "Principal": {"AWS": f"arn:aws:iam::{operation.account_id}:root"},
        "Action": "sts:AssumeRole",
    }
    named = replace(operation, account_id=account_id, params={"RoleName": role_name})
    role = {
        **new(there, named, ROLE),
        "AssumeRolePolicyDocument": json.dumps({"Version": "2012-10-17", "Statement": [trust]}),
        "MaxSessionDuration": DEFAULT_SESSION_DURATION,
        "RoleLastUsed": {},
        "AttachedManagedPolicies": [{"PolicyName": "AdministratorAccess", "PolicyArn": _ADMINISTRATOR}],
    }
    put(there, ROLE, role)


def _drawn(operation: Operation) -> str:
    """Draw twelve digits, the first of which is none of nought."""
    number = int.from_bytes(hashlib.sha256((operation.new_id() + operation.new_id()).encode()).digest()[:8], "big")
    return str(10**11 + number % (9 * 10**11))


def _shown(account: Document) -> Document:
    return {name: account[name] for name in _SHOWN}
