"""A credential that never arrived."""

import pytest

from gatewright.doctor.unarrived import as_arrived
from gatewright.model.unknown import Unknown
from tests.doctor.evidence import FORBIDDEN, MISSING_TOKEN, alone, answers, call, with_pets

BEARER = {"Authorization": "Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln"}


def test_what_the_answer_says_did_not_come_is_not_known_to_have_come() -> None:
    """The other fields stay."""
    arrived = as_arrived(call("GET", "/prod/users", MISSING_TOKEN, BEARER)).headers

    assert isinstance(arrived.get("authorization"), Unknown)
    assert "*/*" == arrived.get("accept")


@pytest.mark.parametrize(
    "exchange",
    [
        call("GET", "/prod/users", FORBIDDEN, BEARER),
        call("GET", "/prod/users", MISSING_TOKEN),
        call("GET", "/prod/users", MISSING_TOKEN, {"Authorization": " "}),
    ],
)
def test_another_answer_says_nothing_of_it(exchange: object) -> None:
    """Nor does one to a call that sent none."""
    assert as_arrived(exchange) is exchange  # type: ignore[arg-type]  # a test's parts


def test_such_a_call_is_diagnosed_like_one_without_a_credential() -> None:
    """And nothing is taken for sure because nothing else is left."""
    diagnosis = alone(call("GET", "/prod/users", MISSING_TOKEN, BEARER))
    known = with_pets(call("GET", "/prod/pet", MISSING_TOKEN, BEARER))

    assert "narrowed" == diagnosis.outcome
    assert "route.not-found" == answers(diagnosis)[0]
    assert {"route.method-not-found", "iam.signature-missing"} <= set(answers(diagnosis))
    assert "route.not-found" == answers(known)[0]
