"""
What IAM would answer of a whole account, read from the store's documents of its pseudo region.

`get_account_authorization_details` is what the configuration's principals are built from, of our own store and of a
real account alike. Policy documents are texts here; on the wire they are percent-encoded, and boto3 decodes them.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from gatewright.aws.managed_policies import BY_ARN, AwsManagedPolicy
from gatewright.store.documents import Document, Documents

GLOBAL: Final = "aws-global"
"""IAM has no regions: its documents stand under this one, whatever region a call was signed for."""

_ENTITIES: Final = ("iam_user", "iam_group", "iam_role")


def account_authorization_details(documents: Documents) -> Document:
    """Return the answer of `get_account_authorization_details`, whole: no filter, one page."""
    users, groups, roles = (documents.list(kind) for kind in _ENTITIES)
    used = usage((*users, *groups, *roles))
    profiles = by_role(documents.list("iam_instance_profile"))
    shown = [{**role, "InstanceProfileList": profiles.get(role["RoleName"], [])} for role in roles]
    return {
        "UserDetailList": users,
        "GroupDetailList": groups,
        "RoleDetailList": shown,
        "Policies": [*(counted(each, used) for each in documents.list("iam_policy")), *_used_of_aws(used)],
    }


def access_keys(documents: Documents) -> Document:
    """Return every access key of users and of the root user, with its secret; no operation of AWS's answers this."""
    return {"AccessKeys": documents.list("iam_access_key")}


def sessions(documents: Documents) -> Document:
    """Return the temporary credentials that were issued, with their secrets; no operation of AWS's answers this."""
    return {"Sessions": documents.list("sts_session")}


def organization(documents: Documents) -> Document | None:
    """Return what binds the account from above: `Id`, `Path` and the service control policies of each level."""
    return documents.get("iam_organization")


def usage(entities: Iterable[Mapping[str, Any]]) -> Mapping[str, tuple[int, int]]:
    """Return for each policy's ARN to how many entities it is attached, and for how many it is the boundary."""
    found: dict[str, tuple[int, int]] = {}
    for entity in entities:
        for attached in entity["AttachedManagedPolicies"]:
            attachments, boundaries = found.get(attached["PolicyArn"], (0, 0))
            found[attached["PolicyArn"]] = attachments + 1, boundaries
        boundary = entity.get("PermissionsBoundary")
        if boundary:
            arn = boundary["PermissionsBoundaryArn"]
            attachments, boundaries = found.get(arn, (0, 0))
            found[arn] = attachments, boundaries + 1
    return found


def account_usage(documents: Documents) -> Mapping[str, tuple[int, int]]:
    """Return the same for the whole account."""
    return usage(entity for kind in _ENTITIES for entity in documents.list(kind))


def counted(policy: Document, used: Mapping[str, tuple[int, int]]) -> Document:
    """Return a managed policy with its counts."""
    attachments, boundaries = used.get(policy["Arn"], (0, 0))
    return {**policy, "AttachmentCount": attachments, "PermissionsBoundaryUsageCount": boundaries}


def of_aws(policy: AwsManagedPolicy) -> Document:
    """Return a policy of AWS's own as a document."""
    version = {
        "Document": policy.text,
        "VersionId": policy.version,
        "IsDefaultVersion": True,
        "CreateDate": policy.created,
    }
    return {
        "PolicyName": policy.name,
        "PolicyId": policy.policy_id,
        "Arn": policy.arn,
        "Path": policy.path,
        "DefaultVersionId": policy.version,
        "IsAttachable": True,
        "Description": policy.description,
        "CreateDate": policy.created,
        "UpdateDate": policy.created,
        "PolicyVersionList": [version],
    }


def by_role(profiles: Iterable[Document]) -> Mapping[str, list[Document]]:
    """Return instance profiles by the name of the role that each holds."""
    found: dict[str, list[Document]] = {}
    for profile in profiles:
        for role in profile["Roles"]:
            found.setdefault(role["RoleName"], []).append(profile)
    return found


def _used_of_aws(used: Mapping[str, tuple[int, int]]) -> Iterator[Document]:
    # AWS lists of its own policies those in use (documented: "AWSManagedPolicy" entries of the response).
    return (counted(of_aws(policy), used) for arn, policy in BY_ARN.items() if arn in used)
