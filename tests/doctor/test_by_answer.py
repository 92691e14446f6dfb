"""What an answer alone can mean."""

from dataclasses import replace

import pytest

from gatewright.doctor.by_answer import by_answer, by_status_alone
from gatewright.doctor.frequency import rank_of_a_bare_status
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN
from gatewright.sources.exchange import Exchange
from tests.doctor.evidence import FORBIDDEN, HOST, alone, answered, answers

KEY_CAUSES = {
    "api-key.missing",
    "api-key.unknown",
    "api-key.disabled",
    "api-key.in-no-usage-plan",
    "api-key.plan-misses-stage",
}


def test_an_answer_alone_leaves_every_cause_that_answers_so() -> None:
    """Without a request, all causes with this answer are possible, and a question separates them."""
    diagnosis = alone(Exchange(observation=FORBIDDEN))

    assert diagnosis.outcome == "narrowed"
    assert {finding.standing for finding in diagnosis.findings} == {"possible"}
    assert set(answers(diagnosis)) >= {*KEY_CAUSES, "stage.not-found", "domain.host-unknown"}
    assert "route.not-found" not in answers(diagnosis)
    assert diagnosis.next_question is not None
    assert set(diagnosis.next_question.separates) <= set(answers(diagnosis))
    assert diagnosis.trace == ()


@pytest.mark.parametrize("status", [400, 403])
def test_services_with_the_same_front_end_say_it_with_another_status(status: int) -> None:
    """A text of the signature front end is read whatever stands before it; a word of many is not."""
    expired = b'{"message":"The security token included in the request is expired"}'

    assert "iam.session-expired" in {
        each.cause.id for each in by_answer(answered(status, "ExpiredTokenException", expired))
    }
    assert by_answer(answered(404, "NotFoundException", b'{"message":"Forbidden"}')) == ()


def test_of_a_status_alone_the_first_are_what_people_mostly_have() -> None:
    """Only where nothing else was shown: an answer whose host is known keeps its order."""
    bare = Exchange(observation=replace(FORBIDDEN, headers=Headers(withheld=True), body=UNKNOWN))
    found = by_answer(bare.observation)

    ranked = [each.cause.id for each in by_status_alone(found, bare)]

    assert ranked == sorted(ranked, key=lambda one: rank_of_a_bare_status(one, 403))
    assert len(ranked) == len(found)
    assert by_status_alone(found, replace(bare, host=HOST)) == found
