"""The diagnosis of a call that our own gateway answered."""

import pickle
from dataclasses import replace

import pytest

from gatewright.console.recording import exchange_of
from gatewright.doctor.live import diagnosed, told_alone
from gatewright.engine.decide import decide
from gatewright.model.listing import Listing
from gatewright.model.principal import AccessKey
from gatewright.model.response import Response
from tests.console.made import DOORS, World, answer_of, request
from tests.services.account import REGION
from tests.signed_requests import signed

OPTIONS = {"endpoint-url": "http://127.0.0.1:4566", "region": REGION}
SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"


@pytest.mark.parametrize("method", [{"apiKeyRequired": True}, {"authorizationType": "AWS_IAM"}, {}])
@pytest.mark.parametrize("path", ["/dev/pets", "/dev/pet", "/nope/pets", "/"])
def test_it_names_the_cause_that_refused(method: dict[str, object], path: str) -> None:
    """Whatever the cause is: it is confirmed, and it is the one of the decision."""
    decision = World(**method).decided(path)
    if decision.cause is None:
        return

    found = diagnosed(exchange_of(decision.call.request, answer_of(decision), DOORS), decision, OPTIONS)

    assert (found.outcome, found.findings[0].cause.id) == ("decided", decision.cause.id)
    assert found.findings[0].standing == "confirmed"
    assert found.answered_by == "api-gateway-rest"
    assert found.exchange.observation.status == answer_of(decision).status


def test_an_answer_in_the_owners_words_changes_nothing() -> None:
    """The decision is known, so what a gateway response makes of it proves nothing."""
    decision = World().decided("/dev/pet")
    answer = Response(status=418, headers=(), body=b"short and stout")

    found = diagnosed(exchange_of(decision.call.request, answer, DOORS), decision, OPTIONS)

    assert found.findings[0].standing == "confirmed"
    assert found.exchange.observation.status == 418


def test_what_would_stop_the_call_next_is_told() -> None:
    """The walk goes on behind the refusal."""
    decision = World(authorizationType="AWS_IAM", apiKeyRequired=True).decided()

    found = diagnosed(exchange_of(decision.call.request, answer_of(decision), DOORS), decision, OPTIONS)

    standings = {finding.cause.id: finding.standing for finding in found.findings}
    assert standings["iam.signature-missing"] == "confirmed"
    assert standings["api-key.missing"] == "waiting"


def test_the_world_says_again_what_it_said() -> None:
    """A token bucket that was empty is the cause, though it may hold a token by now; nobody asks it again."""
    world = World()
    world.pets.account.patch(
        "update_stage",
        ("replace", "/*/*/throttling/rateLimit", "1"),
        ("replace", "/*/*/throttling/burstLimit", "1"),
        restApiId="pets",
        stageName="dev",
    )
    world.snapshots.refresh()
    decision = decide(request(), world.snapshots.current.configurations[REGION], lambda _: False)
    assert decision.cause is not None

    found = diagnosed(exchange_of(decision.call.request, answer_of(decision), DOORS), decision, OPTIONS)

    assert found.findings[0].cause.id == decision.cause.id
    assert decision.cause.id.startswith("throttle.")


def test_commands_speak_to_this_server() -> None:
    """Those of the AWS CLI with its endpoint, those of curl with where it listens."""
    decision = World(apiKeyRequired=True).decided()

    found = diagnosed(exchange_of(decision.call.request, answer_of(decision), DOORS), decision, OPTIONS)

    commands = [fix.command for fix in found.findings[0].fixes if fix.command is not None]
    assert any(line.startswith("curl -i --connect-to ::127.0.0.1:4566 ") for line in commands)
    assert any("aws --endpoint-url http://127.0.0.1:4566 --region eu-west-1 " in line for line in commands)


def test_a_signature_is_recomputed_with_the_secret_of_the_account() -> None:
    """So the part that differs is named; without the secret nothing is."""
    world = World(authorizationType="AWS_IAM")
    configuration = world.snapshots.current.configurations[REGION]
    key = AccessKey(id="AKIAIOSFODNN7EXAMPLE", secret=SECRET)
    configuration = replace(configuration, access_keys=Listing({key.id: key}))
    sent = signed(request(), {"by": key.id, "secret": SECRET, "at": "20260101T000000Z"}, {})
    moved = replace(sent, path="/dev/pets", query="page=2")
    decision = decide(moved, configuration, lambda _: True)

    found = diagnosed(exchange_of(moved, answer_of(decision), DOORS), decision, OPTIONS)

    assert decision.cause is not None
    assert decision.cause.id.startswith("iam.signature-mismatch")
    assert found.difference is not None
    assert found.difference.part == "query"


def test_a_trace_by_itself_tells_the_cause() -> None:
    """With what mends it in general: nothing is decided again, so nothing is proven."""
    decision = World(apiKeyRequired=True).decided()
    exchange = exchange_of(decision.call.request, answer_of(decision), DOORS)

    found = told_alone(exchange, decision.trace)

    assert found is not None
    assert (found.outcome, found.findings[0].cause.id) == ("decided", "api-key.missing")
    assert found.findings[0].why is not None
    assert found.findings[0].fixes
    assert all(fix.proven is None for fix in found.findings[0].fixes)
    assert told_alone(exchange, ()) is None


def test_no_command_brings_the_body_of_the_call() -> None:
    """It may be long, and may be anybody's: neither what is printed nor what is kept for it holds it."""
    decision = World(apiKeyRequired=True).decided()
    sent = replace(decision.call.request, method="GET", body=b"a body of mine")
    decision = replace(decision, call=replace(decision.call, request=sent))

    found = diagnosed(exchange_of(sent, answer_of(decision), DOORS), decision, OPTIONS)
    behind = diagnosed(
        exchange_of(sent, Response(status=403, body=b"{}"), DOORS), replace(decision, outcome="allowed"), OPTIONS
    )

    for one in (found, behind):
        assert b"a body of mine" not in pickle.dumps(one)
