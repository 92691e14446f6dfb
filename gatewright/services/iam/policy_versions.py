"""
Versions of managed policies: up to five, one of which is in force.

https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html
"""

from typing import Final

from gatewright.aws.managed_policies import BY_ARN
from gatewright.services.iam import managed
from gatewright.services.iam.errors import access_denied, delete_conflict, limit_exceeded
from gatewright.services.iam.pages import page
from gatewright.services.iam.policy_texts import check_managed, shown
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

MOST: Final = 5


def create_policy_version(documents: Documents, operation: Operation) -> Document:
    """Add a version, and put it in force when that is asked."""
    params = operation.params
    found = _own(documents, params["PolicyArn"])
    check_managed(params["PolicyDocument"])
    if len(found["PolicyVersionList"]) >= MOST:
        raise limit_exceeded(
            f"A managed policy can have up to {MOST} versions. Before you create a new version, you must delete an"
            " existing version."
        )
    # The number of a deleted version is never used again (documented).
    added = {
        "Document": params["PolicyDocument"],
        "VersionId": f"v{found['NextVersion']}",
        "IsDefaultVersion": False,
        "CreateDate": operation.seconds,
    }
    changed = {
        **found,
        "PolicyVersionList": [added, *found["PolicyVersionList"]],
        "NextVersion": found["NextVersion"] + 1,
        "UpdateDate": operation.seconds,
    }
    if params.get("SetAsDefault"):
        changed = _with_default(changed, added["VersionId"])
    managed.put(documents, changed)
    return {"PolicyVersion": _summary(managed.version(changed, added["VersionId"]))}


def get_policy_version(documents: Documents, operation: Operation) -> Document:
    """Answer one version with its document."""
    found = managed.policy(documents, operation.params["PolicyArn"])
    version = managed.version(found, operation.params["VersionId"])
    return {"PolicyVersion": {**version, "Document": shown(version["Document"])}}


def list_policy_versions(documents: Documents, operation: Operation) -> Document:
    """Answer the versions without their documents, the newest first."""
    found = managed.policy(documents, operation.params["PolicyArn"])
    return page("Versions", [_summary(version) for version in found["PolicyVersionList"]], operation.params)


def set_default_policy_version(documents: Documents, operation: Operation) -> Document:
    """Put a version in force."""
    found = _own(documents, operation.params["PolicyArn"])
    version = managed.version(found, operation.params["VersionId"])
    managed.put(documents, {**_with_default(found, version["VersionId"]), "UpdateDate": operation.seconds})
    return {}


def delete_policy_version(documents: Documents, operation: Operation) -> Document:
    """Delete a version that is not in force."""
    found = _own(documents, operation.params["PolicyArn"])
    gone = managed.version(found, operation.params["VersionId"])
    if gone["IsDefaultVersion"]:
        raise delete_conflict("Cannot delete the default version of a policy.")
    kept = [version for version in found["PolicyVersionList"] if version["VersionId"] != gone["VersionId"]]
    managed.put(documents, {**found, "PolicyVersionList": kept, "UpdateDate": operation.seconds})
    return {}


def _own(documents: Documents, arn: str) -> Document:
    if arn in BY_ARN:
        raise access_denied("Cannot modify AWS managed policies.")  # inferred
    return managed.policy(documents, arn)


def _with_default(policy: Document, version_id: str) -> Document:
    versions = [
        {**version, "IsDefaultVersion": version["VersionId"] == version_id} for version in policy["PolicyVersionList"]
    ]
    return {**policy, "DefaultVersionId": version_id, "PolicyVersionList": versions}


def _summary(version: Document) -> Document:
    return {name: value for name, value in version.items() if name != "Document"}
