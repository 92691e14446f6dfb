import pytest

from tests.services.account import ACCOUNT, Pets

API = "Invalid API identifier specified " + ACCOUNT + ":nope"
RESOURCE = "Invalid Resource identifier specified"
METHOD = "Invalid Method identifier specified"
INTEGRATION = "Invalid Integration identifier specified"
STATUS_CODE = "Invalid Response status code specified"


@pytest.mark.parametrize(
    ("operation", "params", "message"),
    [
        ("get_rest_api", {"restApiId": "nope"}, API),
        ("get_resources", {"restApiId": "nope"}, API),
        ("get_stages", {"restApiId": "nope"}, API),
        ("create_deployment", {"restApiId": "nope"}, API),
        ("get_resource", {"restApiId": "nope", "resourceId": "r"}, RESOURCE),
        ("get_stage", {"restApiId": "pets", "stageName": "nope"}, "Invalid Stage identifier specified"),
        ("get_deployment", {"restApiId": "pets", "deploymentId": "x"}, "Invalid Deployment identifier specified"),
        ("get_api_key", {"apiKey": "nope"}, "Invalid API Key identifier specified"),
        ("get_usage_plan", {"usagePlanId": "nope"}, "Invalid Usage Plan ID specified"),
    ],
)
def test_what_is_not_there_is_said_in_aws_words(pets: Pets, operation: str, params: dict, message: str) -> None:
    """NotFoundException with AWS's text."""
    assert ("NotFoundException", message) == pets.account.refusal(operation, **params)


@pytest.mark.parametrize(
    ("operation", "changed", "message"),
    [
        ("get_method", {"restApiId": "nope"}, RESOURCE),
        ("get_method", {"resourceId": "nope"}, RESOURCE),
        ("get_method", {"httpMethod": "PUT"}, METHOD),
        ("put_integration", {"httpMethod": "PUT", "type": "MOCK"}, METHOD),
        ("get_method_response", {"statusCode": "404"}, STATUS_CODE),
        ("get_integration_response", {"statusCode": "404"}, STATUS_CODE),
    ],
)
def test_what_is_not_below_a_resource(pets: Pets, operation: str, changed: dict, message: str) -> None:
    """An unknown API is answered as an unknown resource here (recorded)."""
    assert ("NotFoundException", message) == pets.account.refusal(operation, **{**pets.method, **changed})


def test_method_without_an_integration(pets: Pets) -> None:
    """The integration is what is missing."""
    pets.account.call("delete_integration", **pets.method)

    assert ("NotFoundException", INTEGRATION) == pets.account.refusal("get_integration", **pets.method)
