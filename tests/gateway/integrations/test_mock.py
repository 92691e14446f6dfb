import asyncio

import pytest

from gatewright.gateway.integrations.mock import MockIntegration
from gatewright.gateway.passed import Passed, Served
from gatewright.model.request import Request
from gatewright.model.response import Response
from tests.gateway.one_method import EXTENDED_ID, REQUEST_ID, OneMethod, mock, request

CORS = {
    "method.response.header.Access-Control-Allow-Origin": "'*'",
    "method.response.header.Access-Control-Allow-Methods": "'GET,OPTIONS'",
}


def served(integration: dict, asked: Request | None = None) -> Served:
    """Return what a MOCK answers."""
    return OneMethod(integration=integration, verb=(asked or request()).method).served(asked or request())


def at_once(one: MockIntegration, passed: Passed) -> Response:
    """Return what a MOCK answers without waiting for anything."""
    answer = one.serve(passed)
    assert isinstance(answer, Served)
    return answer.response


def test_constant_mock_answers_its_template() -> None:
    """Status, body and mapped headers come from the integration response, with AWS's two ids and no trace id."""
    answer = served(mock(responseTemplates={"application/json": '{"ok":true}'}, responseParameters=CORS)).response

    expected = (
        ("Content-Type", "application/json"),
        ("x-amzn-RequestId", REQUEST_ID),
        ("Access-Control-Allow-Origin", "*"),
        ("Access-Control-Allow-Methods", "GET,OPTIONS"),
        ("x-amz-apigw-id", EXTENDED_ID),
    )
    assert (200, b'{"ok":true}', expected) == (answer.status, answer.body, answer.headers)


def test_prepared_answer_is_that_of_the_templates() -> None:
    """A template with a comment renders to the same answer as the constant one beside it."""
    constant = mock(responseTemplates={"application/json": "[1]"}, responseParameters=CORS)
    rendered = mock(responseTemplates={"application/json": "#set($x = 1)[$x]"}, responseParameters=CORS)

    assert served(constant).response == served(rendered).response


def test_second_call_is_stamped_with_its_own_ids() -> None:
    """What is prepared holds nothing of the call it was prepared for."""
    one = MockIntegration(mock())
    method = OneMethod()
    one.serve(method.passed(request()))
    other = Request(method="GET", host="h", path="/prod/pets", request_id="other", extended_request_id="else")
    passed = method.passed(request())
    answer = at_once(one, type(passed)(type(passed.call)(other, passed.call.configuration), passed.to))

    assert ("other", "else") == (answer.header("x-amzn-requestid"), answer.header("x-amz-apigw-id"))


@pytest.mark.parametrize("template", ["{statusCode: 204}", "{'statusCode': 204}", '{"a": 1, "statusCode": 204,}'])
def test_lenient_template_names_a_status(template: str) -> None:
    """AWS takes what widely used CORS set-ups write, which is no JSON."""
    integration = mock(template)
    integration["integrationResponses"]["204"] = {"statusCode": "204", "selectionPattern": "204"}

    assert 204 == served(integration).response.status


@pytest.mark.parametrize("template", ["", "{}", '{"statusCode": "200"}', '{"statusCode": true}', "[200]", "hello"])
def test_template_without_a_status_is_a_500_with_aws_s_line(template: str) -> None:
    """The status must be a whole number."""
    answer = served(mock(template))

    assert (500, b'{"message": "Internal server error"}') == (answer.response.status, answer.response.body)
    assert answer.execution.failure == (
        "Execution failed due to configuration error: Unable to parse statusCode. It should be an integer that is"
        " defined in the request template."
    )


def test_status_of_the_template_selects_the_response() -> None:
    """The pattern sees what the request template named, which may come from the caller."""
    integration = mock('{"statusCode": $input.params("code")}')
    integration["integrationResponses"]["404"] = {"statusCode": "404", "selectionPattern": r"4\d\d"}

    assert (404, 200) == tuple(
        served(integration, request(f"/pets?code={code}")).response.status for code in ("410", "201")
    )


def test_request_template_sets_the_status_of_the_response() -> None:
    """444 as recorded: an override in the request template lasts."""
    answer = served(mock('#set($context.responseOverride.status = 444){"statusCode": 200}')).response

    assert 444 == answer.status


def test_content_type_without_a_template_passes_its_body() -> None:
    """With WHEN_NO_MATCH the caller's own body names the status; without one it is a 500."""
    asked = request("/pets", "POST", {"Content-Type": "text/plain"}, b'{"statusCode": 200}')

    assert 200 == served(mock(), asked).response.status
    assert 500 == served(mock(), request("/pets", "POST", {"Content-Type": "text/plain"})).response.status


def test_content_type_that_may_not_pass_is_a_415() -> None:
    """NEVER refuses what has no template, in the bytes of the execution phase."""
    integration = mock() | {"passthroughBehavior": "NEVER"}
    answer = served(integration, request("/pets", "POST", {"Content-Type": "text/plain"}))

    assert (415, b'{"message": "Unsupported Media Type"}') == (answer.response.status, answer.response.body)
    assert "UNSUPPORTED_MEDIA_TYPE" == answer.failed_as


def test_accept_is_heeded_in_prepared_answers() -> None:
    """Two callers that accept different types get different prepared answers, again and again."""
    integration = mock(responseTemplates={"application/json": "{}", "text/html": "<p>"})
    one = OneMethod(integration=integration)
    backend = one.backend()
    bodies = []
    for accepted in ("text/html", "application/json") * 2:
        answer = backend.serve(one.call(request(headers={"Accept": accepted})))
        assert isinstance(answer, Served)
        bodies.append(answer.response.body)

    assert [b"<p>", b"{}"] * 2 == bodies


def test_many_content_types_do_not_fill_the_memory() -> None:
    """The prepared answers are bounded, and a caller beyond the bound is answered all the same."""
    one = MockIntegration(mock() | {"requestTemplates": {"$default": '{"statusCode": 200}'}})
    method = OneMethod()
    statuses = {at_once(one, method.passed(request(headers={"Content-Type": f"a/{n}"}))).status for n in range(200)}

    assert {200} == statuses
    assert len(one._ready) <= 64


def test_a_template_that_takes_long_is_rendered_aside() -> None:
    """The event loop is asked to wait, and the answer is the same as if it had not been."""
    loop = "#foreach($i in [1..900])#foreach($j in [1..20])#set($x = $i + $j)#end#end"
    override = "#set($context.responseOverride.header.n = '1')"
    templates = {"requestTemplates": {"application/json": f'{override}{loop}{{"statusCode": 200}}'}}
    one = MockIntegration(mock(responseTemplates={"application/json": f"{loop}[$x]"}) | templates)
    answer = one.serve(OneMethod().passed(request()))

    assert not isinstance(answer, Served)

    async def waited() -> Served:
        return await answer

    response = asyncio.run(waited()).response
    assert (200, b"[920]", "1") == (response.status, response.body, response.header("n"))
