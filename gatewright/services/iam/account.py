"""
The account as a whole: its alias, its counts, and everything that decides what its principals may.

https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
"""

from collections.abc import Iterable
from typing import Any, Final

from gatewright.services.iam import access_keys, entities, managed, policy_versions
from gatewright.services.iam.entities import GROUP, ROLE, USER
from gatewright.services.iam.errors import already_exists, no_such_entity
from gatewright.services.iam.groups import GROUPS_PER_USER
from gatewright.services.iam.pages import page, window
from gatewright.services.iam.policy_texts import LARGEST_MANAGED, LARGEST_TRUST, shown
from gatewright.services.iam.shown_profile import shown_profile
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents
from gatewright.store.iam_answers import account_authorization_details

ALIAS: Final = "iam_account_alias"

SERVER_CERTIFICATES: Final = 20
SIGNING_CERTIFICATES_PER_USER: Final = 2
TOKEN_VERSION: Final = 1
"""Quotas of what is not offered here, and the version of the tokens of STS's global endpoint (documented)."""

_LISTS: Final = (
    ("UserDetailList", ("User",)),
    ("GroupDetailList", ("Group",)),
    ("RoleDetailList", ("Role",)),
    ("Policies", ("LocalManagedPolicy", "AWSManagedPolicy")),
)


def get_account_authorization_details(documents: Documents, operation: Operation) -> Document:
    """Answer users, groups, roles and policies with all that hangs on them, page by page over all four."""
    details = account_authorization_details(documents)
    wanted = frozenset(operation.params.get("Filter") or ())
    found = [
        (member, one)
        for member, filters in _LISTS
        for one in details[member]
        if not wanted or (filters[0] if member != "Policies" else _kind(one)) in wanted
    ]
    chosen, rest = window(found, operation.params)
    lists = {member: [_encoded(one) for kind, one in chosen if kind == member] for member, _ in _LISTS}
    return {**lists, **rest}


def get_account_summary(documents: Documents, _operation: Operation) -> Document:
    """Answer how many there are of each, and the quotas (documented: IAM quotas)."""
    policies = documents.list(managed.KIND)
    versions = sum(len(policy["PolicyVersionList"]) for policy in policies)
    root_keys = [key for key in documents.list(access_keys.KIND) if "UserName" not in key]
    return {
        "SummaryMap": {
            "Users": len(documents.list(USER.kind)),
            "UsersQuota": 5_000,
            "Groups": len(documents.list(GROUP.kind)),
            "GroupsQuota": 300,
            "Roles": len(documents.list(ROLE.kind)),
            "RolesQuota": 1_000,
            "InstanceProfiles": len(documents.list("iam_instance_profile")),
            "InstanceProfilesQuota": 1_000,
            "Policies": len(policies),
            "PoliciesQuota": 1_500,
            "PolicySizeQuota": LARGEST_MANAGED,
            "PolicyVersionsInUse": versions,
            "PolicyVersionsInUseQuota": 10_000,
            "VersionsPerPolicyQuota": policy_versions.MOST,
            "AccessKeysPerUserQuota": access_keys.KEYS_PER_USER,
            "AccountAccessKeysPresent": int(bool(root_keys)),
            "AccountMFAEnabled": 0,
            "AccountPasswordPresent": 0,
            "MFADevices": 0,
            "MFADevicesInUse": 0,
            "Providers": 0,
            "ServerCertificates": 0,
            "ServerCertificatesQuota": SERVER_CERTIFICATES,
            "AccountSigningCertificatesPresent": 0,
            "SigningCertificatesPerUserQuota": SIGNING_CERTIFICATES_PER_USER,
            "GlobalEndpointTokenVersion": TOKEN_VERSION,
            "AttachedPoliciesPerUserQuota": USER.attached_quota,
            "AttachedPoliciesPerGroupQuota": GROUP.attached_quota,
            "AttachedPoliciesPerRoleQuota": ROLE.attached_quota,
            "GroupsPerUserQuota": GROUPS_PER_USER,
            "UserPolicySizeQuota": USER.largest,
            "GroupPolicySizeQuota": GROUP.largest,
            "RolePolicySizeQuota": ROLE.largest,
            "AssumeRolePolicySizeQuota": LARGEST_TRUST,
        }
    }


def create_account_alias(documents: Documents, operation: Operation) -> Document:
    """Name the account; a new alias replaces the old one (documented)."""
    alias = operation.params["AccountAlias"]
    if documents.get(ALIAS, alias) is not None:
        raise already_exists(f"The account alias {alias} already exists.")
    documents.delete_below(ALIAS)
    documents.put(ALIAS, alias, document={"AccountAlias": alias})
    return {}


def delete_account_alias(documents: Documents, operation: Operation) -> Document:
    """Take the name of the account away."""
    alias = operation.params["AccountAlias"]
    if not documents.delete(ALIAS, alias):
        raise no_such_entity(f"The account alias {alias} cannot be found.")
    return {}


def list_account_aliases(documents: Documents, operation: Operation) -> Document:
    """Answer the name of the account, in a list that has one entry at most."""
    return page("AccountAliases", [one["AccountAlias"] for one in documents.list(ALIAS)], operation.params)


def _kind(policy: Document) -> str:
    return "AWSManagedPolicy" if policy["Arn"].startswith("arn:aws:iam::aws:") else "LocalManagedPolicy"


def _encoded(one: Document) -> Document:
    """Return a detail with every policy document in it percent-encoded."""
    changed: dict[str, Any] = {}
    for member in (entity.inline for entity in entities.ALL):
        if member in one:
            changed[member] = _texts_encoded(one[member], "PolicyDocument")
    if "PolicyVersionList" in one:
        changed["PolicyVersionList"] = _texts_encoded(one["PolicyVersionList"], "Document")
    if "AssumeRolePolicyDocument" in one:
        changed["AssumeRolePolicyDocument"] = shown(one["AssumeRolePolicyDocument"])
        changed["InstanceProfileList"] = [shown_profile(profile) for profile in one["InstanceProfileList"]]
    return {**one, **changed}


def _texts_encoded(items: Iterable[Document], member: str) -> list[Document]:
    return [{**item, member: shown(item[member])} for item in items]
