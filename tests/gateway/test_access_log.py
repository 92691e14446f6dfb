import json

import pytest

from gatewright.aws.context_variables import Context
from gatewright.gateway.access_log import LogGroupPlace, compile_format, destination
from gatewright.model.response import Response
from tests.gateway.one_method import NOON, REQUEST_ID, OneMethod, request


def context(agent: str = "curl/8") -> Context:
    """Return an answered call."""
    call = OneMethod().call(request(headers={"User-Agent": agent}))
    return Context(call=call, response=Response(status=200, body=b"1234"), finished_at=NOON)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("no variable at all", "no variable at all"),
        ("$context.requestId", REQUEST_ID),
        ("[$context.status]", "[200]"),
        ("$context.status.", "200."),
        ("$context.status$context.responseLength", "2004"),
        ("$context.error.message", "-"),
        ("$context.noSuchThing", "-"),
        ("$context.identity", "-"),
        ("$stageVariables.x $contextual $context", "$stageVariables.x $contextual $context"),
        (
            (
                '$context.identity.sourceIp - - [$context.requestTime] "$context.httpMethod $context.resourcePath'
                ' $context.protocol" $context.status $context.responseLength $context.requestId'
            ),
            f'203.0.113.7 - - [15/Jan/2026:12:00:00 +0000] "GET /pets HTTP/1.1" 200 4 {REQUEST_ID}',
        ),
    ],
)
def test_format_is_filled_in(text: str, expected: str) -> None:
    """Text stays as it is, variables become their values, and what is not set is a hyphen."""
    assert expected == compile_format(text)(context())


def test_refusal_in_json() -> None:
    """`error.messageString` brings its own quotes, so the line of AWS's example is JSON."""
    decision = OneMethod(key_required=True).decision(request())
    line = compile_format('{"m": $context.error.messageString, "t": "$context.error.responseType"}')
    refused = Context(call=decision.call, denial=decision.denial)

    assert {"m": "Forbidden", "t": "INVALID_API_KEY"} == json.loads(line(refused))


def test_caller_cannot_forge_a_member() -> None:
    """Quotes and backslashes of a header are escaped, as inside a JSON string."""
    agent = 'x", "status": "200\\'
    line = compile_format('{"agent": "$context.identity.userAgent"}')(context(agent))

    assert {"agent": agent} == json.loads(line)


@pytest.mark.parametrize(
    ("arn", "expected"),
    [
        ("arn:aws:logs:eu-west-1:111122223333:log-group:access", ("111122223333", "eu-west-1", "access")),
        ("arn:aws:logs:eu-west-1:111122223333:log-group:/a/b:*", ("111122223333", "eu-west-1", "/a/b")),
        ("arn:aws-cn:logs:cn-north-1:111122223333:log-group:x", ("111122223333", "cn-north-1", "x")),
        ("arn:aws:firehose:eu-west-1:111122223333:deliverystream/amazon-apigateway-x", None),
        ("", None),
    ],
)
def test_destination_names_a_log_group(arn: str, expected: tuple[str, str, str] | None) -> None:
    """Only log groups are destinations here."""
    assert (None if expected is None else LogGroupPlace(*expected)) == destination(arn)
