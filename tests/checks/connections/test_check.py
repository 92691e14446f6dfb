"""Whether the connection that a call names is open."""

from dataclasses import replace

from gatewright.checks.connections.check import check
from gatewright.engine.decide import walk
from gatewright.engine.respond import refusal
from gatewright.model.call import Call
from gatewright.model.outcome import Ask, Deny, Pass, Skip, Unsure
from gatewright.model.question import Answer, FindConnection
from gatewright.model.unknown import UNKNOWN
from tests.websocket_apis import API_ID, CONNECTION_ID, configuration, handshake, request


def call_of(connection_id: str = CONNECTION_ID) -> Call:
    """Return a call as far as its route is known."""
    known = walk(request("POST", f"/prod/@connections/{connection_id}"), configuration()).call
    return replace(known, answers={})


def said(answer: Answer) -> Call:
    """Return the call with an answer."""
    return replace(call_of(), answers={FindConnection(API_ID, "prod", CONNECTION_ID): answer})


def test_the_world_is_asked_for_the_stages_connection() -> None:
    """By API, stage and id; an id may come percent-encoded."""
    assert Ask(FindConnection(API_ID, "prod", CONNECTION_ID)) == check(call_of())
    assert Ask(FindConnection(API_ID, "prod", CONNECTION_ID)) == check(call_of(CONNECTION_ID.replace("=", "%3D")))


def test_who_left_is_gone() -> None:
    """410 and no body at all."""
    outcome = check(said(False))
    assert isinstance(outcome, Deny)
    answer = refusal(outcome, call_of().request)

    assert "connections.gone" == outcome.cause.id
    assert (410, "GoneException", b"") == (answer.status, answer.header("x-amzn-ErrorType"), answer.body)


def test_who_is_there_is_not() -> None:
    """And of whom nobody knows, he may be gone."""
    assert isinstance(check(said(True)), Pass)
    assert isinstance(check(said(UNKNOWN)), Unsure)


def test_other_calls_and_what_is_no_id_are_not_looked_up() -> None:
    """The former name no connection, the latter is answered with 400."""
    assert isinstance(check(call_of("nobody")), Skip)
    assert isinstance(check(walk(handshake(), configuration()).call), Skip)
