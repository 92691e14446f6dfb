"""Decides a call by its line in an access log, for whoever counts many: the doctor's diagnosis, in short."""

from collections.abc import Mapping

from gatewright.bulk.verdict import Verdict
from gatewright.doctor.diagnosis import Diagnosis
from gatewright.doctor.examine import examine
from gatewright.doctor.weigh import ANSWERS
from gatewright.model.configuration import Configuration
from gatewright.sources.access_log import logged_call


def by_the_line(told: Mapping[str, str]) -> Verdict:
    """Return what the line alone tells; raises `EvidenceError` where a variable cannot be what it says."""
    return in_short(examine(logged_call(told, None, ""), Configuration()))


def in_short(diagnosis: Diagnosis) -> Verdict:
    """Return a diagnosis as far as counting needs it."""
    answers = [finding for finding in diagnosis.findings if finding.standing in ANSWERS]
    return Verdict(
        outcome=diagnosis.outcome,
        answered_by=diagnosis.answered_by,
        causes=tuple(finding.cause.id for finding in answers),
        standing=answers[0].standing if answers else "",
    )
