"""
Answers as people paste them in public threads, mostly without anything else: what does the doctor say first?

`public_cases.json`: `expect` are the causes that are right, `first` whether one must come first (the answer decides) or
among the first three (it does not). Written from the transcripts and texts that behaviour notes of API Gateway and of
its neighbours quote; half of them, by the hash of their names, were not looked at while the order was tuned.
"""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from gatewright.doctor.diagnosis import Diagnosis
from gatewright.doctor.examine import examine
from gatewright.doctor.weigh import ANSWERS
from gatewright.engine.catalogue import CAUSES
from gatewright.model.configuration import Configuration
from gatewright.sources.recognise import read

CASES: Final[list[dict[str, Any]]] = json.loads((Path(__file__).parent / "public_cases.json").read_text("utf-8"))


def diagnosed(case: dict[str, Any]) -> Diagnosis:
    """Return what the doctor says of a case, from its exchange file alone."""
    content = json.dumps(case["exchange"]).encode()
    (exchange,) = read(content, origin=case["name"], call=lambda _: pytest.fail("no call is made"))
    return examine(exchange, Configuration())


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_right_cause_is_named(case: dict[str, Any]) -> None:
    """First where the answer decides, in the first three where it does not; never certain of a wrong one."""
    diagnosis = diagnosed(case)
    named = [finding.cause.id for finding in diagnosis.findings if finding.standing in ANSWERS]

    assert set(named[: 1 if case["first"] else 3]) & set(case["expect"])
    assert diagnosis.findings[0].standing != "confirmed" or named[0] in case["expect"]


def test_the_cases_are_many_and_name_causes_that_there_are() -> None:
    """More than a hundred, each under a name of its own, about many causes."""
    named = {cause_id for case in CASES for cause_id in case["expect"]}

    assert len(CASES) > 120
    assert len({case["name"] for case in CASES}) == len(CASES)
    assert named <= CAUSES.keys()
    assert len(named) > 40
