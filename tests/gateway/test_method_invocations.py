import asyncio
import re
from dataclasses import replace
from typing import Any

import pytest

from gatewright.gateway.method_invocations import MethodInvoker
from gatewright.gateway.snapshot import Snapshot
from gatewright.gateway.upstream import Upstream
from gatewright.gateway.upstream_message import ClientCertificate, ConnectFailedError
from gatewright.model.authorizer_invocation import AuthorizerInvoked
from gatewright.model.method_invocation import MethodInvocation, MethodInvoked
from gatewright.model.request import Headers, Request
from tests.gateway.http_backend import http_backend
from tests.gateway.one_method import ACCOUNT, API, EXTENDED_ID, NOON, REGION, REQUEST_ID, mock, no_backend
from tests.gateway.told_functions import URI, ToldFunctions, answered

DATE = r"[A-Z][a-z]{2} [A-Z][a-z]{2} \d{2} \d{2}:\d{2}:\d{2} UTC \d{4} : "


def empty_snapshot(account_id: str) -> Snapshot:
    """Return what is known of an account in which there is nothing."""
    return Snapshot(0, account_id, {}, {}, {})


def invoked(
    integration: dict[str, Any], path: str = "/pets/7", send: Any = no_backend, functions: Any = None, **method: Any
) -> MethodInvoked:
    """Invoke `GET /pets/{petId}`."""
    return asyncio.run(MethodInvoker(send, functions, empty_snapshot).invoke_method(asked(integration, path, **method)))


def asked(integration: dict[str, Any], path: str = "/pets/7", **method: Any) -> MethodInvocation:
    """Return an invocation of `GET /pets/{petId}`."""
    target, _, query = path.partition("?")
    declared = {one: {"statusCode": one} for one in ("200", *integration.get("integrationResponses", {}))}
    whole = {"httpMethod": "GET", "methodIntegration": integration, "methodResponses": declared, **method}
    return MethodInvocation(
        account_id=ACCOUNT,
        region=REGION,
        rest_api={"id": API},
        resource={"id": "res001", "path": "/pets/{petId}", "resourceMethods": {"GET": whole}},
        http_method="GET",
        request_validators=({"id": "v", "validateRequestParameters": True},),
        models=(),
        stage_variables={"v": "1"},
        request=Request(
            method="GET",
            host="",
            path=target,
            query=query,
            headers=Headers((("Authorization", "Bearer abcdefghij"),)),
            received_at=NOON,
            request_id=REQUEST_ID,
            extended_request_id=EXTENDED_ID,
        ),
    )


def lines(found: MethodInvoked | AuthorizerInvoked) -> list[str]:
    """Return the lines of the log without their dates."""
    first, *rest = found.log.splitlines()
    assert all(re.match(DATE, line) for line in rest)
    return [first, *(re.sub(DATE, "", line, count=1) for line in rest)]


def test_answer_that_the_method_does_not_declare_is_a_configuration_error() -> None:
    """Reported by a user of AWS, 2022-08: each status has to be one of the method's responses."""
    found = invoked(mock(), methodResponses={"201": {"statusCode": "201"}})

    assert 500 == found.response.status
    assert (
        "Execution failed due to configuration error: Output mapping refers to an invalid method response: 200"
        in lines(found)
    )


def test_template_sees_the_test() -> None:
    """The path parameter of the request, the stage variables given, and a stage that there is not."""
    template = "$input.params('petId') $stageVariables.v $context.stage $context.identity.sourceIp $context.domainName"
    found = invoked(mock(responseTemplates={"application/json": template}), "/pets/a%20b")

    assert b"a b 1 test-invoke-stage test-invoke-source-ip testPrefix.testDomainName" == found.response.body
    assert (("Content-Type", "application/json"),) == found.response.headers


def test_secrets_are_masked_in_the_log() -> None:
    """As in an execution log."""
    assert "Method request headers: {Authorization=***********efghij}" in lines(invoked(mock()))


def test_talk_with_the_backend_is_shown_whatever_the_level() -> None:
    """A test invocation shows every line."""

    async def send(*args: Any, **more: Any) -> Any:
        upstream = Upstream()
        try:
            return await upstream.send(*args, **more)
        finally:
            await upstream.close()

    with http_backend() as backend:
        found = invoked(
            {
                "type": "HTTP",
                "httpMethod": "GET",
                "uri": f"http://127.0.0.1:{backend.port}/x",
                "integrationResponses": {"200": {"statusCode": "200"}},
            },
            send=send,
        )

    assert f"Endpoint request URI: http://127.0.0.1:{backend.port}/x" in lines(found)
    assert "Endpoint response body before transformations: ok" in lines(found)
    assert ["X-Amzn-Trace-Id", "Content-Type"] == [name for name, _ in found.response.headers]


@pytest.mark.parametrize("uri", ["http:///", "http://${stageVariables.none}/x"])
def test_failure_is_shown_as_aws_shows_it(uri: str) -> None:
    """Recorded: LocalStack, AWS-validated test_failed_invoke_test_method (2025-09-29): a 500 without a content type."""
    found = invoked({"type": "HTTP", "httpMethod": "GET", "uri": uri})

    assert [
        "Method request body before transformations: ",
        "Execution failed due to configuration error: Invalid endpoint address",
        "Method completed with status: 500",
    ] == lines(found)[-3:]
    assert (500, (("x-amzn-ErrorType", "InternalServerErrorException"),)) == (
        found.response.status,
        found.response.headers,
    )


def test_request_is_validated() -> None:
    """As at a stage."""
    wanted = {"method.request.querystring.q": True}
    found = invoked(mock(), requestValidatorId="v", requestParameters=wanted)

    assert (400, b'{"message": "Missing required request parameters: [q]"}') == (
        found.response.status,
        found.response.body,
    )


@pytest.mark.parametrize("kind", ["AWS_PROXY", "AWS"])
def test_function_is_called_for_the_test_stage(kind: str) -> None:
    """Its policy is asked about `test-invoke-stage`."""
    functions = ToldFunctions(answered({"statusCode": 200}))
    integration = {"type": kind, "uri": URI, "integrationResponses": {"200": {"statusCode": "200"}}}
    invoked(integration, functions=functions)

    assert [f"arn:aws:execute-api:{REGION}:{ACCOUNT}:{API}/test-invoke-stage/GET/pets/*"] == [
        one.source_arn for one in functions.invoked
    ]


def test_path_of_another_form_has_no_parameters() -> None:
    """Recorded of AWS (test_invoke_test_method, 2025-09-29); the literal pattern is its own value."""
    found = [
        invoked(mock(responseTemplates={"application/json": "[$input.params('petId')]"}), path)
        for path in ("/random/test", "/pets/{petId}")
    ]

    assert [b"[]", b"[{petId}]"] == [one.response.body for one in found]
    assert "Method request path: {}" in lines(found[0])
    assert "HTTP Method: GET, Resource Path: /random/test" in lines(found[0])


def test_client_certificate_is_shown_to_the_backend() -> None:
    """As a stage shows its own."""
    seen: list[Any] = []

    async def send(request: Any, **_more: Any) -> Any:
        seen.append(request.client_certificate)
        raise ConnectFailedError("nobody there")

    invocation = asked({"type": "HTTP_PROXY", "httpMethod": "GET", "uri": "https://pets.example.com"})
    certificate = {"clientCertificateId": "c", "pemEncodedCertificate": "pem", "privateKey": "key"}
    for shown in (certificate, None):
        invoker = MethodInvoker(send, None, empty_snapshot)
        asyncio.run(invoker.invoke_method(replace(invocation, client_certificate=shown)))

    assert [ClientCertificate(id="c", certificate="pem", private_key="key"), None] == seen


def test_request_is_validated_as_a_stage_validates_it() -> None:
    """The answer, and the line that says why."""
    wanted = {"method.request.querystring.q": True}
    found = invoked(mock(), requestValidatorId="v", requestParameters=wanted)
    text = "Missing required request parameters: [q]"

    assert (400, f'{{"message": "{text}"}}'.encode()) == (found.response.status, found.response.body)
    assert text in lines(found)
    assert 200 == invoked(mock(), "/pets/7?q=1", requestValidatorId="v", requestParameters=wanted).response.status
