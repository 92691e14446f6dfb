"""The parts of an answer that a diagnosis rests on."""

from gatewright.doctor.seen import facts_seen
from gatewright.model.fact import Fact
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from tests.doctor.evidence import FORBIDDEN


def test_status_error_type_and_message_are_facts() -> None:
    """Each part of the answer that tells causes apart is shown with its place."""
    assert facts_seen(FORBIDDEN) == (
        Fact("response", "status", "403"),
        Fact("response", "headers.x-amzn-errortype", "ForbiddenException"),
        Fact("response", "body.message", "Forbidden"),
    )


def test_what_nobody_saw_is_no_fact() -> None:
    """An observation of nothing has no facts, whether fields were withheld or not there."""
    assert facts_seen(Observation()) == ()
    assert facts_seen(Observation(headers=Headers(()))) == ()


def test_the_access_log_is_a_fact_of_its_own_kind() -> None:
    """The response type and the text of the access log point into the log."""
    seen = Observation(access_log={"error.responseType": "INVALID_API_KEY", "error.message": "Forbidden"})
    unset = Observation(access_log={"error.responseType": "-", "error.message": "-"})

    assert facts_seen(seen) == (
        Fact("log", "error.responseType", "INVALID_API_KEY"),
        Fact("log", "error.message", "Forbidden"),
    )
    assert facts_seen(unset) == ()
