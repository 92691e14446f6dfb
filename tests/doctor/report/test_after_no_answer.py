"""A call that nobody answered, or whose configuration has changed since, leaves something to look at."""

from dataclasses import replace
from typing import Any

import pytest

from gatewright.doctor.report.after_no_answer import after_no_answer, at_another_moment, in_another_account, options
from gatewright.doctor.report.html import as_html
from gatewright.doctor.report.next_steps import next_steps
from gatewright.doctor.report.text import as_text
from gatewright.i18n import in_english
from gatewright.model.observation import Observation
from gatewright.model.unknown import UNKNOWN
from gatewright.sources.curl import transcript
from gatewright.sources.exchange import Failure, FailureKind
from tests.doctor.evidence import FORBIDDEN, HOST, alone, call, with_pets

LOOKS: list[tuple[FailureKind, str | None]] = [
    ("dns", f"dig +short {HOST}"),
    ("refused", "env | grep -i _proxy"),
    ("unreachable", f"dig +short {HOST}"),
    ("timeout", f"dig +short {HOST}"),
    ("certificate", f"openssl s_client -connect {HOST}:443 -servername {HOST} </dev/null"),
    ("protocol", None),
]
KEY = {"x-api-key": "shop-key-value-of-forty-characters-00001"}
URL = f"https://{HOST}/prod/pets"


@pytest.mark.parametrize(("kind", "expected"), LOOKS)
def test_each_kind_of_failure_has_its_look(kind: FailureKind, expected: str | None) -> None:
    """With the host that was called; a kind of which nothing is known has none."""
    exchange = call("GET", "/prod/pets", Observation(), failure=Failure(kind=kind, detail="x"))
    found = [command for _, commands in after_no_answer(exchange) for command in commands]

    assert [command.startswith(expected or "") for command in found] == [True] * (expected is not None)


def test_a_host_that_nobody_told_leaves_the_words() -> None:
    """A command with a gap would not run."""
    (exchange,) = transcript("curl: (60) SSL certificate problem: self-signed certificate in certificate chain\n")

    assert [commands for _, commands in after_no_answer(exchange)] == [()]


def test_an_answer_that_came_leaves_nothing_to_look_at() -> None:
    """A connection that breaks behind it is another thing."""
    broken = replace(call("GET", "/", FORBIDDEN), failure=Failure(kind="timeout", detail="x"))

    assert list(after_no_answer(broken)) == []


def test_the_call_is_made_again_where_the_configuration_has_changed() -> None:
    """With all that it brought; secrets stand as variables of the shell, and whose account it is can be looked up."""
    exchange = call("GET", "/prod/pets", FORBIDDEN, KEY, url=URL, origin="call.txt")
    again, whose = at_another_moment(with_pets(exchange))

    curl = f"curl -v -X GET -H \"x-api-key: $API_KEY\" '{URL}' 2>&1"
    assert again[1] == (f"{curl} | gatewright diagnose - --config aws --region eu-west-1",)
    assert whose[1] == ("aws sts get-caller-identity", "aws configure get region")


def test_a_call_that_was_just_made_or_logged_is_not_made_again() -> None:
    """The one answered now; the other nobody can repeat. A gateway of this machine has one account."""
    just_made = with_pets(call("GET", "/prod/pets", FORBIDDEN, KEY, url=URL, origin=URL))
    logged = with_pets(call("GET", "/prod/pets", FORBIDDEN, KEY, url=URL, from_log=True, remote_ip="127.0.0.1"))

    assert [commands[0] for _, commands in at_another_moment(just_made)] == ["aws sts get-caller-identity"]
    assert list(at_another_moment(logged)) == []


def test_what_is_still_open_is_not_of_another_moment() -> None:
    """Nor is what is decided."""
    assert list(at_another_moment(alone(call("GET", "/prod/pets", FORBIDDEN)))) == []
    assert list(at_another_moment(with_pets(call("POST", "/prod/orders", FORBIDDEN)))) == []


def test_both_reports_say_it() -> None:
    """Where a configuration was given, and where none was."""
    timed_out = alone(call("GET", "/", Observation(), failure=Failure(kind="timeout", detail="timed out")))
    contradicted = with_pets(call("GET", "/prod/pets", FORBIDDEN, KEY, url=URL, origin="call.txt"))
    text = as_text([timed_out, contradicted], in_english)

    assert 2 == text.count("What to do next")
    assert "Make the call again" in as_html([contradicted], in_english)
    assert next(step.commands for step in next_steps(timed_out, in_english, configured=False)) == (
        f"dig +short {HOST}",
    )


def test_the_account_is_that_of_the_call() -> None:
    """A region where the host names one; an endpoint where it is of this machine."""
    local: dict[str, Any] = {"remote_ip": "127.0.0.1", "remote_port": 4566, "url": "http://h/"}

    assert options(call("GET", "/", FORBIDDEN)) == "--config aws --region eu-west-1"
    assert options(call("GET", "/", FORBIDDEN, host=UNKNOWN)) == "--config aws"
    assert (
        options(call("GET", "/", FORBIDDEN, **local))
        == "--config aws --endpoint-url http://127.0.0.1:4566 --region eu-west-1"
    )


def test_an_api_that_answers_and_is_not_in_the_account_is_in_another() -> None:
    """Its name resolved; a gateway of this machine answers to any, and what was not read tells nothing."""
    elsewhere = "zzzzzzzzzz.execute-api.eu-west-1.amazonaws.com"
    found = with_pets(call("GET", "/prod/pets", FORBIDDEN, host=elsewhere, origin="call.txt"))
    local = with_pets(call("GET", "/prod/pets", FORBIDDEN, host=elsewhere, origin="call.txt", remote_ip="127.0.0.1"))
    steps = list(next_steps(found, in_english, configured=True))

    assert found.findings[0].cause.id == "domain.host-unknown"
    assert [step.commands[0] for step in steps] == ["aws sts get-caller-identity"]
    assert list(next_steps(found, in_english, configured=False)) == []
    assert list(in_another_account(local)) == []
