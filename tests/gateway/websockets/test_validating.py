from gatewright.gateway.passed import DeployedMethod, Passed, Served
from gatewright.gateway.websockets.validating import Validating, route_request
from gatewright.model.response import Response
from tests.gateway.websockets.stages import call
from tests.websocket_apis import message

SCHEMAS = {"Join": '{"required": ["room"]}'}
TO = DeployedMethod(
    account_id="", region="", rest_api={}, stage={}, resource_id="", resource_path="", http_method="", method={}
)


class Served200:
    """Whatever comes."""

    def serve(self, passed: Passed) -> Served:
        """Answer."""
        del passed
        return Served(response=Response(status=200))


def test_route_that_names_nothing_asks_nothing() -> None:
    """An optional parameter, too."""
    assert route_request({"route.request.header.x": {"Required": False}}, None, SCHEMAS) is None


def test_message_is_held_against_the_model_that_is_chosen() -> None:
    """Whatever its content type: a message has none."""
    asked = route_request({}, "Join", SCHEMAS)
    assert asked is not None
    route = Validating(Served200(), asked)
    said = [
        route.serve(Passed(call(message(text), "join"), TO))
        for text in ('{"action": "join", "room": 7}', '{"action": "join"}')
    ]

    assert [None, "BAD_REQUEST_BODY"] == [one.failed_as for one in said if isinstance(one, Served)]


def test_parameters_of_a_handshake_are_required() -> None:
    """By the names that routes have for them."""
    asked = route_request({"route.request.querystring.token": {"Required": True}}, None, SCHEMAS)

    assert asked is not None
    assert (("querystring", "token"),) == asked.required
