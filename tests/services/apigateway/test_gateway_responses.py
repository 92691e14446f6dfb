from typing import Any

import pytest

from tests.gatewright_server import Running
from tests.services.account import Pets

TEMPLATE = '{"message":$context.error.messageString}'
KIND = {"restApiId": "pets", "responseType": "MISSING_AUTHENTICATION_TOKEN"}
FULL: dict[str, Any] = {
    "statusCode": "404",
    "responseParameters": {
        "gatewayresponse.header.Access-Control-Allow-Origin": "'a.b.c'",
        "gatewayresponse.header.x-request-header": "method.request.header.Accept",
        "gatewayresponse.header.x-request-path": "method.request.path.petId",
        "gatewayresponse.header.x-request-query": "method.request.querystring.q",
    },
    "responseTemplates": {"application/json": '{"type": "$context.error.responseType"}'},
}


def test_put_is_answered_with_all_that_was_given(pets: Pets) -> None:
    """Recorded: `put-gateway-response-all-value`."""
    put = pets.account.call("put_gateway_response", **KIND, **FULL)

    assert {"responseType": KIND["responseType"], "defaultResponse": False, **FULL} == put
    assert put == pets.account.call("get_gateway_response", **KIND)


@pytest.mark.parametrize("member", FULL)
def test_what_is_not_put_is_aws_own(pets: Pets, member: str) -> None:
    """Recorded: `...-status-only`, `...-response-parameters-only`, `...-response-templates-only`."""
    default = {"statusCode": "403", "responseParameters": {}, "responseTemplates": {"application/json": TEMPLATE}}
    put = pets.account.call("put_gateway_response", **KIND, **{member: FULL[member]})

    assert {
        "responseType": KIND["responseType"],
        "defaultResponse": False,
        **default,
        member: FULL[member],
    } == put


def test_deleted_response_is_aws_own_again(pets: Pets) -> None:
    """Recorded: `get-deleted-gw-response`; a second time there is nothing to delete."""
    pets.account.call("put_gateway_response", **KIND, **FULL)
    pets.account.call("delete_gateway_response", **KIND)

    assert pets.account.call("get_gateway_response", **KIND)["defaultResponse"]
    assert ("NotFoundException", "Gateway response type not defined on api") == pets.account.refusal(
        "delete_gateway_response", **KIND
    )


def test_update_customises_what_was_not(pets: Pets) -> None:
    """Recorded: `update-gateway-response-not-set`."""
    patch = ("replace", "/statusCode", "444")
    changed = pets.account.patch("update_gateway_response", patch, restApiId="pets", responseType="DEFAULT_4XX")

    assert {
        "responseType": "DEFAULT_4XX",
        "statusCode": "444",
        "responseParameters": {},
        "responseTemplates": {"application/json": TEMPLATE},
        "defaultResponse": False,
    } == changed


def test_entries_are_patched(pets: Pets) -> None:
    """Headers are replaced, templates added, and both removed."""
    pets.account.call("put_gateway_response", **KIND, **FULL)
    changed = pets.account.patch(
        "update_gateway_response",
        ("replace", "/responseParameters/gatewayresponse.header.Access-Control-Allow-Origin", "'example.com'"),
        ("remove", "/responseParameters/gatewayresponse.header.x-request-path", None),
        ("add", "/responseTemplates/application~1xml", "<m>$context.error.messageString</m>"),
        ("remove", "/responseTemplates/application~1json", None),
        **KIND,
    )

    assert "'example.com'" == changed["responseParameters"]["gatewayresponse.header.Access-Control-Allow-Origin"]
    assert "gatewayresponse.header.x-request-path" not in changed["responseParameters"]
    assert {"application/xml": "<m>$context.error.messageString</m>"} == changed["responseTemplates"]


@pytest.mark.parametrize(
    ("patch", "code", "message"),
    [
        (("add", "/statusCode", "444"), "BadRequestException", "Invalid patch path /statusCode"),
        (("remove", "/statusCode", None), "BadRequestException", "Invalid patch path /statusCode"),
        (("replace", "/wrongPath", "x"), "BadRequestException", "Invalid patch path /wrongPath"),
        (("replace", "", "x"), "BadRequestException", "Invalid patch path null"),
        (
            ("replace", "/responseParameters/gatewayresponse.header.no", "'x'"),
            "NotFoundException",
            "Invalid parameter name specified",
        ),
        (
            ("replace", "/responseTemplates/application~1json", None),
            "BadRequestException",
            "Invalid null or empty value in responseTemplates",
        ),
        (
            ("replace", "/responseParameters/gatewayresponse.header.x-request-path", None),
            "BadRequestException",
            "Invalid null or empty value in responseParameters",
        ),
        (("replace", "/statusCode", "600"), "BadRequestException", "Invalid status code specified: 600"),
    ],
)
def test_patch_that_cannot_be_is_refused(
    pets: Pets, patch: tuple[str, str, str | None], code: str, message: str
) -> None:
    """Recorded (test_update_gateway_response) but for the last."""
    pets.account.call("put_gateway_response", **KIND, **FULL)

    assert (code, message) == pets.account.patch_refusal("update_gateway_response", patch, **KIND)


@pytest.mark.parametrize(
    ("name", "value", "wrong"),
    [
        (
            "method.response.header.Access-Control-Allow-Origin",
            "'*'",
            "method.response.header.Access-Control-Allow-Origin",
        ),
        ("gatewayresponse.header.Access-Control-Allow-Origin", "*", "*"),
        ("gatewayresponse.header.a b", "'*'", "gatewayresponse.header.a b"),
    ],
)
def test_mapping_that_cannot_be_is_refused(pets: Pets, name: str, value: str, wrong: str) -> None:
    """Reported by users of AWS, word for word."""
    refused = pets.account.refusal("put_gateway_response", **KIND, responseParameters={name: value})
    text = "Invalid mapping expression specified: Validation Result: warnings : [], errors : "

    assert ("BadRequestException", f"{text}[Invalid mapping expression specified: {wrong}]") == refused


@pytest.mark.parametrize(
    "name", ["get_gateway_responses", "get_gateway_response", "update_gateway_response", "delete_gateway_response"]
)
def test_unknown_api_is_named_with_the_account(pets: Pets, name: str) -> None:
    """Recorded (test_gateway_response_validation)."""
    kind = {} if name.endswith("s") else {"responseType": "THROTTLED"}
    refused = pets.account.refusal(name, restApiId="no", **kind)

    assert ("NotFoundException", "Invalid API identifier specified 000000000000:no") == refused


def test_gateway_responses_by_boto3(gateway: Running) -> None:
    """Put, list and delete as a user does, and the refusal that changes with the deployment."""
    client = gateway.client()
    api = client.create_rest_api(name="custom", tags={"_custom_id_": "customresp"})
    names = {"restApiId": api["id"], "resourceId": api["rootResourceId"], "httpMethod": "GET"}
    client.put_method(**names, authorizationType="NONE")
    client.put_integration(**names, type="MOCK", requestTemplates={"application/json": '{"statusCode": 200}'})
    client.create_deployment(restApiId=api["id"], stageName="dev")
    host, target = "customresp.execute-api.us-east-1.amazonaws.com", "/dev/nothing?q=1"
    put = client.put_gateway_response(restApiId=api["id"], responseType=KIND["responseType"], **FULL)
    before = gateway.send("GET", target, host=host)
    client.create_deployment(restApiId=api["id"], stageName="dev")
    after = gateway.send("GET", target, host=host, Accept="text/html")

    assert 201 == put["ResponseMetadata"]["HTTPStatusCode"]
    assert 21 == len(client.get_gateway_responses(restApiId=api["id"])["items"])
    assert (403, b'{"message":"Missing Authentication Token"}') == (before.status, before.body)
    assert (404, b'{"type": "MISSING_AUTHENTICATION_TOKEN"}') == (after.status, after.body)
    assert [
        ("x-amzn-ErrorType", "MissingAuthenticationTokenException"),
        ("x-request-header", "text/html"),
        ("x-request-query", "1"),
        ("Access-Control-Allow-Origin", "a.b.c"),
    ] == [
        (name, after.header(name))
        for name in ("x-amzn-ErrorType", "x-request-header", "x-request-query", "Access-Control-Allow-Origin")
    ]
    with pytest.raises(client.exceptions.ClientError, match="FAKE_RESPONSE_TYPE"):
        client.get_gateway_response(restApiId=api["id"], responseType="FAKE_RESPONSE_TYPE")
