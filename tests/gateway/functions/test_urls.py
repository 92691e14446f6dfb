import asyncio
from dataclasses import replace
from typing import Any

import pytest

from gatewright.gateway.functions.urls import FunctionUrls
from gatewright.model.invocation import Invocation, Invoked
from gatewright.model.request import Headers, Peer, Request
from gatewright.model.response import Response
from tests.gateway.functions.conftest import Run
from tests.gateway.functions.made import ACCOUNT, REGION, Made, arn, made

HOST = "abc.lambda-url.eu-west-1.on.aws"
ASKED = Request(
    method="GET",
    host=HOST,
    path="/a",
    headers=Headers((("Host", HOST),)),
    peer=Peer(source_ip="203.0.113.7", tls=None),
    received_at=1_768_478_400.0,
    request_id="0f0e0d0c-0b0a-4908-8706-050403020100",
)
CODE = """
import json
def handler(event, context):
    if event["rawPath"] == "/fail":
        raise ValueError("no")
    told = {"path": event["rawPath"], "from": event["headers"]["x-forwarded-for"]}
    told["url"] = event["requestContext"]["apiId"]
    return {"statusCode": 201, "headers": {"Content-Type": "a/b", "Content-Length": "9"}, "body": told}
"""


def addressed(one: Made, qualifier: str = "", **statement: Any) -> None:
    """Give the function a URL that everybody may call."""
    allow = {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "lambda:InvokeFunctionUrl",
        "Resource": arn(qualifier=qualifier or None),
        "Condition": {"StringEquals": {"lambda:FunctionUrlAuthType": "NONE"}},
        **statement,
    }
    with one.store.transaction(ACCOUNT, REGION) as documents:
        documents.put("function_url", "f", qualifier, document={"id": "abc", "config": {}})
        policy = {"Version": "2012-10-17", "Statement": [allow]}
        documents.put("function_policy", "f", qualifier, document={"policy": policy})
    one.refresh()


def test_url_is_answered_by_its_function(run: Run) -> None:
    """With the ids and the trace that an integration behind it was seen to get.

    recorded: LocalStack, AWS-validated test_http_integration_with_lambda[HTTP_PROXY] (2024-08-07).
    """

    async def called() -> Response:
        async with made(CODE) as one:
            addressed(one)
            return await FunctionUrls(one.known, one.functions).serve(ASKED)

    answer = run(called())
    expected = (
        ("Content-Type", "a/b"),
        ("x-amzn-RequestId", ASKED.request_id),
        ("X-Amzn-Trace-Id", "Root=1-6968d6c0-0b0a49088706050403020100;Parent=0f0e0d0c0b0a4908;Sampled=0"),
    )
    assert (201, expected, b'{"path":"/a","from":"203.0.113.7","url":"abc"}') == (
        answer.status,
        answer.headers,
        answer.body,
    )


def test_addresses_that_the_caller_tells_are_kept_as_they_came(run: Run) -> None:
    """The caller's own address is not added to them.

    recorded: LocalStack, AWS-validated test_http_integration_with_lambda[HTTP_PROXY] (2024-08-07): what the function
    saw of X-Forwarded-For had no `sourceIp` of its caller in it.
    """
    headers = Headers((("Host", HOST), ("x-forwarded-for", "198.51.100.1")))

    async def called() -> Response:
        async with made(CODE) as one:
            addressed(one)
            return await FunctionUrls(one.known, one.functions).serve(replace(ASKED, headers=headers))

    assert b'{"path":"/a","from":"198.51.100.1","url":"abc"}' == run(called()).body


@pytest.mark.parametrize(
    "statement",
    [{"Action": "lambda:InvokeFunction"}, {"Principal": {"AWS": "arn:aws:iam::000000000000:root"}}],
)
def test_url_that_is_not_open_is_forbidden(run: Run, statement: dict[str, Any]) -> None:
    """With a link to the page that tells who may call."""

    async def called() -> Response:
        async with made(CODE) as one:
            addressed(one, **statement)
            return await FunctionUrls(one.known, one.functions).serve(ASKED)

    answer = run(called())
    assert (403, "AccessDeniedException") == (answer.status, answer.header("x-amzn-ErrorType"))
    assert answer.body.startswith(b'{"Message":"Forbidden.')


def test_url_that_nobody_has_is_refused_without_a_word(run: Run) -> None:
    """recorded: LocalStack, AWS-validated test_lambda_url_non_existing_url."""

    async def called() -> Response:
        async with made(CODE) as one:
            addressed(one)
            return await FunctionUrls(one.known, one.functions).serve(replace(ASKED, host=f"x{HOST}"))

    answer = run(called())
    told = (answer.header("Content-Type"), answer.header("x-amzn-ErrorType"), answer.body)
    assert (403, ("application/json", "AccessDeniedException", b'{"Message":null}')) == (answer.status, told)


def test_function_that_fails_is_a_502(run: Run) -> None:
    """In AWS's words, which are no JSON."""

    async def called() -> Response:
        async with made(CODE) as one:
            addressed(one)
            return await FunctionUrls(one.known, one.functions).serve(replace(ASKED, path="/fail"))

    answer = run(called())
    assert (502, b"Internal Server Error") == (answer.status, answer.body)


class Answering:
    """A pool that answers what it is told to."""

    def __init__(self, answer: Invoked) -> None:
        self.answer = answer

    async def invoke(self, _invocation: Invocation) -> Invoked:
        """Answer a call."""
        return self.answer

    def submit(self, _invocation: Invocation) -> Invoked | None:
        """Take none."""
        return self.answer

    def refusal(self, _runtime: str) -> str | None:
        """Refuse none."""
        return None


@pytest.mark.parametrize(
    ("answer", "status", "body"),
    [
        (
            Invoked(payload=b"", request_id="r", status=429, message="Rate Exceeded."),
            429,
            b"Rate Exceeded.",
        ),
        (Invoked(payload=b"", request_id="r", status=404, message="no"), 502, b"Internal Server Error"),
        (Invoked(payload=b'{"statusCode": "x"}', request_id="r"), 502, b"Internal Server Error"),
        (Invoked(payload=b'{"statusCode":200,"body":"%","isBase64Encoded":true}', request_id="r"), 502, b"Internal"),
        (Invoked(payload=b'{"statusCode":200,"body":"AP8=","isBase64Encoded":true}', request_id="r"), 200, b"\x00\xff"),
    ],
)
def test_what_lambda_makes_of_an_answer(answer: Invoked, status: int, body: bytes) -> None:
    """Too many calls are told so; what cannot be read is a 502; Base64 is decoded."""

    async def called() -> Response:
        async with made(CODE) as one:
            addressed(one)
            return await FunctionUrls(one.known, Answering(answer)).serve(ASKED)

    found = asyncio.run(called())
    assert (status, True) == (found.status, body in found.body)
