"""
Managed policies.

https://docs.aws.amazon.com/IAM/latest/APIReference/API_Policy.html
"""

from typing import Final

from gatewright.aws.managed_policies import BY_ARN
from gatewright.services.iam import drawn, managed
from gatewright.services.iam.entities import arn, below
from gatewright.services.iam.errors import access_denied, already_exists, delete_conflict
from gatewright.services.iam.pages import page
from gatewright.services.iam.policy_texts import check_managed
from gatewright.services.iam.tagging import tagged
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents
from gatewright.store.iam_answers import account_usage, counted, of_aws

_LISTED: Final = (
    "PolicyName",
    "PolicyId",
    "Arn",
    "Path",
    "DefaultVersionId",
    "AttachmentCount",
    "PermissionsBoundaryUsageCount",
    "IsAttachable",
    "CreateDate",
    "UpdateDate",
)


def create_policy(documents: Documents, operation: Operation) -> Document:
    """Create a managed policy; its first version is the default one."""
    params = operation.params
    name, path = params["PolicyName"], params.get("Path") or "/"
    check_managed(params["PolicyDocument"])
    if documents.get(managed.KIND, name.lower()) is not None:
        raise already_exists(f"A policy called {name} already exists. Duplicate names are not allowed.")
    made = {
        "PolicyName": name,
        "PolicyId": drawn.unique_id(operation, drawn.POLICY),
        "Arn": arn(operation.account_id, "policy", path, name),
        "Path": path,
        "DefaultVersionId": "v1",
        "IsAttachable": True,
        **({"Description": params["Description"]} if params.get("Description") else {}),
        "CreateDate": operation.seconds,
        "UpdateDate": operation.seconds,
        "PolicyVersionList": [
            {
                "Document": params["PolicyDocument"],
                "VersionId": "v1",
                "IsDefaultVersion": True,
                "CreateDate": operation.seconds,
            }
        ],
        "NextVersion": 2,
    }
    created = tagged(made, params.get("Tags"))
    managed.put(documents, created)
    shown = {**_members(counted(created, {}), _LISTED), **_members(created, ("Tags",))}
    return {"Policy": shown}


def get_policy(documents: Documents, operation: Operation) -> Document:
    """Answer one managed policy, without its document."""
    found = managed.policy(documents, operation.params["PolicyArn"])
    told = _members(counted(found, account_usage(documents)), (*_LISTED, "Description", "Tags"))
    # CreatePolicy tells of tags where there are some, GetPolicy always (moto's test of it ran against AWS).
    return {"Policy": {"Tags": [], **told}}


def list_policies(documents: Documents, operation: Operation) -> Document:
    """Answer the managed policies of the account, of AWS, or of both."""
    params = operation.params
    scope = params.get("Scope") or "All"
    own = documents.list(managed.KIND) if scope in {"All", "Local"} else []
    aws = [of_aws(each) for each in BY_ARN.values()] if scope in {"All", "AWS"} else []
    used = account_usage(documents)
    found = [counted(one, used) for one in below([*own, *aws], params)]
    if params.get("OnlyAttached"):
        found = [one for one in found if one["AttachmentCount"]]
    use = params.get("PolicyUsageFilter")
    if use is not None:
        member = "AttachmentCount" if use == "PermissionsPolicy" else "PermissionsBoundaryUsageCount"
        found = [one for one in found if one[member]]
    return page("Policies", [_members(one, _LISTED) for one in found], params)


def delete_policy(documents: Documents, operation: Operation) -> Document:
    """Delete a managed policy that nobody uses, and that has no version but the default one."""
    found = managed.policy(documents, operation.params["PolicyArn"])
    if found["Arn"] in BY_ARN:
        raise access_denied("Cannot delete AWS managed policies.")  # inferred
    if found["Arn"] in account_usage(documents):
        raise delete_conflict("Cannot delete a policy attached to entities.")
    if len(found["PolicyVersionList"]) > 1:
        raise delete_conflict(
            "This policy has more than one version. Before you delete a policy, you must delete the policy's versions."
            " The default version is deleted with the policy."
        )
    documents.delete(managed.KIND, found["PolicyName"].lower())
    return {}


def _members(found: Document, names: tuple[str, ...]) -> Document:
    return {name: found[name] for name in names if name in found}
