from typing import Any

import pytest

from gatewright.services.unenforced import TABLE, standing
from tests.services.account import ACCOUNT, REGION, Account, Pets

STREAM = {
    "type": "HTTP_PROXY",
    "integrationHttpMethod": "GET",
    "uri": "http://x",
    "responseTransferMode": "STREAM",
}

REFUSED: tuple[tuple[str, dict[str, Any], str], ...] = (
    (
        "create_rest_api",
        {"name": "x", "securityPolicy": "SecurityPolicy_TLS13_2025_EDGE", "endpointAccessMode": "STRICT"},
        "`endpointAccessMode`",
    ),
)

METHOD_REFUSED: tuple[tuple[str, dict[str, Any], str], ...] = (
    (
        "put_integration",
        {
            "type": "AWS",
            "integrationHttpMethod": "POST",
            "uri": "arn:aws:apigateway:us-east-1:sqs:path/111122223333/queue",
            "credentials": "arn:aws:iam::111122223333:role/sender",
        },
        "uri",
    ),
    (
        "put_integration",
        {"type": "HTTP", "integrationHttpMethod": "GET", "uri": "http://x", "credentials": "arn:aws:iam::1:user/ann"},
        "credentials",
    ),
    (
        "put_integration",
        {"type": "HTTP_PROXY", "integrationHttpMethod": "GET", "uri": "http://x", "responseTransferMode": "STREAM"},
        "responseTransferMode",
    ),
)


@pytest.mark.parametrize(("name", "params", "named"), REFUSED)
def test_api_with_a_property_that_is_not_enforced_is_refused(
    pets: Pets, name: str, params: dict[str, Any], named: str
) -> None:
    """The refusal is BadRequestException, names the member, and leaves nothing behind."""
    code, message = pets.account.refusal(name, **params)

    assert ("BadRequestException", True) == (code, named in message)
    assert 1 == len(pets.account.call("get_rest_apis")["items"])


@pytest.mark.parametrize(("name", "params", "named"), METHOD_REFUSED)
def test_method_with_a_property_that_is_not_enforced_is_refused(
    pets: Pets, name: str, params: dict[str, Any], named: str
) -> None:
    """What protects a method, or changes what its backend is called with, is enforced or refused."""
    code, message = pets.account.refusal(name, **{**pets.method, **params})

    assert ("BadRequestException", True) == (code, named in message)


def test_tracing_of_a_stage_is_taken(pets: Pets) -> None:
    """It binds nobody, and a caller gets the same with it and without.

    recorded: LocalStack, AWS-validated test_create_update_stages (2024-03-05).
    """
    pets.deploy()
    patch = {"op": "replace", "path": "/tracingEnabled", "value": "true"}
    changed = pets.account.call("update_stage", restApiId="pets", stageName="dev", patchOperations=[patch])

    assert changed["tracingEnabled"] is True


def test_patch_of_an_api_is_no_way_around(pets: Pets) -> None:
    """The access mode that `create_rest_api` refuses is refused by `update_rest_api`."""
    strict = ("replace", "/endpointAccessMode", "STRICT")
    policy = ("replace", "/securityPolicy", "SecurityPolicy_TLS13_2025_EDGE")
    _, message = pets.account.patch_refusal("update_rest_api", policy, strict, restApiId="pets")

    assert "the endpoint access mode" in message


def test_allowed_property_is_stored_and_listed() -> None:
    """With the flag it is kept, and listed with where it stands."""
    pets = Pets(allow_unenforced=True)
    pets.account.call("put_integration", **pets.method, **STREAM)
    with pets.account.store.reading(ACCOUNT, REGION) as documents:
        listed = standing(documents)

    expected = [("resource", ("pets", pets.resource), "resourceMethods.GET.methodIntegration.responseTransferMode")]
    assert expected == [(one.kind, one.ids, one.member) for one in listed]


def test_listing_ends_with_the_property() -> None:
    """What was taken away again is no longer listed; what was deployed meanwhile still is."""
    pets = Pets(allow_unenforced=True)
    pets.account.call("put_integration", **pets.method, **STREAM)
    deployment_id = pets.deploy()
    pets.account.call("put_integration", **pets.method, **{**STREAM, "responseTransferMode": "BUFFERED"})
    with pets.account.store.reading(ACCOUNT, REGION) as documents:
        (listed,) = standing(documents)

    assert (listed.kind, listed.ids) == ("deployment", ("pets", deployment_id))
    assert listed.member.endswith("resourceMethods.GET.methodIntegration.responseTransferMode")


def test_ordinary_api_has_nothing_to_list(pets: Pets) -> None:
    """Throttles, quotas, keys and logs are enforced, and not in the table."""
    pets.deploy()
    with pets.account.store.reading(ACCOUNT, REGION) as documents:
        assert [] == standing(documents)


def test_every_row_says_what_it_would_do() -> None:
    """Each member has words for people."""
    assert all(row.words for row in TABLE)


def test_member_of_that_name_in_another_place_is_not_listed(pets: Pets) -> None:
    """Nor is its name as a part of what somebody wrote: only where the member stands it would have to be enforced."""
    with pets.account.store.transaction(ACCOUNT, REGION) as documents:
        one = documents.get("resource", "pets", pets.resource) or {}
        told = {"responseTransferMode": "STREAM", "words": '"responseTransferMode":"STREAM"'}
        documents.put("resource", "pets", pets.resource, document={**one, "elsewhere": told})
        assert [] == standing(documents)


def test_settings_of_user_pools_are_listed_too() -> None:
    """Refused by the service in its own words, or kept and listed."""
    account = Account(allow_unenforced=True)
    config = {"UserPoolAddOns": {"AdvancedSecurityMode": "ENFORCED"}}
    pool = account.call("create_user_pool", service="cognito-idp", PoolName="p", **config)["UserPool"]
    account.call("create_user_pool", service="cognito-idp", PoolName="q")
    with account.store.reading(ACCOUNT, REGION) as documents:
        listed = standing(documents)

    assert [("user_pool", (pool["Id"],), "UserPoolAddOns")] == [(one.kind, one.ids, one.member) for one in listed]
    account.call("update_user_pool", service="cognito-idp", UserPoolId=pool["Id"])
    with account.store.reading(ACCOUNT, REGION) as documents:
        assert [] == standing(documents)
