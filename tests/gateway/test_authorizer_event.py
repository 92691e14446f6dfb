"""What a Lambda authorizer's function is given."""

import json

from gatewright.gateway.authorizer_event import event
from gatewright.model.authorizer import Authorizer
from tests.checks.presence import authorized_by, reaching

HOST = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"


def test_a_request_authorizer_sees_what_a_function_behind_the_method_would() -> None:
    """Everything but the body; header names as they came."""
    call = reaching(
        "authorizer",
        f"GET {HOST}/prod/pets/7?who=me&who=you\nX-Who: me",
        {"method GET /pets/{petId}": {"authorizationType": "CUSTOM"}},
    )
    told = json.loads(
        event(call, Authorizer(id="au1", type="REQUEST"), identity=("me",), method_arn="arn", resource_id="p3t5i2")
    )

    assert {name: told[name] for name in ("type", "methodArn", "resource", "path", "httpMethod", "pathParameters")} == {
        "type": "REQUEST",
        "methodArn": "arn",
        "resource": "/pets/{petId}",
        "path": "/pets/7",
        "httpMethod": "GET",
        "pathParameters": {"petId": "7"},
    }
    assert told["headers"]["X-Who"] == "me"
    assert (told["queryStringParameters"], told["multiValueQueryStringParameters"]) == (
        {"who": "you"},
        {"who": ["me", "you"]},
    )
    assert told["requestContext"]["resourceId"] == "p3t5i2"
    assert told["requestContext"]["stage"] == "prod"
    assert "body" not in told
    assert reaching("authorizer", change=authorized_by("CUSTOM")).request.method == "GET"


def test_the_key_that_came_is_told_where_the_method_wants_one() -> None:
    """`requestContext.identity.apiKey` is in the guide's example; whether the key is good is judged later."""
    told = []
    for wanted in (True, False):
        change = {"method GET /pets": {"authorizationType": "CUSTOM", "apiKeyRequired": wanted}}
        call = reaching("authorizer", f"GET {HOST}/prod/pets\nX-API-Key: no-such-key", change)
        authorizer = Authorizer(id="au1", type="REQUEST")
        made = event(call, authorizer, identity=(), method_arn="arn", resource_id="p3t5")
        told.append(json.loads(made)["requestContext"]["identity"].get("apiKey"))

    assert told == ["no-such-key", None]
