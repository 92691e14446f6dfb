from gatewright.services.stack_tags import tag
from tests.services.account import ACCOUNT, REGION, Pets

TAGS = {"aws:cloudformation:stack-id": "arn:1", "aws:cloudformation:stack-name": "shop"}


def test_apis_stages_and_plans_are_tagged(pets: Pets) -> None:
    """Recorded: LocalStack, AWS-validated test_update_usage_plan, test_update_apigateway_stage (2025-04-11)."""
    pets.deploy()
    plan = pets.account.call("create_usage_plan", name="p", tags={"test": "value1"})
    with pets.account.store.transaction(ACCOUNT, REGION) as documents:
        tag(documents, ("apigateway", "create_rest_api"), {}, {"id": "pets"}, TAGS, "Api")
        tag(documents, ("apigateway", "create_stage"), {"restApiId": "pets", "stageName": "dev"}, {}, TAGS, "Stage")
        tag(documents, ("apigateway", "create_usage_plan"), {}, plan, TAGS, "Plan")
        tag(documents, ("apigatewayv2", "create_stage"), {"ApiId": "pets", "StageName": "dev"}, {}, TAGS, "Stage")
        tag(documents, ("apigateway", "create_resource"), {}, {"id": pets.resource}, TAGS, "Resource")

    api = pets.account.call("get_rest_api", restApiId="pets")["tags"]
    stage = pets.account.call("get_stage", restApiId="pets", stageName="dev")["tags"]
    assert {**TAGS, "aws:cloudformation:logical-id": "Api"} == {name: api[name] for name in api if "aws:" in name}
    assert {**TAGS, "aws:cloudformation:logical-id": "Stage"} == stage
    assert {**TAGS, "aws:cloudformation:logical-id": "Plan", "test": "value1"} == pets.account.call(
        "get_usage_plan", usagePlanId=plan["id"]
    )["tags"]
    assert "tags" not in pets.account.call("get_resource", restApiId="pets", resourceId=pets.resource)


def test_what_is_gone_is_not_tagged(pets: Pets) -> None:
    """Nor made by being tagged."""
    with pets.account.store.transaction(ACCOUNT, REGION) as documents:
        tag(documents, ("apigateway", "create_rest_api"), {}, {"id": "gone"}, TAGS, "Api")

        assert documents.get("rest_api", "gone") is None
