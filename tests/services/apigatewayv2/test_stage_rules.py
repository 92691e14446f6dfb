"""What stages may hold."""

from typing import Any

import pytest

from gatewright.sources.log_advice import advised
from tests.services.api_account import ApiAccount

GROUP = "arn:aws:logs:eu-west-1:000000000000:log-group:/pets"
STREAM = "arn:aws:firehose:eu-west-1:000000000000:deliverystream/x"
LOG = {"DestinationArn": GROUP, "Format": "$context.requestId"}


@pytest.mark.parametrize(
    ("params", "code", "message"),
    [
        ({"StageName": "a.b"}, "BadRequestException", "Stage name only allows a-zA-Z0-9_"),
        ({"StageName": ""}, "BadRequestException", "Stage name only allows a-zA-Z0-9_"),
        (
            {"DefaultRouteSettings": {"LoggingLevel": "OFF"}},
            "BadRequestException",
            "Execution logs are not supported on protocolType HTTP",
        ),
        (
            {"RouteSettings": {"GET /some-route": {"ThrottlingBurstLimit": 1}}},
            "NotFoundException",
            "Unable to find Route by key GET /some-route within the provided RouteSettings",
        ),
        (
            {"DefaultRouteSettings": {"ThrottlingRateLimit": -1.0}},
            "BadRequestException",
            "Throttling limits cannot be negative",
        ),
        ({"DeploymentId": "none"}, "NotFoundException", "Invalid Deployment identifier specified"),
        (
            {"ClientCertificateId": "abc"},
            "BadRequestException",
            "ClientCertificateId is not currently supported for HTTP APIs.",
        ),
        (
            {"AccessLogSettings": {**LOG, "DestinationArn": "pets"}},
            "BadRequestException",
            "Invalid ARN specified in the request",
        ),
        (
            {"AccessLogSettings": {**LOG, "DestinationArn": STREAM}},
            "BadRequestException",
            "Access log destination must only contain a CloudWatch Logs log group ARN",
        ),
        (
            {"AccessLogSettings": {**LOG, "Format": "$context.status"}},
            "BadRequestException",
            "Access Log format must include either $context.requestId or $context.extendedRequestId",
        ),
        (
            {"AccessLogSettings": {**LOG, "Format": "$context.requestId\n$context.status"}},
            "BadRequestException",
            "Access Log format must be single line, new line character is allowed only at end of the format.",
        ),
        (
            {"AccessLogSettings": {**LOG, "Format": "$context.requestId $context.resourcePath $context.connectionId."}},
            "BadRequestException",
            "The following context variables are not supported: [$context.resourcePath, $context.connectionId]",
        ),
        (
            {"AccessLogSettings": {**LOG, "Format": "$context.requestId" + " " * 3072}},
            "BadRequestException",
            "Access Log format must not be longer than 3072 bytes",
        ),
    ],
)
def test_what_an_http_api_refuses(apis: ApiAccount, params: dict[str, Any], code: str, message: str) -> None:
    """And nothing is kept."""
    given = {"ApiId": "pets", "StageName": "prod", **params}

    assert (code, message) == apis.refusal("create_stage", **given)
    assert [] == apis.items("get_stages", ApiId="pets")


def test_variables_are_those_of_v1(apis: ApiAccount) -> None:
    """With the same letters."""
    assert (
        "Invalid stage variable name"
        in (apis.refusal("create_stage", ApiId="pets", StageName="prod", StageVariables={"a-b": "c"})[1])
    )


def test_a_websocket_api_has_no_default_stage(apis: ApiAccount) -> None:
    """An HTTP API has."""
    assert "Stage name only" in apis.refusal("create_stage", ApiId="chat", StageName="$default")[1]
    assert "$default" == apis.stage("$default")["StageName"]


def test_a_client_certificate_is_one_that_is_there(apis: ApiAccount) -> None:
    """Of a WebSocket API."""
    given = {"ApiId": "chat", "StageName": "prod"}
    assert "NotFoundException" == apis.refusal("create_stage", **given, ClientCertificateId="none")[0]

    made = apis.account.call("generate_client_certificate")["clientCertificateId"]
    assert made == apis.call("create_stage", **given, ClientCertificateId=made)["ClientCertificateId"]


def test_the_end_of_a_log_groups_arn_is_left_out(apis: ApiAccount) -> None:
    """CloudWatch Logs shows it, API Gateway does not."""
    made = apis.stage(AccessLogSettings={**LOG, "DestinationArn": f"{GROUP}:*"})

    assert GROUP == made["AccessLogSettings"]["DestinationArn"]


def test_an_http_api_logs_what_is_documented(apis: ApiAccount) -> None:
    """And what its authorizers say; a WebSocket API has variables of its own."""
    names = ("requestId", "routeKey", "error.responseType", "authorizer.claims.sub", "integrationErrorMessage")
    template = " ".join(f"$context.{name}" for name in names)
    apis.stage("prod", "pets", AccessLogSettings={**LOG, "Format": template})
    apis.stage("prod", "chat", AccessLogSettings={**LOG, "Format": "$context.requestId $context.connectionId"})


@pytest.mark.parametrize(("api_type", "api_id"), [("http", "pets"), ("websocket", "chat")])
def test_a_format_may_have_three_kilobytes(apis: ApiAccount, api_type: str, api_id: str) -> None:
    """The formats that `logs format` prints are taken, though the model says 1,024."""
    chosen = advised(api_type)
    stage = apis.call("create_stage", ApiId=api_id, StageName="logged", AccessLogSettings={**LOG, "Format": chosen})

    assert chosen == stage["AccessLogSettings"]["Format"]
