"""A saved file is recognised by its name, else by its content."""

import pytest

from gatewright.sources.account.reads import READS
from gatewright.sources.saved_answer import Named, advice_for, by_content, by_name, is_not_needed, of_version


@pytest.mark.parametrize(
    ("stem", "kind", "ids"),
    [
        ("get-resources", "get_resources", ()),
        ("get_resources", "get_resources", ()),
        ("Get-Stages", "get_stages", ()),
        ("get-stages-a1b2c3d4e5", "get_stages", ("a1b2c3d4e5",)),
        ("get_stages_abcdefghij", "get_stages", ("abcdefghij",)),
        ("get-stages.a1", "get_stages", ("a1",)),
        ("get-usage-plan-keys-abc123", "get_usage_plan_keys", ("abc123",)),
        ("get-usage-plans", "get_usage_plans", ()),
        ("get-deployment-a1b2c3-dep123", "get_deployment", ("a1b2c3", "dep123")),
        ("get-rest-apis", "get_rest_apis", ()),
        ("get-rest-api-a1", "get_rest_api", ("a1",)),
        ("apigateway-get-api-keys", "get_api_keys", ()),
        ("aws_apigateway_get_api_keys", "get_api_keys", ()),
        ("get-stage-prod", "get_stage", ("prod",)),
        ("get-deployments-a1", "get_deployments", ("a1",)),
    ],
)
def test_name_of_the_command_is_recognised(stem: str, kind: str, ids: tuple[str, ...]) -> None:
    """Hyphens or underscores, any case, ids behind it."""
    assert by_name(stem) == Named(kind=kind, ids=ids)


@pytest.mark.parametrize("stem", ["resources", "get-resourcesx", "get-x", "", "template", "budget-stages"])
def test_other_names_say_nothing(stem: str) -> None:
    """The content has to tell."""
    assert by_name(stem) is None


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ({"item": [{"stageName": "prod", "createdDate": 1}]}, "get_stages"),
        ({"items": [{"id": "r", "path": "/"}]}, "get_resources"),
        ({"items": [{"id": "p", "apiStages": []}]}, "get_usage_plans"),
        ({"items": [{"id": "k", "type": "API_KEY", "value": "v", "name": "n"}]}, "get_usage_plan_keys"),
        ({"items": [{"id": "k", "enabled": True, "stageKeys": []}]}, "get_api_keys"),
        ({"items": [{"id": "a", "endpointConfiguration": {}}]}, "get_rest_apis"),
        ({"items": [{"id": "d", "createdDate": 1}]}, "get_deployments"),
        ({"id": "d", "apiSummary": {}}, "get_deployment"),
        ({"id": "d", "createdDate": 1}, "get_deployment"),
        ({"id": "a", "rootResourceId": "r"}, "get_rest_api"),
        ({"stageName": "prod"}, "get_stage"),
        ({"httpMethod": "GET"}, "get_method"),
        ({"id": "r", "path": "/"}, "get_resource"),
        ({"id": "p", "apiStages": []}, "get_usage_plan"),
        ({"id": "k", "stageKeys": []}, "get_api_key"),
        ({"id": "k", "type": "API_KEY"}, "get_usage_plan_key"),
        ({"items": []}, None),
        ({"items": [1]}, None),
        ({"openapi": "3.0.1"}, None),
    ],
)
def test_content_tells_the_command(answer: dict, kind: str | None) -> None:
    """Each answer has members that no other has; an empty list has none."""
    assert by_content(answer) == kind


def test_parts_of_answers_come_with_advice() -> None:
    """What is not put together here says what to save in its place; what is read needs none."""
    assert advice_for("get_stage") == "save the whole list with `aws apigateway get-stages`"
    assert not [kind for kind in READS if advice_for(kind)]


def test_answers_of_iam_are_known_by_name_and_content() -> None:
    """With the service in front or without; each has a member that only it has."""
    assert Named(kind="get_access_key_last_used", ids=("AKIA1",)) == by_name("get-access-key-last-used-AKIA1")
    assert Named(kind="get_account_authorization_details", ids=()) == by_name("iam-get-account-authorization-details")
    assert Named(kind="list_access_keys", ids=("ann",)) == by_name("aws_iam_list-access-keys-ann")
    assert "get_account_authorization_details" == by_content({"UserDetailList": []})
    assert "get_access_key_last_used" == by_content({"UserName": "ann", "AccessKeyLastUsed": {}})
    assert "list_access_keys" == by_content({"AccessKeyMetadata": []})


def test_answers_of_lambda_are_known_by_name_and_content() -> None:
    """Functions, and the policy of one, which IAM's answer of the same name is not."""
    assert Named(kind="list_functions", ids=()) == by_name("aws-lambda-list-functions")
    assert Named(kind="get_policy", ids=("f",)) == by_name("get-policy-f")
    assert "list_functions" == by_content({"Functions": []})
    assert "get_policy" == by_content({"Policy": "{}", "RevisionId": "r"})
    assert by_content({"Policy": {"PolicyName": "p"}}) is None


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ({"Items": [{"ApiId": "a", "ProtocolType": "HTTP"}]}, "v2_get_apis"),
        ({"Items": [{"RouteId": "r", "RouteKey": "GET /"}]}, "v2_get_routes"),
        ({"Items": [{"AuthorizerId": "j", "AuthorizerType": "JWT"}]}, "v2_get_authorizers"),
        ({"Items": [{"StageName": "$default"}]}, "v2_get_stages"),
        ({"Items": []}, None),
        ({"ApiId": "a", "ProtocolType": "HTTP"}, "v2_get_api"),
        ({"DeploymentId": "d", "DeploymentStatus": "DEPLOYED"}, "v2_get_deployment"),
    ],
)
def test_answers_of_version_2_are_known_by_their_content(answer: dict, kind: str | None) -> None:
    """Their members are written with capitals."""
    assert by_content(answer) == kind


def test_operations_of_both_versions_are_told_apart() -> None:
    """By the letters of their members; what only one has needs no look."""
    assert of_version("get_stages", {"Items": []}) == "v2_get_stages"
    assert of_version("get_stages", {"item": []}) == "get_stages"
    assert of_version("get_routes", {"items": []}) == "v2_get_routes"
    assert of_version("get_resources", {"Items": []}) == "get_resources"


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("get-models", False),
        ("get-sdk-types", True),
        ("apigateway-get_documentation_parts-a1b2c3d4e5", True),
        ("get-vpc-links2", True),
        ("get-resources", False),
        ("get-vpc-linksx", False),
        ("models", False),
    ],
)
def test_some_answers_are_needed_by_no_decision(stem: str, expected: bool) -> None:
    """A folder may hold them beside the others."""
    assert expected == is_not_needed(stem)
