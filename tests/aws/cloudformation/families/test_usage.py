from tests.aws.cloudformation.performing import Performing, made


def test_a_key_is_named_and_known_by_its_id() -> None:
    """Its value is the service's to draw."""
    performing = Performing()
    found = made("AWS::ApiGateway::ApiKey", {"Enabled": True}, performing)

    assert performing.params("create_api_key") == {"Enabled": True, "Name": "shop-Thing"}
    assert dict(found.attributes) == {"APIKeyId": "a1b2c3"}


def test_a_plan_leaves_its_stages_before_it_is_deleted() -> None:
    """AWS refuses to delete one that has some."""
    performing = Performing({"create_usage_plan": {"id": "p", "apiStages": [{"apiId": "a", "stage": "prod"}]}})
    found = made("AWS::ApiGateway::UsagePlan", {"UsagePlanName": "gold"}, performing)

    assert performing.params("create_usage_plan") == {"name": "gold"}
    assert found.undo[0][2]["patchOperations"] == [{"op": "remove", "path": "/apiStages", "value": "a:prod"}]
    assert found.undo[1][1] == "delete_usage_plan"


def test_a_plan_without_stages_is_just_deleted() -> None:
    """There is nothing to leave."""
    found = made("AWS::ApiGateway::UsagePlan", {}, Performing())

    assert [operation for _, operation, _ in found.undo] == ["delete_usage_plan"]


def test_a_key_joins_a_plan() -> None:
    """And leaves it."""
    performing = Performing()
    found = made("AWS::ApiGateway::UsagePlanKey", {"KeyId": "k", "UsagePlanId": "p"}, performing)

    assert performing.params("create_usage_plan_key") == {"KeyType": "API_KEY", "KeyId": "k", "UsagePlanId": "p"}
    assert found.undo[0][2] == {"usagePlanId": "p", "keyId": "a1b2c3"}
