import pytest

from tests.aws.cloudformation.performing import Performing, made

KEY = {"RestApiId": "a", "ResourceId": "r", "HttpMethod": "GET"}


@pytest.mark.parametrize(
    ("kind", "more", "operations"),
    [
        ("Integration", {}, ("put_integration", "delete_integration")),
        ("IntegrationResponse", {"StatusCode": "200"}, ("put_integration_response", "delete_integration_response")),
        ("MethodResponse", {"StatusCode": "200"}, ("put_method_response", "delete_method_response")),
    ],
)
def test_a_part_of_a_method_is_put_and_deleted(kind: str, more: dict, operations: tuple[str, str]) -> None:
    """It is known by where it stands."""
    performing = Performing()
    found = made(f"Gatewright::{kind}", {**KEY, **more}, performing)

    assert (performing.operations[0], found.undo[0][1]) == operations
    assert found.undo[0][2] == {**KEY, **more}


def test_policies_and_settings_are_patched() -> None:
    """They go with what they are set on."""
    performing = Performing()
    made("Gatewright::RestApiPolicy", {"RestApiId": "a", "Policy": {"Statement": []}}, performing)
    made("Gatewright::StageSettings", {"RestApiId": "a", "StageName": "s", "Patches": {"/*/*/x": 1}}, performing)

    assert performing.params("update_rest_api")["patchOperations"][0]["value"] == '{"Statement":[]}'
    assert performing.params("update_stage")["patchOperations"] == [{"op": "replace", "path": "/*/*/x", "value": "1"}]


def test_a_policy_is_attached_to_whom_it_says() -> None:
    """And detached again."""
    performing = Performing()
    found = made("Gatewright::Attachment", {"Kind": "user", "Name": "u", "PolicyArn": "arn"}, performing)

    assert performing.asked == [("attach_user_policy", {"UserName": "u", "PolicyArn": "arn"})]
    assert found.undo[0][1] == "detach_user_policy"


def test_a_user_is_put_into_groups() -> None:
    """And taken out again."""
    performing = Performing()
    found = made("Gatewright::Membership", {"UserName": "u", "Groups": ["a", "b"]}, performing)

    assert performing.asked == [
        ("add_user_to_group", {"UserName": "u", "GroupName": "a"}),
        ("add_user_to_group", {"UserName": "u", "GroupName": "b"}),
    ]
    assert [operation for _, operation, _ in found.undo] == ["remove_user_from_group"] * 2
