"""Who gave too little is told what to give."""

from dataclasses import replace
from typing import Any

import pytest

from gatewright.doctor.diagnosis import Finding, Look, Remedied, Standing
from gatewright.doctor.report.next_steps import Step, distinct, looks_of, next_steps
from gatewright.doctor.report.text import as_text
from gatewright.engine.catalogue import CAUSES
from gatewright.i18n import in_english
from gatewright.model.message import Message
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Missing
from gatewright.sources.exchange import Exchange
from tests.aws.sigv4.by_botocore import SECRET, planted
from tests.doctor.evidence import FORBIDDEN, MISSING_TOKEN, alone, answered, call, with_pets
from tests.doctor.signatures.test_review import diagnosed, exchange, refusal


def steps(*, configured: bool = False, **told: Any) -> list[Step]:
    """Return what to do about a refusal that has many reasons."""
    return list(next_steps(alone(call("POST", "/prod/orders", FORBIDDEN, **told)), in_english, configured=configured))


def test_the_configuration_decides() -> None:
    """Of the region that the host names, with the evidence that was given; and words have pages."""
    first, _, last = steps(origin="call 1.txt")

    assert ("gatewright diagnose 'call 1.txt' --config aws --region eu-west-1",) == first.commands
    assert ("gatewright explain api-key.missing", "gatewright explain stage") == last.commands


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"remote_ip": "127.0.0.1", "remote_port": 4566, "url": "http://h/"}, "http://127.0.0.1:4566"),
        ({"remote_ip": "::1", "url": "https://localhost:4567/"}, "https://[::1]:4567"),
    ],
)
def test_a_gateway_of_this_machine_has_its_own_configuration(told: dict[str, Any], expected: str) -> None:
    """And AWS's is not asked, nor is anybody else."""
    first, last = steps(**told)

    assert (f"gatewright diagnose - --config aws --endpoint-url {expected} --region eu-west-1",) == first.commands
    assert "gatewright explain stage" == last.commands[-1]


def test_a_url_is_given_again_with_its_verb_and_without_its_secrets() -> None:
    """The call of the command itself."""
    url = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders?token=very-secret-value"
    (command,) = steps(origin=url, url=url, options=("-X POST",))[0].commands

    assert command.startswith("gatewright diagnose -X POST 'https://a1b2c3d4e5.execute-api")
    assert "very-secret-value" not in command


def test_whoever_has_no_account_is_told_what_to_send() -> None:
    """The request id, by which whoever runs the API finds the call; without one, the time."""
    (_, ask, _) = steps()
    untold = replace(FORBIDDEN, headers=Headers(withheld=True))
    (*_, without_id, _) = next_steps(alone(call("POST", "/prod/orders", untold)), in_english, configured=False)

    assert ask.text.startswith("Without access to the AWS account: send this report to whoever runs the API")
    assert "the request id r, by which" in ask.text
    assert without_id.text.endswith("and with it the time of the call.")
    assert 2 == len(steps(from_log=True))


def test_the_secret_tells_what_of_a_signature_differs() -> None:
    """Whether or not there is configuration; where it does not, the client's log may."""
    case = next(planted("other path", 1))
    call_of_it = exchange(case.sent, refusal(case))
    found = {held: diagnosed(call_of_it, held) for held in (None, SECRET)}
    lines = {held: list(next_steps(each, in_english, configured=True)) for held, each in found.items()}

    assert [line.commands for line in lines[None]] == [("gatewright diagnose - --check-signature",)]
    assert [line.commands for line in lines[SECRET]] == [("gatewright diagnose - client.log",)]


def test_the_call_is_asked_for_where_only_its_answer_was_told() -> None:
    """Whatever else was given."""
    only_the_answer = alone(call("GET", "/", MISSING_TOKEN, host=UNKNOWN))
    step, *_ = next_steps(only_the_answer, in_english, configured=True)

    assert ("curl -v <url> 2>&1 | gatewright diagnose -",) == step.commands
    assert steps(configured=True) == []


def test_the_answer_is_asked_for_where_only_its_status_was_told() -> None:
    """A browser's console has no more; the command is the call itself."""
    url = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders"
    bare = alone(call("POST", "/prod/orders", Observation(status=403), url=url))
    step, browser, *_ = next_steps(bare, in_english, configured=False)

    assert step.text.startswith("Show the whole answer too")
    assert (f"curl -v -X POST {url} 2>&1 | gatewright diagnose -",) == step.commands
    assert browser.text.startswith('From a browser: "Copy as cURL"')


def test_a_decided_cause_needs_nothing_more() -> None:
    """The fix is the next step; the text has the section only where it is needed."""
    decided = with_pets(call("POST", "/prod/orders", FORBIDDEN))

    assert list(next_steps(decided, in_english, configured=False)) == []
    assert "What to do next" not in as_text([decided], in_english, configured=False)
    assert "What to do next" in as_text([alone(call("POST", "/prod/orders", FORBIDDEN))], in_english, configured=False)


def test_each_command_is_said_once() -> None:
    """The first of what it shows; not of what has no name yet."""
    told = {"stage": "prod", "api": "?"}
    gaps = (
        Missing(subject="a", what=Message("the stage {stage}", told), command="one"),
        Missing(subject="b", what=Message("all of it"), command="one"),
        Missing(subject="c", what=Message("the API {api}", told), command="two"),
        Missing(subject="d", what=Message("no command")),
        *(Missing(subject=name, what=Message(name), command=name) for name in "efg"),
    )

    assert [gap.subject for gap in distinct(gaps)] == ["a", "e", "f"]


@pytest.mark.parametrize(("body", "asks"), [(UNKNOWN, True), (b"{}", False)])
def test_the_body_is_asked_for_where_only_it_could_confirm(body: object, asks: bool) -> None:
    """What does not fit is named then."""
    change = {
        "request validator v1": {"validateRequestBody": True},
        "model Toy": {"required": ["name"]},
        "add method POST /toys": {"requestValidatorId": "v1", "requestModels": {"application/json": "Toy"}},
    }
    answer = answered(400, "BadRequestException", b'{"message": "Invalid request body"}')
    found = with_pets(call("POST", "/prod/toys", answer, body=body), change)
    told = list(next_steps(found, in_english, configured=True))

    assert ("request.body-invalid", "likely" if asks else "confirmed") == (
        found.findings[0].cause.id,
        found.findings[0].standing,
    )
    assert [step.text.startswith("Show the body that was sent") for step in told] == [True] * asks


def test_the_handshake_of_a_websocket_is_called_as_one() -> None:
    """Many a curl knows no ws:// URLs, and a connection that opens would never end."""
    url = "wss://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod"
    step, *_ = next_steps(alone(call("GET", "/prod", Observation(status=403), url=url)), in_english, configured=False)
    (command,) = step.commands

    assert command.startswith("curl -v --max-time 10 --http1.1 -H 'Connection: Upgrade' -H 'Upgrade: websocket'")
    assert command.endswith(f" https{url[3:]} 2>&1 | gatewright diagnose -")


def test_what_runs_as_it_is_printed_comes_alone() -> None:
    """A command with a gap is only printed where there is no other."""
    gaps = [
        Missing(subject=name, what=Message(name), command=command)
        for name, command in (("a", "aws x --id <rest-api-id>"), ("b", "aws x --name api.example.com"))
    ]

    assert [gap.subject for gap in distinct(tuple(gaps))] == ["b"]
    assert [gap.subject for gap in distinct((gaps[0],))] == ["a"]


@pytest.mark.parametrize(
    ("standing", "proven", "expected"), [("likely", True, ["b"]), ("likely", None, ["a", "b"]), ("confirmed", None, [])]
)
def test_a_look_with_a_gap_is_spared_where_a_fix_is_proven(
    standing: Standing, proven: bool | None, expected: list[str]
) -> None:
    """The fix has filled it in; what is confirmed needs no look at all."""
    looks = tuple(
        Look(text=Message(text), command=command, permission=None) for text, command in (("a", "x <id>"), ("b", "x y"))
    )
    fix = Remedied(text=Message("do"), command=None, proven=proven, safety="safe")
    finding = Finding(
        cause=CAUSES["api-key.missing"], standing=standing, why=None, because=(), fixes=(fix,), confirm=looks
    )

    assert [look.text.text for look in looks_of(finding)] == expected


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        ({"status": "403", "resourcePath": "/pets"}, ["gatewright logs format --api-type rest --set-command"]),
        ({"status": "403", "routeKey": "GET /pets"}, ["gatewright logs format --api-type http --set-command"]),
        ({"status": "403", "resourcePath": "/pets", "error.responseType": "-"}, []),
    ],
)
def test_a_log_that_tells_no_reason_is_told_how_to(log: dict[str, str], expected: list[str]) -> None:
    """Of the kind of API that wrote it."""
    told = alone(Exchange(observation=Observation(status=403, access_log=log), from_log=True))
    commands = [command for step in next_steps(told, in_english, configured=False) for command in step.commands]

    assert [command for command in commands if " logs format " in command] == expected
