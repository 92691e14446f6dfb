"""
Service control policies, and where they stand.

https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
"""

from typing import Final

from gatewright.aws.policy.compile import policy
from gatewright.aws.policy.malformed import MalformedPolicy
from gatewright.services.errors import not_implemented
from gatewright.services.operation import Operation
from gatewright.services.organizations.errors import refused
from gatewright.services.organizations.pages import page
from gatewright.services.organizations.tree import FULL_ACCESS, SERVICE_CONTROL, Tree, managed
from gatewright.store.documents import Document, Documents

LARGEST: Final = 10_240
"""https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html"""

_SUMMARY: Final = ("Id", "Arn", "Name", "Description", "Type", "AwsManaged")


def create_policy(documents: Documents, operation: Operation) -> Document:
    """Create a policy, which stands nowhere as yet."""
    tree, params = managed(documents), operation.params
    _check_type(params["Type"])
    if params.get("Tags"):
        raise not_implemented("tags in organizations are not offered")
    _check_content(params["Content"])
    _check_name(tree, params["Name"])
    policy_id = f"p-{operation.new_id()[:8]}"
    created = {
        "Id": policy_id,
        "Arn": tree.arn("policy", "service_control_policy", policy_id),
        "Name": params["Name"],
        "Description": params["Description"],
        "Type": SERVICE_CONTROL,
        "AwsManaged": False,
        "Content": params["Content"],
    }
    documents.put("org_policy", policy_id, document=created)
    return {"Policy": _shown(created)}


def describe_policy(documents: Documents, operation: Operation) -> Document:
    """Answer a policy with its content."""
    return {"Policy": _shown(managed(documents).policy(operation.params["PolicyId"]))}


def update_policy(documents: Documents, operation: Operation) -> Document:
    """Change a policy wherever it stands."""
    tree, params = managed(documents), operation.params
    found = _own(tree, params["PolicyId"])
    if params.get("Content") is not None:
        _check_content(params["Content"])
    if params.get("Name") not in {None, found["Name"]}:
        _check_name(tree, params["Name"])
    changed = {**found, **{name: params[name] for name in ("Name", "Description", "Content") if params.get(name)}}
    documents.put("org_policy", changed["Id"], document=changed)
    tree.bind()
    return {"Policy": _shown(changed)}


def delete_policy(documents: Documents, operation: Operation) -> Document:
    """Delete a policy that stands nowhere."""
    tree = managed(documents)
    found = _own(tree, operation.params["PolicyId"])
    if any(one["PolicyId"] == found["Id"] for one in documents.list("org_attachment")):
        raise refused("PolicyInUseException", "The policy is attached to one or more entities.")
    documents.delete("org_policy", found["Id"])
    return {}


def list_policies(documents: Documents, operation: Operation) -> Document:
    """Answer the policies of a type."""
    tree = managed(documents)
    _check_type(operation.params["Filter"])
    found = [FULL_ACCESS, *tree.documents.list("org_policy")]
    return page("Policies", [_summary(one) for one in found], operation.params)


def attach_policy(documents: Documents, operation: Operation) -> Document:
    """Put a policy at the root, a unit or an account."""
    tree = managed(documents)
    found = tree.policy(operation.params["PolicyId"])
    target = tree.target(operation.params["TargetId"])
    if SERVICE_CONTROL not in tree.organization["PolicyTypes"]:
        raise refused("PolicyTypeNotEnabledException", "This operation can be performed only for enabled policy types.")
    if any(one["Id"] == found["Id"] for one in tree.attached(target)):
        raise refused("DuplicatePolicyAttachmentException", "The policy is already attached to the target.")
    tree.attach(found["Id"], target)
    tree.bind()
    return {}


def detach_policy(documents: Documents, operation: Operation) -> Document:
    """Take a policy away; one at least stays (documented)."""
    tree = managed(documents)
    found = tree.policy(operation.params["PolicyId"])
    target = tree.target(operation.params["TargetId"])
    attached = [one["Id"] for one in tree.attached(target)]
    if found["Id"] not in attached:
        raise refused("PolicyNotAttachedException", "The policy isn't attached to the specified target.")
    if len(attached) == 1:
        raise refused(
            "ConstraintViolationException",
            "You cannot remove the last policy attached to the specified target. You must have at least one attached"
            " at all times.",
            reason="MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
        )
    documents.delete("org_attachment", target, found["Id"])
    tree.bind()
    return {}


def list_policies_for_target(documents: Documents, operation: Operation) -> Document:
    """Answer the policies at a target itself, not those above it."""
    tree = managed(documents)
    _check_type(operation.params["Filter"])
    attached = tree.attached(tree.target(operation.params["TargetId"]))
    return page("Policies", [_summary(one) for one in attached], operation.params)


def list_targets_for_policy(documents: Documents, operation: Operation) -> Document:
    """Answer where a policy stands."""
    tree = managed(documents)
    found = tree.policy(operation.params["PolicyId"])
    targets = [
        _target(tree, one["TargetId"]) for one in documents.list("org_attachment") if one["PolicyId"] == found["Id"]
    ]
    return page("Targets", targets, operation.params)


def _target(tree: Tree, target_id: str) -> Document:
    if target_id == tree.root_id:
        return {"TargetId": target_id, "Arn": tree.arn("root", target_id), "Name": "Root", "Type": "ROOT"}
    unit = tree.documents.get("org_unit", target_id)
    found, kind = (tree.account(target_id), "ACCOUNT") if unit is None else (unit, "ORGANIZATIONAL_UNIT")
    return {"TargetId": target_id, "Arn": found["Arn"], "Name": found["Name"], "Type": kind}


def _own(tree: Tree, policy_id: str) -> Document:
    found = tree.policy(policy_id)
    if found["AwsManaged"]:
        raise refused(
            "InvalidInputException",
            "You can't change a policy that is managed by AWS.",
            reason="IMMUTABLE_POLICY",
        )
    return found


def _check_type(asked: str) -> None:
    if asked != SERVICE_CONTROL:
        raise not_implemented(f"policies of the type {asked} are not offered")


def _check_content(text: str) -> None:
    if len(text) > LARGEST:
        raise refused(
            "ConstraintViolationException",
            f"The policy content exceeds the maximum size of {LARGEST} characters.",
            reason="POLICY_CONTENT_LIMIT_EXCEEDED",
        )
    try:
        policy(text, "scp")
    except MalformedPolicy:
        raise refused(
            "MalformedPolicyDocumentException",
            "The provided policy document does not meet the requirements of the specified policy type.",
        ) from None


def _check_name(tree: Tree, name: str) -> None:
    if any(one["Name"] == name for one in [FULL_ACCESS, *tree.documents.list("org_policy")]):
        raise refused("DuplicatePolicyException", "A policy with the same name already exists.")


def _summary(found: Document) -> Document:
    return {name: found[name] for name in _SUMMARY}


def _shown(found: Document) -> Document:
    return {"PolicySummary": _summary(found), "Content": found["Content"]}
