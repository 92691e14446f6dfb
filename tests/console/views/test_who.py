"""Who answered a call, in a line."""

from dataclasses import replace

from gatewright.aws.integration_outcome import Integration
from gatewright.console.reader import Reader
from gatewright.console.views.who import cause_behind, page_of, verb, who
from gatewright.gateway.passed import Served
from gatewright.model.response import Response
from tests.console.made import World, kept

READER = Reader("en")


def test_a_refusal_is_told_by_its_cause() -> None:
    """The title in the reader's language, and the id for searching."""
    call = kept(World(apiKeyRequired=True).decided())

    assert who(READER, call) == (
        "The method requires an API key, and the request carried none. <small>api-key.missing</small>"
    )
    assert "api-key.missing" in who(Reader("fr"), call)
    assert "The method" not in who(Reader("fr"), call)


def test_what_came_from_behind_is_told_apart() -> None:
    """Served; refused by the backend, as the doctor says; not reached, in the words of the log."""
    decision = World().decided()
    fields = (("Content-Type", "application/json"), ("x-amzn-RequestId", "a"), ("x-amz-apigw-id", "b"))
    refused = kept(decision, Served(response=Response(status=403, headers=fields, body=b'{"reason":"mine"}')))
    unreached = kept(
        decision, Served(response=Response(status=503, body=b"{}"), integration=Integration(error="<refused>"))
    )
    wrong = kept(decision, Served(response=Response(status=500, body=b"{}")), why=False)

    assert who(READER, kept(decision)) == "Let in."
    found = cause_behind(refused)
    assert found is not None
    assert found.id == "integration.refused"
    assert "<small>integration.refused</small>" in who(READER, refused)
    assert who(READER, unreached).endswith("could not serve it: <small>&lt;refused&gt;</small>")
    assert who(READER, wrong) == "Let in; what stands behind the API answered so."


def test_what_cannot_be_decided_is_told_as_such() -> None:
    """Neither refused for a cause nor let in."""
    call = replace(kept(World().decided()), let_in=False, status=500)

    assert who(READER, call).startswith("What is stored does not suffice")


def test_what_has_no_verb_is_named_by_its_event() -> None:
    """A message over a WebSocket connection, and its end; and any id has its address."""
    call = kept(World().decided())

    assert [verb(replace(call, event=event)) for event in ("CONNECT", "MESSAGE", "DISCONNECT")] == [
        "GET",
        "MESSAGE",
        "DISCONNECT",
    ]
    assert page_of(replace(call, id="a/b?=")) == "calls/a%2Fb%3F%3D"
