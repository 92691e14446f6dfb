"""What a JWT authorizer is kept as, and how it is changed."""

from dataclasses import replace
from typing import Any

import pytest

from gatewright.model.question import KeyPlace, KeysUnavailable
from gatewright.services.apigateway.jwt_documents import configuration, located
from gatewright.services.issuers import AsksIssuers
from gatewright.wire.errors import ServiceError
from tests.services.account import Pets
from tests.services.apigateway.test_jwt_rules import ISSUER, RULE, SOURCE, authorizer, with_rules

PLACE = "https://login.example.com/keys"


def test_it_is_answered_as_it_was_asked_for(pets: Pets) -> None:
    """With the default of `required` (documented); where nobody asks issuers, without the place of their keys."""
    created = pets.account.call("create_authorizer", **with_rules({**RULE, "expectedValues": ["t1"]}))

    rule = {**RULE, "required": False, "expectedValues": ["t1"]}
    assert created == {
        "id": created["id"],
        "name": "tokens",
        "type": "JWT",
        "authType": "jwt",
        "identitySource": SOURCE,
        "jwtConfiguration": {
            "issuers": [{**ISSUER, "additionalClaims": [rule]}],
            "defaultAlgorithms": ["RS256", "ES384"],
        },
    }
    assert created == pets.account.call("get_authorizer", restApiId="pets", authorizerId=created["id"])


def test_a_method_may_have_it(pets: Pets) -> None:
    """With scopes; under another type it is none, and neither is another authorizer under JWT."""
    created = pets.account.call("create_authorizer", **authorizer())
    given: dict[str, Any] = {
        **pets.method,
        "httpMethod": "PUT",
        "authorizationType": "JWT",
        "authorizationScopes": ["pets/read"],
    }
    made = pets.account.call("put_method", **given, authorizerId=created["id"])

    assert (made["authorizationType"], made["authorizerId"]) == ("JWT", created["id"])
    assert made["authorizationScopes"] == ["pets/read"]
    told = "Invalid authorizer ID specified. Setting the authorization type to JWT requires a valid JWT authorizer."
    other = {**given, "httpMethod": "POST"}
    assert ("BadRequestException", told) == pets.account.refusal("put_method", **other, authorizerId="x")
    custom = {**other, "authorizationType": "CUSTOM", "authorizerId": created["id"]}
    assert pets.account.refusal("put_method", **custom)[0] == "BadRequestException"


@pytest.mark.parametrize(
    "path", ["/jwtConfiguration", "/jwtConfiguration/issuers", "/jwtConfiguration/issuers/0/audiences/0"]
)
@pytest.mark.parametrize("op", ["add", "replace", "remove"])
def test_patches_of_the_configuration_are_refused_by_name(pets: Pets, op: str, path: str) -> None:
    """AWS documents no paths for them."""
    created = pets.account.call("create_authorizer", **authorizer())
    where = {"restApiId": "pets", "authorizerId": created["id"]}
    patch = {"op": op, "path": path, "value": "x"}

    code, message = pets.account.refusal("update_authorizer", **where, patchOperations=[patch])
    assert (code, "jwtConfiguration" in message) == ("NotImplementedException", True)


def test_other_members_are_patched_and_the_type_stays(pets: Pets) -> None:
    """What would make it another kind is refused, since the rest does not fit."""
    created = pets.account.call("create_authorizer", **authorizer())
    where = {"restApiId": "pets", "authorizerId": created["id"]}
    changed = pets.account.patch("update_authorizer", ("replace", "/name", "other"), **where)

    assert (changed["name"], changed["jwtConfiguration"]) == ("other", created["jwtConfiguration"])
    wrong = [{"op": "replace", "path": "/type", "value": "TOKEN"}]
    told = "jwtConfiguration is only supported for JWT authorizers"
    assert ("BadRequestException", told) == pets.account.refusal("update_authorizer", **where, patchOperations=wrong)


def test_issuers_are_asked_where_their_keys_are(pets: Pets) -> None:
    """The place stands in the answer; one that does not tell is refused, and one that was not asked yet is asked."""
    asked: Any = configuration({"issuers": [ISSUER], "defaultAlgorithms": ["ES256"]})
    operation = pets.account.operation({})

    assert located(asked, replace(operation, issuers=None)) == asked
    told = located(asked, replace(operation, issuers={ISSUER["issuer"]: KeyPlace(PLACE)}))
    assert told["issuers"] == [{**ISSUER, "jwksUri": PLACE}]
    with pytest.raises(AsksIssuers):
        located(asked, replace(operation, issuers={}))
    with pytest.raises(ServiceError, match=r"Unable to retrieve the keys of issuer https://login\.example\.com/: down"):
        located(asked, replace(operation, issuers={ISSUER["issuer"]: KeysUnavailable("down", "discovery")}))
