"""Rates of a WebSocket API's routes."""

from gatewright.engine.respond import refusal
from gatewright.model.question import TakeToken
from tests.websocket_apis import CONNECTION_ID, ID, configuration, decided, handshake, message, says

LIMITED = {"RouteSettings": {"join": {"ThrottlingRateLimit": 1.0, "ThrottlingBurstLimit": 1}}}


def test_a_message_of_a_limited_route_is_refused_by_a_frame() -> None:
    """The settings are the route's own."""
    known = configuration(stage=LIMITED)
    decision = decided(message('{"action": "join"}'), known, says(False))
    assert decision.denial is not None

    assert "throttle.rate-exceeded" == decision.denial.cause.id
    assert (
        f'{{"message": "Too Many Requests", "connectionId":"{CONNECTION_ID}", "requestId":"{ID}"}}'.encode()
        == refusal(decision.denial, decision.call.request).body
    )
    assert "allowed" == decided(handshake(), known, says(False)).outcome


def test_the_default_settings_hold_for_handshakes() -> None:
    """A refused handshake is an ordinary answer."""
    known = configuration(stage={"DefaultRouteSettings": {"ThrottlingRateLimit": 1.0, "ThrottlingBurstLimit": 1}})
    decision = decided(handshake(), known, says(False))
    assert decision.denial is not None

    assert (429, b'{"message":"Too Many Requests"}') == (
        refusal(decision.denial, decision.call.request).status,
        refusal(decision.denial, decision.call.request).body,
    )
    assert {TakeToken} == {type(question) for question in decision.call.answers}
