from typing import Any

import pytest

from tests.gatewright_server import Running
from tests.services.account import Pets

FUNCTION = "arn:aws:lambda:eu-west-1:000000000000:function:guard"
URI = f"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/{FUNCTION}/invocations"
POOL = "arn:aws:cognito-idp:eu-west-1:000000000000:userpool/eu-west-1_AbCdEf123"
TOKEN: dict[str, Any] = {
    "restApiId": "pets",
    "name": "guard",
    "type": "TOKEN",
    "authorizerUri": URI,
    "identitySource": "method.request.header.Authorization",
}
COGNITO: dict[str, Any] = {
    "restApiId": "pets",
    "name": "pool",
    "type": "COGNITO_USER_POOLS",
    "providerARNs": [POOL],
    "identitySource": "method.request.header.Authorization",
}


def ids(pets: Pets, **params: Any) -> dict[str, str]:
    """Create an authorizer and return what names it."""
    created = pets.account.call("create_authorizer", **{**TOKEN, **params})
    return {"restApiId": "pets", "authorizerId": created["id"]}


def test_token_authorizer_has_aws_defaults(pets: Pets) -> None:
    """Recorded: LocalStack, AWS-validated test_apigateway_with_custom_authorization_method (2024-04-12)."""
    created = pets.account.call("create_authorizer", **TOKEN)

    assert {
        "id": created["id"],
        "name": "guard",
        "type": "TOKEN",
        "authType": "custom",
        "authorizerUri": URI,
        "identitySource": "method.request.header.Authorization",
    } == created
    assert created == pets.account.call("get_authorizer", restApiId="pets", authorizerId=created["id"])
    assert [created] == pets.account.call("get_authorizers", restApiId="pets")["items"]


def test_pool_authorizer_has_no_ttl(pets: Pets) -> None:
    """Members of AWS's own example of `create-authorizer`."""
    created = pets.account.call("create_authorizer", **COGNITO)

    assert ("cognito_user_pools", [POOL]) == (created["authType"], created["providerARNs"])
    assert "authorizerResultTtlInSeconds" not in created


def test_request_authorizer_without_cache_needs_no_source(pets: Pets) -> None:
    """Documented: the identity source is optional where nothing is cached."""
    params = {**TOKEN, "type": "REQUEST", "authorizerResultTtlInSeconds": 0}
    del params["identitySource"]

    assert 0 == pets.account.call("create_authorizer", **params)["authorizerResultTtlInSeconds"]


def test_members_are_patched(pets: Pets) -> None:
    """Each path of the table changes its member."""
    changed = pets.account.patch(
        "update_authorizer",
        ("replace", "/name", "watch"),
        ("replace", "/authorizerResultTtlInSeconds", "0"),
        ("replace", "/identityValidationExpression", "Bearer .+"),
        ("replace", "/identitySource", "method.request.header.X-Token"),
        **ids(pets),
    )

    assert ("watch", 0, "Bearer .+", "method.request.header.X-Token") == (
        changed["name"],
        changed["authorizerResultTtlInSeconds"],
        changed["identityValidationExpression"],
        changed["identitySource"],
    )


def test_pools_are_added_and_removed(pets: Pets) -> None:
    """`/providerARNs` names the ARN in its value."""
    made = pets.account.call("create_authorizer", **COGNITO)
    changed = pets.account.patch(
        "update_authorizer",
        ("add", "/providerARNs", f"{POOL}x"),
        ("remove", "/providerARNs", POOL),
        restApiId="pets",
        authorizerId=made["id"],
    )

    assert [f"{POOL}x"] == changed["providerARNs"]


@pytest.mark.parametrize(
    ("patch", "message"),
    [
        (("replace", "/type", "x"), "Valid options are TOKEN,REQUEST,COGNITO_USER_POOLS,JWT"),
        (("replace", "/authorizerResultTtlInSeconds", "3601"), "TTL must be between 0 and 3600 seconds."),
        (("replace", "/no", "x"), "Invalid patch path /no"),
    ],
)
def test_patch_that_cannot_be_is_refused(pets: Pets, patch: tuple[str, str, str], message: str) -> None:
    """A patched authorizer has to be one that could be created."""
    code, text = pets.account.patch_refusal("update_authorizer", patch, **ids(pets))

    assert "BadRequestException" == code
    assert message in text


def test_deleted_authorizer_is_gone(pets: Pets) -> None:
    """What names it answers NotFoundException."""
    names = ids(pets)
    pets.account.call("delete_authorizer", **names)

    assert ("NotFoundException", "Invalid Authorizer identifier specified") == pets.account.refusal(
        "get_authorizer", **names
    )


def test_authorizer_in_use_is_not_deleted(pets: Pets) -> None:
    """AWS's text, reported by users: the verb and the path of the method that has it."""
    pets.account.allow_unenforced = True
    names = ids(pets)
    pets.account.patch(
        "update_method",
        ("replace", "/authorizationType", "CUSTOM"),
        ("replace", "/authorizerId", names["authorizerId"]),
        **pets.method,
    )

    assert (
        "ConflictException",
        "Cannot delete authorizer 'guard', is referenced in method: GET//pets",
    ) == pets.account.refusal("delete_authorizer", **names)


def test_deployment_keeps_the_authorizers_of_its_moment(pets: Pets) -> None:
    """Later edits reach no stage before the next deployment."""
    names = ids(pets)
    deployment = pets.deploy()
    pets.account.patch("update_authorizer", ("replace", "/name", "watch"), **names)
    with pets.account.store.reading("000000000000", "eu-west-1") as documents:
        kept = documents.get("deployment", "pets", deployment)

    assert kept is not None
    assert ["guard"] == [one["name"] for one in kept["snapshot"]["authorizers"]]


def test_each_flush_of_the_cache_is_counted(pets: Pets) -> None:
    """The data plane forgets what it knew when the count changes."""
    pets.deploy()
    for _ in range(2):
        pets.account.call("flush_stage_authorizers_cache", restApiId="pets", stageName="dev")
    with pets.account.store.reading("000000000000", "eu-west-1") as documents:
        assert {"flushes": 2} == documents.get("authorizer_cache", "pets", "dev")


def test_flush_of_an_unknown_stage_is_refused(pets: Pets) -> None:
    """AWS's text for a stage that is not there."""
    refused = pets.account.refusal("flush_stage_authorizers_cache", restApiId="pets", stageName="no")

    assert ("NotFoundException", "Invalid Stage identifier specified") == refused


def test_authorizers_by_boto3(gateway: Running) -> None:
    """Create, list, change and delete as a user does; the model's own parser reads what comes back."""
    client = gateway.client(region="eu-west-1")
    api = client.create_rest_api(name="guarded")["id"]
    wanted = {name: value for name, value in TOKEN.items() if name != "restApiId"}
    made = client.create_authorizer(restApiId=api, **wanted, authorizerResultTtlInSeconds=0)
    names = {"restApiId": api, "authorizerId": made["id"]}
    patch = [{"op": "replace", "path": "/authorizerResultTtlInSeconds", "value": "60"}]

    assert (201, 0) == (made["ResponseMetadata"]["HTTPStatusCode"], made["authorizerResultTtlInSeconds"])
    assert 60 == client.update_authorizer(**names, patchOperations=patch)["authorizerResultTtlInSeconds"]
    assert [made["id"]] == [one["id"] for one in client.get_authorizers(restApiId=api)["items"]]
    assert 202 == client.delete_authorizer(**names)["ResponseMetadata"]["HTTPStatusCode"]
    with pytest.raises(client.exceptions.NotFoundException):
        client.get_authorizer(**names)


def test_authorizer_of_an_unknown_api_is_refused(pets: Pets) -> None:
    """Recorded, 2024-04-15: a conflict, where every other operation says that the API is unknown."""
    message = "Unable to complete operation due to concurrent modification. Please try again later."

    assert ("ConflictException", message) == pets.account.refusal(
        "create_authorizer", **{**TOKEN, "restApiId": "unknown"}
    )
