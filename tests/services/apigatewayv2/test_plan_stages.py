"""Stages of WebSocket APIs in usage plans."""

from tests.services.api_account import ApiAccount


def planned(apis: ApiAccount, *stages: str) -> str:
    """Create a usage plan for stages of the WebSocket API."""
    listed = [{"apiId": "chat", "stage": one} for one in stages]
    return str(apis.account.call("create_usage_plan", name="plan", apiStages=listed)["id"])


def test_a_plan_may_be_good_for_a_websocket_apis_stage(apis: ApiAccount) -> None:
    """An HTTP API has no keys, and no plans."""
    apis.stage("prod", "chat")
    apis.stage("prod", "pets")
    plan = planned(apis, "prod")
    refused = apis.account.refusal("create_usage_plan", name="x", apiStages=[{"apiId": "pets", "stage": "prod"}])

    stages = apis.account.call("get_usage_plan", usagePlanId=plan)["apiStages"]
    assert [{"apiId": "chat", "stage": "prod"}] == stages
    assert ("NotFoundException", "API Stage not found: pets:prod") == refused


def test_no_plan_names_what_is_gone(apis: ApiAccount) -> None:
    """A stage, or its API."""
    for name in ("one", "two", "three"):
        apis.stage(name, "chat")
    plan = planned(apis, "one", "two", "three")
    apis.call("delete_stage", ApiId="chat", StageName="two")
    left = apis.account.call("get_usage_plan", usagePlanId=plan)["apiStages"]
    apis.call("delete_api", ApiId="chat")

    assert ["one", "three"] == [one["stage"] for one in left]
    assert [] == apis.account.call("get_usage_plan", usagePlanId=plan)["apiStages"]
