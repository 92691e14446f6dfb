"""Who gave too little is told what to give."""

from typing import Any

import pytest

from gatewright.doctor.report.next_steps import distinct, next_steps
from gatewright.doctor.report.text import as_text
from gatewright.i18n import in_english
from gatewright.model.message import Message
from gatewright.model.unknown import UNKNOWN, Missing
from tests.doctor.evidence import FORBIDDEN, MISSING_TOKEN, alone, call, with_pets


def steps(*, configured: bool = False, **told: Any) -> list[str]:
    """Return what to do about a refusal that has many reasons."""
    return list(next_steps(alone(call("POST", "/prod/orders", FORBIDDEN, **told)), in_english, configured=configured))


def test_the_configuration_decides() -> None:
    """Of the region that the host names; and the likeliest cause has a page."""
    first, second = steps()

    assert "run this again with --config aws --region eu-west-1, which only reads" in first
    assert second.endswith("gatewright explain api-key.missing")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"remote_ip": "127.0.0.1", "remote_port": 4566, "url": "http://h/"}, "http://127.0.0.1:4566"),
        ({"remote_ip": "::1", "url": "https://localhost:4567/"}, "https://[::1]:4567"),
    ],
)
def test_a_gateway_of_this_machine_has_its_own_configuration(told: dict[str, Any], expected: str) -> None:
    """And AWS's is not asked."""
    assert f"--config aws --endpoint-url {expected} --region eu-west-1" in steps(**told)[0]


def test_the_call_is_asked_for_where_only_its_answer_was_told() -> None:
    """Whatever else was given."""
    only_the_answer = alone(call("GET", "/", MISSING_TOKEN, host=UNKNOWN))

    assert "curl -v <url> 2>&1 | gatewright diagnose -" in "".join(
        next_steps(only_the_answer, in_english, configured=True)
    )
    assert steps(configured=True) == []


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
