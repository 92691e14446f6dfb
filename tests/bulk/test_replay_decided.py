"""What a change of configuration does to one logged call."""

import json
from typing import Any

import pytest

from tests.bulk.replaying import ANN, ARN, BOB, SHOP, line, refused, replayed
from tests.checks.ways import VPCE, members

OPEN: dict[str, Any] = {}
IAM = {"method GET /pets": {"authorizationType": "AWS_IAM"}}
DOOR = {
    "authorizer door": {
        "type": "TOKEN",
        "authorizerUri": "arn:aws:lambda:eu-west-1:111122223333:function:door",
        "authorizerCredentials": "arn:aws:iam::111122223333:role/door",
        "identitySource": "method.request.header.Authorization",
    },
    "method GET /pets": {"authorizationType": "CUSTOM", "authorizerId": "door"},
}
USER_POOL = {
    "authorizer pool": {
        "type": "COGNITO_USER_POOLS",
        "providerARNs": ["arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_Ab12Cd34E"],
        "identitySource": "method.request.header.Authorization",
    },
    "method GET /pets": {"authorizationType": "COGNITO_USER_POOLS", "authorizerId": "pool"},
}


def statement(
    effect: str, condition: dict[str, Any] | None = None, resource: str = "*", sid: str = ""
) -> dict[str, Any]:
    """Return a statement about everybody."""
    told = {"Effect": effect, "Principal": "*", "Action": "execute-api:Invoke", "Resource": f"{ARN}/{resource}"}
    return {**({"Sid": sid} if sid else {}), **told, **({"Condition": condition} if condition else {})}


def policy(*statements: dict[str, Any]) -> dict[str, Any]:
    """Return the change that gives the API a resource policy."""
    return {"api": {"policy": json.dumps({"Version": "2012-10-17", "Statement": list(statements)})}}


def from_range(*ranges: str, outside: bool = False) -> dict[str, Any]:
    """Return a condition on the address of the caller."""
    return {"NotIpAddress" if outside else "IpAddress": {"aws:SourceIp": list(ranges)}}


EVERYBODY = policy(statement("Allow"))
OFFICE = policy(statement("Allow", from_range("192.0.2.0/24"), sid="Office"))
VALIDATED = {
    "request validator v1": {"validateRequestParameters": True, "validateRequestBody": True},
    "method GET /pets": {
        "requestValidatorId": "v1",
        "requestParameters": {"method.request.header.x-owner": True},
    },
}
UNVALIDATED = {**VALIDATED, "request validator v1": {}}
OTHER_PARAMETER = {
    **VALIDATED,
    "method GET /pets": {"requestValidatorId": "v1", "requestParameters": {"method.request.header.x-other": True}},
}
TWO_PARAMETERS = {
    **VALIDATED,
    "method GET /pets": {
        "requestValidatorId": "v1",
        "requestParameters": {"method.request.header.x-owner": True, "method.request.querystring.colour": True},
    },
}
LACKS = refused("BAD_REQUEST_PARAMETERS", "400")
IN_OFFICE = {"identity_sourceIp": "192.0.2.9"}
PRIVATE = {"api": members(), f"VPC endpoint {VPCE}": {}}
NOT_THROUGH = policy(statement("Allow"), statement("Deny", {"StringEquals": {"aws:SourceVpce": VPCE}}, sid="NotThis"))
NOT_THROUGH_PRIVATE = {**PRIVATE, "api": {**members(), **NOT_THROUGH["api"]}}
THROUGH = {"identity_vpceId": VPCE, "identity_vpcId": "vpc-0f1e2d3c4b5a69788"}
NO_MATCH = "MISSING_AUTHENTICATION_TOKEN"


def byte_match(name: str, search: str, **action: dict[str, Any]) -> dict[str, Any]:
    """Return a rule about the user agent; `search` is Base64."""
    looked_at = {"SingleHeader": {"Name": "user-agent"}}
    plain = [{"Priority": 0, "Type": "NONE"}]
    statement = {
        "SearchString": search,
        "FieldToMatch": looked_at,
        "TextTransformations": plain,
        "PositionalConstraint": "CONTAINS",
    }
    return {"Name": name, "Statement": {"ByteMatchStatement": statement}, "Action": action or {"Block": {}}}


WEB_ACL = {"web ACL of prod": {"Rules": [byte_match("no-curl", "Y3VybA==")]}}
NO_RULES: dict[str, Any] = {"web ACL of prod": {"Rules": []}}


@pytest.mark.parametrize(
    ("log", "now", "against", "change", "cause"),
    [
        pytest.param(LACKS, VALIDATED, VALIDATED, "stays-refused", None, id="a parameter is missing as before"),
        pytest.param(line(), TWO_PARAMETERS, VALIDATED, "stays-admitted", None, id="less is required than was there"),
        pytest.param(
            LACKS,
            VALIDATED,
            TWO_PARAMETERS,
            "stays-refused",
            "request.parameter-missing",
            id="more is required than was lacking",
        ),
        pytest.param(LACKS, OPEN, OPEN, "stays-admitted", None, id="a mapping refused it behind the door"),
        pytest.param(
            LACKS, VALIDATED, UNVALIDATED, "admitted", "request.parameter-missing", id="nobody validates any more"
        ),
        pytest.param(line(), EVERYBODY, OFFICE, "denied", "resource-policy.nothing-allows", id="a CIDR is narrowed"),
        pytest.param(line(**IN_OFFICE), EVERYBODY, OFFICE, "stays-admitted", None, id="from within the CIDR"),
        pytest.param(
            refused("ACCESS_DENIED"),
            OFFICE,
            EVERYBODY,
            "admitted",
            "resource-policy.nothing-allows",
            id="a CIDR is widened",
        ),
        pytest.param(
            line(**THROUGH),
            PRIVATE,
            NOT_THROUGH_PRIVATE,
            "denied",
            "resource-policy.explicit-deny",
            id="a Deny on a VPC endpoint",
        ),
        pytest.param(
            line(identity_userArn=ANN),
            IAM,
            {**IAM, "user ann": {"UserPolicyList": []}},
            "denied",
            "iam.not-allowed",
            id="the policy of a user is taken away",
        ),
        pytest.param(
            refused("ACCESS_DENIED", identity_userArn=BOB),
            IAM,
            {
                **IAM,
                "user bob": {
                    "UserPolicyList": [
                        {
                            "PolicyName": "p",
                            "PolicyDocument": json.dumps(
                                {
                                    "Version": "2012-10-17",
                                    "Statement": [
                                        {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": f"{ARN}/*"}
                                    ],
                                }
                            ),
                        }
                    ]
                },
            },
            "admitted",
            "iam.not-allowed",
            id="a user is given a policy",
        ),
        pytest.param(line(), OPEN, {"method GET /pets": "gone"}, "denied", "route.not-found", id="a route is gone"),
        pytest.param(
            refused(NO_MATCH, path="/prod/nowhere"),
            OPEN,
            {"add method ANY /{proxy+}": {}},
            "admitted",
            "route.not-found",
            id="a greedy route is added",
        ),
        pytest.param(
            refused(NO_MATCH, path="/prod/nowhere"),
            OPEN,
            OFFICE,
            "stays-refused",
            "route.not-found",
            id="no route still",
        ),
        pytest.param(
            line("POST", "/prod/orders", identity_apiKeyId=SHOP),
            OPEN,
            {"plan shops": {"apiStages": []}},
            "denied",
            "api-key.plan-misses-stage",
            id="a usage plan without the stage",
        ),
        pytest.param(
            line("POST", "/prod/orders", identity_apiKeyId=SHOP),
            OPEN,
            {"key shop": {"enabled": False}},
            "denied",
            "api-key.disabled",
            id="a key is disabled",
        ),
        pytest.param(line(), OPEN, IAM, "denied", "iam.signature-missing", id="unsigned calls of a method with IAM"),
        pytest.param(
            refused("RESOURCE_NOT_FOUND", "404", path="/prod/nowhere"),
            OPEN,
            {"add method ANY /{proxy+}": {"authorizationType": "AWS_IAM"}},
            "undecided",
            None,
            id="somebody signed a call that no route took",
        ),
        pytest.param(
            refused(NO_MATCH, path="/prod/nowhere"),
            OPEN,
            {"add method ANY /{proxy+}": {"authorizationType": "AWS_IAM"}},
            "stays-refused",
            "iam.signature-missing",
            id="nobody signed a call that no route took",
        ),
        pytest.param(
            line(),
            OPEN,
            {"api": {"disableExecuteApiEndpoint": True}},
            "denied",
            "endpoint.default-disabled",
            id="the default endpoint is disabled",
        ),
        pytest.param(
            line(path="/shop/pets", domainName="api.example.com"),
            {"add domain api.example.com": {"mappings": [{"basePath": "shop", "stage": "prod"}]}},
            {"add domain api.example.com": {"mappings": []}},
            "denied",
            "domain.path-not-mapped",
            id="a mapping is removed",
        ),
        pytest.param(line(), NO_RULES, WEB_ACL, "denied", "waf.rule-blocked", id="a rule of a web ACL is added"),
        pytest.param(
            refused("WAF_FILTERED"),
            WEB_ACL,
            NO_RULES,
            "admitted",
            "waf.rule-blocked",
            id="a rule of a web ACL is removed",
        ),
        pytest.param(
            line(),
            DOOR,
            {**DOOR, **OFFICE},
            "stays-admitted",
            None,
            id="an authorizer's Allow suffices without the policy's",
        ),
        pytest.param(
            line(),
            {**DOOR, **EVERYBODY},
            {**DOOR, **policy(statement("Allow"), statement("Deny", from_range("192.0.2.0/24", outside=True)))},
            "denied",
            "resource-policy.explicit-deny",
            id="a Deny before an authorizer",
        ),
        pytest.param(
            line(), USER_POOL, {**USER_POOL, **OFFICE}, "denied", "resource-policy.nothing-allows", id="behind a pool"
        ),
        pytest.param(
            line(**IN_OFFICE),
            USER_POOL,
            {**USER_POOL, **OFFICE},
            "stays-admitted",
            None,
            id="behind a pool, from the office",
        ),
    ],
)
def test_what_changes(
    log: dict[str, str], now: dict[str, Any], against: dict[str, Any], change: str, cause: str | None
) -> None:
    """Each is decided as the engine decides the call under the new configuration."""
    told = replayed(log, now, against)

    assert (change, cause) == (told.change, told.denial.cause.id if told.denial else None)


@pytest.mark.parametrize(
    ("log", "now", "against", "subject"),
    [
        pytest.param(
            line(),
            OPEN,
            {"method GET /pets": {"apiKeyRequired": True}},
            "request.headers.x-api-key",
            id="a method that now needs a key",
        ),
        pytest.param(line(), OPEN, DOOR, "request.headers.authorization", id="an authorizer is added"),
        pytest.param(
            line(),
            {**DOOR, **EVERYBODY},
            {**DOOR, **OFFICE},
            "answer.authorizer",
            id="whether the authorizer or the policy let it in",
        ),
        pytest.param(
            {name: value for name, value in line().items() if name != "identity.userArn"},
            OPEN,
            IAM,
            "log.identity.userArn",
            id="a log that has no signer",
        ),
        pytest.param(
            refused("INVALID_API_KEY", path="/prod/orders", httpMethod="POST"),
            OPEN,
            {"plan testers": {"apiStages": [{"apiId": "a1b2c3d4e5", "stage": "prod"}]}},
            "request.headers.x-api-key",
            id="another key may be good now",
        ),
        pytest.param(LACKS, VALIDATED, OTHER_PARAMETER, "request.headers.x-other", id="another parameter is required"),
        pytest.param(
            line(),
            OPEN,
            {
                "request validator v1": {"validateRequestBody": True},
                "model Pet": {"required": ["name"]},
                "method GET /pets": {"requestValidatorId": "v1", "requestModels": {"$default": "Pet"}},
            },
            "request.body",
            id="a body is validated that no log shows",
        ),
        pytest.param(
            refused("THROTTLED", "429", identity_apiKeyId=SHOP, path="/prod/orders", httpMethod="POST"),
            OPEN,
            {"plan shops": {"throttle": {"rateLimit": 1.0, "burstLimit": 1}}},
            "answer.usage",
            id="a limit refused it, and another holds",
        ),
    ],
)
def test_what_is_not_told_is_not_guessed(
    log: dict[str, str], now: dict[str, Any], against: dict[str, Any], subject: str
) -> None:
    """The call is undecided, and what is lacking is named."""
    told = replayed(log, now, against)

    assert ("undecided", subject) == (told.change, told.missing and told.missing.subject)


@pytest.mark.parametrize(
    ("log", "now"),
    [
        pytest.param(line(), {"method GET /pets": "gone"}, id="admitted where no route is"),
        pytest.param(refused("ACCESS_DENIED"), OPEN, id="refused where nothing refuses"),
        pytest.param(refused("WAF_FILTERED"), {"method GET /pets": "gone"}, id="refused for something else"),
    ],
)
def test_a_line_that_now_does_not_explain_changes_nothing(log: dict[str, str], now: dict[str, Any]) -> None:
    """The configuration is of another moment, so no change is reported on its ground."""
    assert replayed(log, now, OFFICE).change == "unexplained"


def test_limits_are_left_out() -> None:
    """The same limit refuses again; of an admitted call it is told that another limit holds."""
    limited = refused("THROTTLED", "429", identity_apiKeyId=SHOP, path="/prod/orders", httpMethod="POST")
    lower = {"plan shops": {"throttle": {"rateLimit": 1.0, "burstLimit": 1}}}
    order = line("POST", "/prod/orders", identity_apiKeyId=SHOP)

    assert replayed(limited, OPEN, {"plan testers": {"name": "more"}}).change == "stays-refused"
    assert (replayed(order, OPEN, lower).change, replayed(order, OPEN, lower).other_limits) == ("stays-admitted", True)
    assert replayed(order, OPEN, {"plan testers": {"name": "more"}}).other_limits is False


def test_unsigned_calls_are_assumed_to_be_so_and_told() -> None:
    """A method that wants no signature looks at none, so that the log cannot tell of one."""
    assert replayed(line(), OPEN, IAM).assumed
    assert replayed(line(), OPEN, IAM, strict=True).change == "undecided"
    assert not replayed(line(), IAM, {**IAM, "user ann": {"UserPolicyList": []}}).assumed


STRANGER = "arn:aws:iam::111122223333:user/zoe"


def test_whoever_nobody_told_of_is_anyone_who_fits_the_log() -> None:
    """Whom only his own policies can have let in, they let in still; where the resource policy did, nobody knows."""
    now_silent = {**IAM, **policy(statement("Allow", resource="*/POST/*"))}
    office = {**IAM, **OFFICE}
    signed = line(identity_userArn=STRANGER)

    assert replayed(signed, now_silent, office).change == "stays-admitted"
    assert replayed(signed, {**IAM, **EVERYBODY}, office).change == "undecided"
    assert (
        replayed(line(identity_userArn=STRANGER, **IN_OFFICE), {**IAM, **EVERYBODY}, office).change == "stays-admitted"
    )


@pytest.mark.parametrize(
    ("log", "against", "change"),
    [
        (line("GET", "/dev/orders", integration_status="200"), {"route GET /orders": "gone"}, "denied"),
        (line("GET", "/dev/orders/7"), {"route GET /orders": "gone"}, "stays-admitted"),
        (refused("-", "404", path="/dev/carts"), {"add route GET /carts": {}}, "admitted"),
        (line("GET", "/dev/orders"), {"route GET /orders": {"AuthorizationType": "AWS_IAM"}}, "denied"),
    ],
)
def test_routes_of_an_http_api(log: dict[str, str], against: dict[str, Any], change: str) -> None:
    """Its stage deploys by itself: what is saved is served."""
    assert replayed({**log, "stage": "dev"}, OPEN, against, "shop").change == change


def frame(event: str, **told: str) -> dict[str, str]:
    """Return the line of an event of a WebSocket API, which has no path and no verb."""
    whole = {**line(), "eventType": event, "connectionId": "L0SM9cOFvHcCIhw=", **told}
    host = "w1e2b3s4o5.execute-api.eu-west-1.amazonaws.com"
    del whole["path"], whole["httpMethod"]
    return {**whole, "domainName": host, "apiId": "w1e2b3s4o5"}


@pytest.mark.parametrize(
    ("log", "now", "against", "change"),
    [
        (frame("CONNECT", routeKey="$connect"), OPEN, {"route $connect": {"AuthorizationType": "AWS_IAM"}}, "denied"),
        (frame("MESSAGE", routeKey="talk"), OPEN, {"route talk": "gone", "add route shout": {}}, "denied"),
        (frame("MESSAGE", routeKey="talk"), OPEN, {"add route shout": {}}, "stays-admitted"),
        (frame("MESSAGE", routeKey="$default"), {"add route $default": {}}, {"add route shout": {}}, "undecided"),
        (frame("MESSAGE", routeKey="$default"), {"add route $default": {}}, OPEN, "denied"),
        (
            frame("MESSAGE", status="403", **{"error.message": "Forbidden", "integration.status": "-"}),
            OPEN,
            {"add route $default": {}},
            "admitted",
        ),
        (
            frame("DISCONNECT", routeKey="$disconnect"),
            OPEN,
            {"route talk": "gone", "add route shout": {}},
            "stays-admitted",
        ),
    ],
)
def test_routes_of_a_websocket_api(
    log: dict[str, str], now: dict[str, Any], against: dict[str, Any], change: str
) -> None:
    """A message is known by the route that took it, since its text is not logged."""
    assert replayed(log, now, against, "chat").change == change
