"""
Instance profiles: what hands a role to a machine.

https://docs.aws.amazon.com/IAM/latest/APIReference/API_InstanceProfile.html. There are no machines here; templates
create a profile beside a role, and `get_account_authorization_details` shows it.
"""

from typing import Final

from gatewright.services.iam import drawn
from gatewright.services.iam.entities import ROLE, arn, below, get
from gatewright.services.iam.errors import already_exists, delete_conflict, limit_exceeded, no_such_entity
from gatewright.services.iam.pages import page
from gatewright.services.iam.shown_profile import shown_profile
from gatewright.services.iam.tagging import tagged, untagged
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

KIND: Final = "iam_instance_profile"
_OF_A_ROLE: Final = ("Path", "RoleName", "RoleId", "Arn", "CreateDate", "AssumeRolePolicyDocument")


def create_instance_profile(documents: Documents, operation: Operation) -> Document:
    """Create a profile, without a role as yet."""
    params = operation.params
    name, path = params["InstanceProfileName"], params.get("Path") or "/"
    if documents.get(KIND, name.lower()) is not None:
        raise already_exists(f"Instance Profile {name} already exists.")
    made = {
        "Path": path,
        "InstanceProfileName": name,
        "InstanceProfileId": drawn.unique_id(operation, drawn.INSTANCE_PROFILE),
        "Arn": arn(operation.account_id, "instance-profile", path, name),
        "CreateDate": operation.seconds,
        "Roles": [],
    }
    created = tagged(made, params.get("Tags"))
    _put(documents, created)
    return {"InstanceProfile": created}


def get_instance_profile(documents: Documents, operation: Operation) -> Document:
    """Answer one profile with its role."""
    return {"InstanceProfile": shown_profile(_get(documents, operation))}


def list_instance_profiles(documents: Documents, operation: Operation) -> Document:
    """Answer the profiles below a path; without tags, as AWS does (documented)."""
    found = below(documents.list(KIND), operation.params)
    return page("InstanceProfiles", [_untagged(shown_profile(one)) for one in found], operation.params)


def list_instance_profiles_for_role(documents: Documents, operation: Operation) -> Document:
    """Answer the profiles that hold a role."""
    name = get(documents, ROLE, operation.params["RoleName"])["RoleName"]
    found = [one for one in documents.list(KIND) if any(role["RoleName"] == name for role in one["Roles"])]
    return page("InstanceProfiles", [_untagged(shown_profile(one)) for one in found], operation.params)


def delete_instance_profile(documents: Documents, operation: Operation) -> Document:
    """Delete a profile that holds no role."""
    found = _get(documents, operation)
    if found["Roles"]:
        raise delete_conflict("Cannot delete entity, must remove roles from instance profile first.")
    documents.delete(KIND, found["InstanceProfileName"].lower())
    return {}


def add_role_to_instance_profile(documents: Documents, operation: Operation) -> Document:
    """Put a role into a profile, which holds one at most (documented)."""
    found = _get(documents, operation)
    role = get(documents, ROLE, operation.params["RoleName"])
    if found["Roles"]:
        raise limit_exceeded("Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1")
    _put(documents, {**found, "Roles": [{name: role[name] for name in _OF_A_ROLE}]})
    return {}


def remove_role_from_instance_profile(documents: Documents, operation: Operation) -> Document:
    """Take a role out of a profile."""
    found = _get(documents, operation)
    kept = [role for role in found["Roles"] if role["RoleName"] != operation.params["RoleName"]]
    if len(kept) == len(found["Roles"]):
        raise no_such_entity(f"The role with name {operation.params['RoleName']} cannot be found.")
    _put(documents, {**found, "Roles": kept})
    return {}


def tag_instance_profile(documents: Documents, operation: Operation) -> Document:
    """Add tags to a profile."""
    _put(documents, tagged(_get(documents, operation), operation.params["Tags"]))
    return {}


def untag_instance_profile(documents: Documents, operation: Operation) -> Document:
    """Take tags away from a profile."""
    _put(documents, untagged(_get(documents, operation), operation.params["TagKeys"]))
    return {}


def list_instance_profile_tags(documents: Documents, operation: Operation) -> Document:
    """Answer the tags of a profile."""
    return page("Tags", _get(documents, operation).get("Tags", []), operation.params)


def _get(documents: Documents, operation: Operation) -> Document:
    name = operation.params["InstanceProfileName"]
    found = documents.get(KIND, name.lower())
    if found is None or found["InstanceProfileName"] != name:
        raise no_such_entity(f"Instance Profile {name} cannot be found.")
    return found


def _put(documents: Documents, document: Document) -> None:
    documents.put(KIND, document["InstanceProfileName"].lower(), document=document)


def _untagged(profile: Document) -> Document:
    return {name: value for name, value in profile.items() if name != "Tags"}
