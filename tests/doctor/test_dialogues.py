"""Whoever answers the doctor's questions truthfully comes to the cause, and is never led away from it."""

from dataclasses import replace
from typing import Final

import pytest

from gatewright.cli.ask import asking
from gatewright.doctor.diagnosis import NextQuestion
from gatewright.doctor.weigh import ANSWERS
from gatewright.engine.decide import decide
from gatewright.engine.respond import refusal
from gatewright.model.configuration import Configuration
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.sources.exchange import Exchange
from tests.casebook import Case, cases
from tests.doctor.truths import Truth

MET: Final = [case for case in cases() if case.meets and case.request.connection is None]
EVIDENCE: Final = ("the answer", "the call and the answer")
MOST_QUESTIONS: Final = 16
RUNS: Final = [(evidence, case) for evidence in EVIDENCE for case in MET]


def seen(case: Case, evidence: str) -> Exchange:
    """Return the refusal as a client shows it, with or without the call."""
    decision = decide(case.request, case.world().configuration(), case.answer)
    assert decision.denial is not None
    answer = refusal(decision.denial, case.request)
    shown = Observation(status=answer.status, headers=Headers(answer.headers), body=answer.body)
    if evidence == "the answer":
        return Exchange(observation=shown)
    sent = case.request
    told = replace(Exchange(), observation=shown, method=sent.method, host=sent.host, path=sent.path, query=sent.query)
    return replace(told, headers=sent.headers, called_at=sent.received_at)


def played(case: Case, evidence: str) -> tuple[list[str], list[str]]:
    """Return the causes that are left in the end, the likeliest first, and the questions that were asked."""
    truth, asked = Truth(case), list[str]()

    def answers(question: NextQuestion) -> str | None:
        asked.append(question.id)
        return truth(question.id)

    found = asking(answers, {})(seen(case, evidence), Configuration())
    return [finding.cause.id for finding in found.findings if finding.standing in ANSWERS], asked


@pytest.mark.parametrize(("evidence", "case"), [pytest.param(*run, id=f"{run[0]}-{run[1].id}") for run in RUNS])
def test_the_truth_excludes_no_true_cause(evidence: str, case: Case) -> None:
    """It is left whatever was asked, no question comes twice, and there is an end."""
    left, asked = played(case, evidence)

    assert case.expected_cause in left
    assert len(asked) == len(set(asked)) <= MOST_QUESTIONS


@pytest.mark.parametrize(("evidence", "at_least"), [(EVIDENCE[0], 0.66), (EVIDENCE[1], 0.74)])
def test_most_dialogues_end_at_the_cause(evidence: str, at_least: float) -> None:
    """It is the first that is left; what a log alone could tell apart stays open."""
    first = [case.expected_cause == played(case, evidence)[0][0] for case in MET]

    assert sum(first) / len(first) >= at_least
