"""
What the doctor says of an answer of which nothing else was shown, for every kind that is known: `answers_alone.toml`.

Where `first` stands, that cause comes first; every one of `three` is among the first three. Written from what each
server answers rather than from cases, so that it holds for answers that nobody has shown yet.
"""

import json
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from gatewright.doctor.diagnosis import Diagnosis
from gatewright.doctor.examine import examine
from gatewright.engine.catalogue import CAUSES
from gatewright.model.configuration import Configuration
from gatewright.sources.exchange_file import exchange_file
from tests.doctor.evidence import answers

CASES: Final[list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_suffix("").with_name("answers_alone.toml").read_text("utf-8")
)["case"]


def diagnosed(case: dict[str, Any]) -> Diagnosis:
    """Return what is said of the case, given as an exchange file."""
    answer: dict[str, Any] = {name: case[name] for name in ("status", "body") if name in case}
    if "headers" in case:
        lines = (line.partition(":") for line in case["headers"].splitlines())
        answer["headers"] = {name: value.strip() for name, _, value in lines}
    return examine(exchange_file(json.dumps({"response": answer})), Configuration())


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_an_answer_alone(case: dict[str, Any]) -> None:
    """The first cause, and those that are looked at next."""
    found = answers(diagnosed(case))

    assert case.get("first", found[0]) == found[0]
    assert set(case.get("three", ())) <= set(found[:3])


def test_the_cases_name_causes_that_there_are() -> None:
    """Each has a name of its own, and says something."""
    named = {cause for case in CASES for cause in (case.get("first"), *case.get("three", ())) if cause is not None}

    assert named <= CAUSES.keys()
    assert len({case["name"] for case in CASES}) == len(CASES)
    assert all("first" in case or "three" in case for case in CASES)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 407, 410, 413, 414, 415, 422, 429, 500, 502, 503, 504])
@pytest.mark.parametrize("body", [None, "", "{}", '{"message":"Too Many Requests"}', "Nope", "<html>No</html>"])
def test_what_anybody_could_have_written_is_never_certain(status: int, body: str | None) -> None:
    """A status, and a text that every server writes: always an answer, and never only one."""
    case: dict[str, Any] = {"status": status} if body is None else {"status": status, "body": body}
    diagnosis = diagnosed(case)

    assert answers(diagnosis)
    assert diagnosis.outcome != "decided" or answers(diagnosis) == ["edge.proxy-refused"]
