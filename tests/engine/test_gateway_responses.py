"""An answer of the gateway's own, customised by the deployed API."""

from dataclasses import replace
from typing import Any

import pytest

from gatewright.checks.signatures import FORBIDDEN_BEFORE_ANY_STAGE, forbidden
from gatewright.engine.catalogue import CAUSES
from gatewright.engine.gateway_responses import customised, refused
from gatewright.engine.respond import failure, refusal
from gatewright.model.api import Api, Definition, Method, Resource
from gatewright.model.call import Call, Route
from gatewright.model.cause import Signature
from gatewright.model.configuration import Configuration
from gatewright.model.gateway_response import GatewayResponse
from gatewright.model.outcome import Deny
from gatewright.model.request import Headers, Request
from gatewright.model.stage import Stage
from gatewright.model.unknown import UNKNOWN

REQUEST = Request(
    method="GET",
    host="a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
    path="/dev/pets/7",
    query="q=one&q=two&bad=a%0d%0ab",
    headers=Headers((("Accept", "text/plain;q=0.9, */*"), ("Origin", "https://shop.example"))),
    request_id="the-id",
    extended_request_id="the-other-id",
)
DENIED = Signature(
    status=403,
    error_type="AccessDeniedException",
    message='User: {who} is "not"',
    response_type="ACCESS_DENIED",
    member="Message",
)
DENIAL = Deny(CAUSES["api-key.missing"], (), {"who": "anonymous"}, DENIED)


def call(*responses: GatewayResponse) -> Call:
    """Return a call to a stage whose deployment has these gateway responses."""
    method = Method(http_method="GET")
    resource = Resource(path="/pets/{petId}", methods={"GET": method})
    saved = Definition(resources={"/pets/{petId}": replace(resource, id="abc123")})
    deployed = Definition(resources={}, gateway_responses={one.type: one for one in responses})
    return Call(
        REQUEST,
        Configuration(),
        api=Api(id="a1b2c3d4e5", saved=saved),
        stage=Stage(name="dev", deployed=deployed, variables={"tier": "gold"}),
        route=Route(resource, method, {"petId": "7"}),
    )


def denied(**members: Any) -> GatewayResponse:
    """Return a gateway response for ACCESS_DENIED."""
    return GatewayResponse(type="ACCESS_DENIED", **members)


def test_what_nobody_customised_stays() -> None:
    """Byte for byte: no stage, nothing told of the deployment, nothing customised, another type customised."""
    plain = refusal(DENIAL, REQUEST)
    calls = (
        Call(REQUEST, Configuration()),
        Call(REQUEST, Configuration(), stage=Stage(name="dev")),
        Call(
            REQUEST,
            Configuration(),
            stage=Stage(name="dev", deployed=Definition(resources={}, gateway_responses=UNKNOWN)),
        ),
        call(),
        call(GatewayResponse(type="THROTTLED", status=400), GatewayResponse(type="DEFAULT_5XX", status=500)),
    )

    assert [plain] * len(calls) == [refused(DENIAL, one) for one in calls]


def test_customised_refusal_takes_the_template_literally() -> None:
    """The capital `Message` of an uncustomised ACCESS_DENIED is gone; the error type and the ids stay."""
    answer = refused(DENIAL, call(denied(status=404, headers=(("x-why", "'no'"),))))

    assert (404, b'{"message":"User: anonymous is \\"not\\""}') == (answer.status, answer.body)
    assert (
        ("Content-Type", "application/json"),
        ("x-amzn-RequestId", "the-id"),
        ("x-why", "no"),
        ("x-amzn-ErrorType", "AccessDeniedException"),
        ("x-amz-apigw-id", "the-other-id"),
    ) == answer.headers


@pytest.mark.parametrize(
    ("types", "status"),
    [
        (("ACCESS_DENIED", "DEFAULT_4XX"), 401),
        (("DEFAULT_4XX", "DEFAULT_5XX"), 402),
        (("DEFAULT_5XX",), 403),
    ],
)
def test_own_type_goes_before_the_class(types: tuple[str, ...], status: int) -> None:
    """A refusal of 403 knows ACCESS_DENIED, then DEFAULT_4XX, and never DEFAULT_5XX."""
    known = {"ACCESS_DENIED": 401, "DEFAULT_4XX": 402, "DEFAULT_5XX": 599}

    assert status == refused(DENIAL, call(*(GatewayResponse(type=one, status=known[one]) for one in types))).status


def test_refusal_before_any_stage_is_never_customised() -> None:
    """There is no deployment to take the response from, even where the stage happens to be known."""
    denial = Deny(CAUSES["stage.not-found"], (), {}, FORBIDDEN_BEFORE_ANY_STAGE)

    assert 403 == refused(denial, call(GatewayResponse(type="DEFAULT_4XX", status=444))).status


def test_refusal_of_no_documented_type_has_the_class() -> None:
    """DEFAULT_4XX is for unspecified types, too; a plain WAF refusal has its own."""
    incomplete = Signature(status=403, error_type="IncompleteSignatureException", message="x", response_type=None)
    custom = call(GatewayResponse(type="DEFAULT_4XX", status=444))

    for signature in (incomplete, forbidden("WAF_FILTERED")):
        assert 444 == refused(Deny(CAUSES["api-key.missing"], (), {}, signature), custom).status


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("'fixed, as it is'", "fixed, as it is"),
        ("method.request.header.Origin", "https://shop.example"),
        ("method.request.querystring.q", "two"),
        ("method.request.path.petId", "7"),
        ("context.requestId", "the-id"),
        ("context.error.responseType", "ACCESS_DENIED"),
        ("stageVariables.tier", "gold"),
        ("method.request.header.Missing", None),
        ("method.request.querystring.bad", None),
        ("no expression", None),
    ],
)
def test_header_is_what_its_expression_says(expression: str, value: str | None) -> None:
    """One without a value is not sent, nor one that would break the head of the answer."""
    assert value == refused(DENIAL, call(denied(headers=(("x-it", expression),)))).header("x-it")


def test_content_type_may_be_set_and_the_ids_may_not() -> None:
    """Whatever is customised, a caller can name the call to its owner."""
    headers = (("content-type", "'text/html'"), ("x-amzn-requestid", "'mine'"), ("X-Amzn-ErrorType", "'Mine'"))
    answer = refused(DENIAL, call(denied(headers=headers)))

    assert ("Content-Type", "text/html") == answer.headers[0]
    assert 4 == len(answer.headers)
    assert ("the-id", "AccessDeniedException") == (answer.header("x-amzn-requestid"), answer.header("x-amzn-errortype"))


@pytest.mark.parametrize(
    ("templates", "content_type", "body"),
    [
        ({"application/json": "json", "text/plain": "plain"}, "text/plain", b"plain"),
        ({"text/html": "html", "application/json": "json"}, "application/json", b"json"),
        ({"text/html": "html"}, "text/html", b"html"),
    ],
)
def test_template_is_the_one_that_was_asked_for(templates: dict[str, str], content_type: str, body: bytes) -> None:
    """By `Accept`, else JSON, else the first."""
    answer = refused(DENIAL, call(denied(templates=templates)))

    assert (content_type, body) == (answer.header("content-type"), answer.body)


@pytest.mark.parametrize(
    ("template", "body"),
    [
        (
            "$context.error.message|$context.error.messageString",
            'User: anonymous is "not"|"User: anonymous is \\"not\\""',
        ),
        ("$context.stage $context.resourcePath $context.resourceId.", "dev /pets/{petId} abc123."),
        ("$stageVariables.tier-$stageVariables.none-", "gold--"),
        ("$context.authorizer.principalId!", "!"),
        ("#set($a = 1)$a $util.escapeJavaScript('x') ${context.stage}", None),
    ],
)
def test_template_is_filled_by_plain_substitution(template: str, body: str | None) -> None:
    """Variables of `$context` and `$stageVariables`; nothing of Velocity is run."""
    expected = template if body is None else body

    assert expected.encode() == refused(DENIAL, call(denied(templates={"application/json": template}))).body


def test_failure_behind_the_door_is_customised() -> None:
    """By its type, and with its message; without one the template says `null`, as AWS's does."""
    custom = call(GatewayResponse(type="DEFAULT_5XX", headers=(("access-control-allow-origin", "'*'"),)))
    told, silent = (
        customised(failure(REQUEST), "API_CONFIGURATION_ERROR", text, custom)
        for text in ("Internal server error", None)
    )

    assert (500, b'{"message":"Internal server error"}', "*") == (
        told.status,
        told.body,
        told.header("access-control-allow-origin"),
    )
    assert b'{"message":null}' == silent.body
    assert failure(REQUEST) == customised(failure(REQUEST), "API_CONFIGURATION_ERROR", None, call())


def test_status_that_is_not_final_is_not_taken() -> None:
    """After a 100 the caller would wait for another answer."""
    assert 403 == refused(DENIAL, call(denied(status=100))).status
