import json
from typing import Any

from tests.services.account import ACCOUNT
from tests.services.iam.people import ADMINISTRATOR, DENY, INVOKE, People

METHOD = f"arn:aws:execute-api:eu-west-1:{ACCOUNT}:a1b2c3d4e5/prod/GET/pets"
OTHER = METHOD.replace("/pets", "/birds")
ANN = f"arn:aws:iam::{ACCOUNT}:user/ann"


def _custom(people: People, *policies: str, **params: Any) -> list[dict[str, Any]]:
    asked = {"ActionNames": ["execute-api:Invoke"], **params}
    return list(people.iam("simulate_custom_policy", PolicyInputList=list(policies), **asked)["EvaluationResults"])


def test_given_policies_are_named_by_their_place(people: People) -> None:
    """`PolicyInputList.1` (documented in AWS's examples)."""
    found = _custom(people, DENY, INVOKE)[0]

    assert ("execute-api:Invoke", "*", "explicitDeny") == (
        found["EvalActionName"],
        found["EvalResourceName"],
        found["EvalDecision"],
    )
    assert ["PolicyInputList.1"] == [one["SourcePolicyId"] for one in found["MatchedStatements"]]
    assert "ResourceSpecificResults" not in found


def test_each_resource_has_its_result(people: People) -> None:
    """The action's own is the most restrictive (documented)."""
    narrow = INVOKE.replace('"*"', f'"{METHOD}"')
    found = _custom(people, narrow, ResourceArns=[METHOD, OTHER])[0]

    assert "implicitDeny" == found["EvalDecision"]
    assert [(METHOD, "allowed"), (OTHER, "implicitDeny")] == [
        (one["EvalResourceName"], one["EvalResourceDecision"]) for one in found["ResourceSpecificResults"]
    ]


def test_limits_can_be_given(people: People) -> None:
    """A boundary, and service control policies level by level."""
    found = _custom(
        people,
        INVOKE,
        PermissionsBoundaryPolicyInputList=[INVOKE.replace("execute-api:Invoke", "s3:GetObject")],
        OrderedOrganizationPolicyInputList=[{"ServiceControlPolicyInputList": [INVOKE]}],
    )[0]

    assert ("implicitDeny", False, True) == (
        found["EvalDecision"],
        found["PermissionsBoundaryDecisionDetail"]["AllowedByPermissionsBoundary"],
        found["OrganizationsDecisionDetail"]["AllowedByOrganizations"],
    )


def test_resource_policy_needs_a_caller(people: People) -> None:
    """Its principals need somebody to be held against."""
    statement = {"Effect": "Allow", "Principal": {"AWS": ANN}, "Action": "execute-api:Invoke", "Resource": "*"}
    text = json.dumps({"Version": "2012-10-17", "Statement": statement})
    asked = {"PolicyInputList": [], "ActionNames": ["execute-api:Invoke"], "ResourcePolicy": text}

    assert "InvalidInput" == people.refused("simulate_custom_policy", **asked)[0]
    assert "allowed" == _custom(people, ResourcePolicy=text, CallerArn=ANN)[0]["EvalDecision"]


def test_context_entries_are_told(people: People) -> None:
    """By key, whatever its letter case."""
    guarded = INVOKE.replace('"*"', '"*", "Condition": {"StringEquals": {"aws:SourceVpc": "vpc-1"}}')
    entry = {"ContextKeyName": "AWS:sourcevpc", "ContextKeyValues": ["vpc-1"], "ContextKeyType": "string"}

    assert ["aws:SourceVpc"] == _custom(people, guarded)[0]["MissingContextValues"]
    assert "allowed" == _custom(people, guarded, ContextEntries=[entry])[0]["EvalDecision"]


def test_principal_is_simulated_with_all_that_binds_him(people: People) -> None:
    """His policies, those of his groups, his boundary, and what is given besides."""
    people.user("ann", PermissionsBoundary=ADMINISTRATOR)
    people.iam("create_group", GroupName="g")
    people.iam("add_user_to_group", GroupName="g", UserName="ann")
    people.iam("put_group_policy", GroupName="g", PolicyName="p", PolicyDocument=INVOKE)
    asked = {"PolicySourceArn": ANN, "ActionNames": ["execute-api:Invoke", "s3:GetObject"]}
    found = people.iam("simulate_principal_policy", **asked)["EvaluationResults"]
    denied = people.iam("simulate_principal_policy", PolicyInputList=[DENY], **asked)["EvaluationResults"]

    assert ["allowed", "implicitDeny"] == [one["EvalDecision"] for one in found]
    assert ["group_g_p"] == [one["SourcePolicyId"] for one in found[0]["MatchedStatements"]]
    assert found[0]["PermissionsBoundaryDecisionDetail"]["AllowedByPermissionsBoundary"]
    assert "explicitDeny" == denied[0]["EvalDecision"]


def test_variables_are_filled_by_the_caller(people: People) -> None:
    """`${aws:username}` is whom the policies are taken from, or whom `CallerArn` says."""
    people.user("ann")
    own = INVOKE.replace('"*"', '"arn:aws:execute-api:*:*:a1b2c3d4e5/prod/GET/${aws:username}"')
    people.iam("put_user_policy", UserName="ann", PolicyName="p", PolicyDocument=own)
    asked = {"PolicySourceArn": ANN, "ActionNames": ["execute-api:Invoke"]}
    asked["ResourceArns"] = [METHOD.replace("pets", "ann")]
    found = people.iam("simulate_principal_policy", **asked)["EvaluationResults"]
    as_eve = people.iam("simulate_principal_policy", CallerArn=ANN.replace("ann", "eve"), **asked)

    assert ["allowed", "implicitDeny"] == [found[0]["EvalDecision"], as_eve["EvaluationResults"][0]["EvalDecision"]]


def test_what_cannot_be_simulated_is_refused(people: People) -> None:
    """Never taken and ignored."""
    people.user("ann")
    asked: dict[str, Any] = {"PolicySourceArn": ANN, "ActionNames": ["execute-api:Invoke"]}
    refused = [
        people.refused("simulate_principal_policy", **asked, PolicyExclusionList=[{"PolicyType": "inline"}]),
        people.refused("simulate_principal_policy", **{**asked, "ActionNames": ["Invoke"]}),
        people.refused("simulate_principal_policy", **asked, CallerArn="arn:aws:sts::1:assumed-role/a/b"),
        people.refused("simulate_principal_policy", **asked, ResourceOwner="me"),
        people.refused("simulate_principal_policy", **asked, PermissionsBoundaryPolicyInputList=[INVOKE, INVOKE]),
    ]

    assert ["NotImplementedException", *["InvalidInput"] * 4] == [code for code, _ in refused]
