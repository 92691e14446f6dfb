"""What a real account tells of single access keys: whose they are and whether they are active, never their secrets.

From `get_access_key_last_used`, `list_access_keys` and `get_account_authorization_details`; sessions stay unknown.
Whether service control policies bind the account, `describe_organization` tells of those that none can bind: accounts
in no organization, and management accounts (documented).
"""

from collections.abc import Iterable
from typing import Final

from gatewright.configuration.documents import Document, Documents
from gatewright.configuration.principals import details_by_name, principals_of
from gatewright.i18n import N_
from gatewright.model.listing import Listing
from gatewright.model.message import Message
from gatewright.model.principal import AccessKey, Principal
from gatewright.model.unknown import UNKNOWN, Missing, Unknown

_ABOVE: Final = Unknown(
    (
        Missing(
            subject="configuration.service_control_policies",
            what=Message(N_("the service control policies that bind the account of the caller")),
            permission="organizations:ListPoliciesForTarget",
            command="aws organizations list-policies-for-target --filter SERVICE_CONTROL_POLICY --target-id ACCOUNT",
        ),
    )
)
"""What a member account itself cannot read: only the management account sees what binds it."""


def told_access_keys(documents: Documents, key_ids: Iterable[str]) -> Listing[AccessKey]:
    """Return what an account tells of these keys; one that it does not know may be another account's, or its root's."""
    found: dict[str, AccessKey | None] = {}
    rest: Unknown = UNKNOWN
    for key_id in key_ids:
        told = documents.get("get_access_key_last_used", key_id)
        if isinstance(told, Unknown):
            rest = told
        elif told is not None and "UserName" in told:
            found[key_id] = _told_key(documents, key_id, told["UserName"])
    return Listing(found, rest)


def organization(documents: Documents, account_id: str) -> Document | Unknown | None:
    """Return what binds an account from above; `None` for one in no organization."""
    told = documents.get("describe_organization")
    if told is None or isinstance(told, Unknown):
        return told
    organized = told["Organization"]
    if organized.get("MasterAccountId") != account_id:
        return _ABOVE
    return {"Id": organized["Id"], "Path": UNKNOWN, "ManagementAccount": True}


def _told_key(documents: Documents, key_id: str, user_name: str) -> AccessKey:
    listed = documents.get("list_access_keys", user_name)
    details = documents.get("get_account_authorization_details")
    users = details_by_name(details, "UserDetailList", "UserName")
    detail = users.get(user_name)
    if isinstance(detail, Unknown) or detail is None:
        principal: Principal | Unknown = UNKNOWN if detail is None else detail
    else:
        account_id = detail["Arn"].split(":")[4]
        above = organization(documents, account_id)
        principal = principals_of(details, account_id=account_id, organization=above).user(user_name)
    if isinstance(listed, Unknown):
        return AccessKey(id=key_id, active=listed, principal=principal)
    status = next(
        (one["Status"] for one in (listed or {}).get("AccessKeyMetadata", ()) if one["AccessKeyId"] == key_id), None
    )
    return AccessKey(id=key_id, active=UNKNOWN if status is None else status == "Active", principal=principal)
