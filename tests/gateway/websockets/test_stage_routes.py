"""What stands behind the routes of a stage."""

import json
from typing import Any

import pytest

from gatewright.gateway.upstream_message import UpstreamRequest, UpstreamResponse
from tests.gateway.told_functions import URI, ToldFunctions, answered
from tests.gateway.websockets.stages import ANSWER, MOCK, call, served, stage
from tests.websocket_apis import API_ID, CONNECTION_ID, handshake, message

JOIN = '{"action": "join", "room": 7}'


class Backend:
    """An HTTP backend that notes what it was asked."""

    def __init__(self, status: int = 200, body: bytes = b"ok") -> None:
        self.asked: list[UpstreamRequest] = []
        self._answer = UpstreamResponse(status=status, reason="", headers=(), body=body)

    async def __call__(self, request: UpstreamRequest, *, deadline: float) -> UpstreamResponse:
        """Answer."""
        assert deadline > 0
        self.asked.append(request)
        return self._answer


def test_mock_answers_with_its_template() -> None:
    """In which the variables of connections stand."""
    one = served(stage("join", MOCK, ANSWER).serve(call(message(JOIN), "join")))

    assert (None, CONNECTION_ID.encode(), 200) == (one.failed_as, one.response.body, one.integration.status)


def test_a_template_is_chosen_by_what_a_message_says() -> None:
    """The template for this key, else the default one."""
    templates = {"7": '{"statusCode": 207}', "$default": '{"statusCode": 200}'}
    mock = {**MOCK, "TemplateSelectionExpression": "$request.body.room", "RequestTemplates": templates}
    routes = stage("join", mock, ANSWER)
    statuses = [
        served(routes.serve(call(message(text), "join"))).integration.status
        for text in (JOIN, '{"action": "join", "room": 8}', '{"action": "join"}')
    ]

    assert [207, 200, 200] == statuses


def test_a_function_gets_the_event_on_behalf_of_the_route() -> None:
    """The ARN has the route's key and no verb."""
    functions = ToldFunctions()
    routes = stage("join", {"IntegrationType": "AWS_PROXY", "IntegrationUri": URI}, functions=functions)
    one = served(routes.serve(call(message(JOIN), "join")))

    assert b"ok" == one.response.body
    assert f"arn:aws:execute-api:eu-west-1:111122223333:{API_ID}/prod/join" == functions.invoked[0].source_arn
    assert ("MESSAGE", JOIN) == (functions.event["requestContext"]["eventType"], functions.event["body"])


def test_a_function_behind_aws_gets_what_the_template_makes() -> None:
    """And its answer is what the integration response makes of it."""
    functions = ToldFunctions(answer=answered({"n": 1}))
    integration = {
        "IntegrationType": "AWS",
        "IntegrationUri": URI,
        "RequestTemplates": {"$default": '{"room": $input.json("$.room"), "id": "$context.connectionId"}'},
    }
    response = {"IntegrationResponseKey": "$default", "ResponseTemplates": {"$default": '$input.json("$.n")'}}
    one = served(stage("join", integration, response, functions=functions).serve(call(message(JOIN), "join")))

    assert {"room": 7, "id": CONNECTION_ID} == functions.event
    assert b"1" == one.response.body


@pytest.mark.parametrize("kind", ["HTTP", "HTTP_PROXY"])
def test_a_backend_gets_the_message_and_mapped_parameters(kind: str) -> None:
    """As the body of a request whose headers are mapped."""
    backend = Backend()
    integration = {
        "IntegrationType": kind,
        "IntegrationMethod": "POST",
        "IntegrationUri": "https://example.com/rooms",
        "RequestParameters": {
            "integration.request.header.connectionId": "context.connectionId",
            "integration.request.querystring.room": "route.request.body.room",
        },
    }
    one = served(stage("join", integration, ANSWER, send=backend).serve(call(message(JOIN), "join")))
    (asked,) = backend.asked

    assert ("POST", "/rooms?room=7", JOIN.encode()) == (asked.method, asked.target, asked.body)
    assert ("connectionId", CONNECTION_ID) in asked.headers
    assert (b"ok" if kind == "HTTP_PROXY" else CONNECTION_ID.encode()) == one.response.body


def test_integration_responses_are_chosen_by_the_status() -> None:
    """A pattern between slashes, else the default."""
    broken = {"IntegrationResponseKey": r"/5\d\d/", "ResponseTemplates": {"$default": "broken"}}
    integration = {"IntegrationType": "HTTP", "IntegrationMethod": "GET", "IntegrationUri": "https://example.com/"}
    bodies = [
        served(stage("join", integration, ANSWER, broken, send=Backend(status)).serve(call(message(JOIN), "join")))
        for status in (200, 503)
    ]

    assert [CONNECTION_ID.encode(), b"broken"] == [one.response.body for one in bodies]


def test_a_model_stands_before_a_mapping_and_not_before_a_proxy() -> None:
    """A message that does not fit never reaches the backend."""
    schema = json.dumps({"$schema": "http://json-schema.org/draft-04/schema#", "required": ["name"]})
    parts: dict[str, Any] = {
        "models": ({"Name": "Join", "Schema": schema, "ContentType": "application/json"},),
        "ModelSelectionExpression": r"\$default",
        "RequestModels": {"$default": "Join"},
    }
    mapped = stage("join", MOCK, ANSWER, **parts)
    fitting = served(mapped.serve(call(message('{"action": "join", "name": "x"}'), "join")))
    misfit = served(mapped.serve(call(message(JOIN), "join")))
    functions = ToldFunctions()
    proxy = stage("join", {"IntegrationType": "AWS_PROXY", "IntegrationUri": URI}, functions=functions, **parts)

    assert [None, "BAD_REQUEST_BODY"] == [fitting.failed_as, misfit.failed_as]
    assert "Invalid request body" == misfit.failure
    assert served(proxy.serve(call(message(JOIN), "join"))).failed_as is None


def test_a_handshake_may_lack_a_parameter_that_its_route_wants() -> None:
    """Then it is answered with 400."""
    wanted: dict[str, Any] = {"RequestParameters": {"route.request.querystring.room": {"Required": True}}}
    routes = stage("$connect", MOCK, ANSWER, **wanted)
    lacking = served(routes.serve(call(handshake(), "$connect")))

    assert (400, "Missing required request parameters: [room]") == (lacking.response.status, lacking.failure)
    assert served(routes.serve(call(handshake(query="room=1"), "$connect"))).failed_as is None


def test_what_cannot_be_served_fails() -> None:
    """A route without an integration, one of an unknown service, functions without anybody who runs them."""
    sqs = {"IntegrationType": "AWS", "IntegrationUri": "arn:aws:apigateway:eu-west-1:sqs:path/1/q"}
    function = {"IntegrationType": "AWS_PROXY", "IntegrationUri": URI}
    found = [served(stage("join", one).serve(call(message(JOIN), "join"))).failed_as for one in (None, sqs, function)]

    assert ["API_CONFIGURATION_ERROR"] * 3 == found


def test_only_a_route_response_answers() -> None:
    """Without it the backend's answer stays where it is."""
    assert stage("join", MOCK).answers("join")
    assert not stage("join", MOCK, answers=False).answers("join")
    assert [True, False] == [stage("join", MOCK).has(key) for key in ("join", "$connect")]
    assert ["MOCK", ""] == [stage("join", one).kind("join") for one in (MOCK, None)]
