"""Questions are asked at the terminal until the cause is decided."""

import io
import sys

import pytest

from gatewright.cli.ask import Terminal, asking
from gatewright.doctor.diagnosis import NextQuestion
from gatewright.i18n import in_english
from gatewright.model.configuration import Configuration
from gatewright.model.message import Message
from tests.doctor.evidence import MISSING_TOKEN, call

QUESTION = NextQuestion(id="q", text=Message("which?"), values=("one", "two"), separates=(), command="look")
PET = call("GET", "/prod/pet", MISSING_TOKEN)


@pytest.mark.parametrize(
    ("typed", "answer"), [("two\n", "two"), ("1\n", "one"), ("9\n\n", None), ("", None), ("three\ntwo\n", "two")]
)
def test_a_number_or_a_value_answers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str, answer: str | None
) -> None:
    """What is neither is asked for again; nothing at all means that nobody knows."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    found = Terminal(in_english)(QUESTION)
    told = capsys.readouterr()

    assert (answer, "") == (found, told.out)
    assert told.err.startswith("\nwhich?\n    look\n  1. one\n  2. two\n")


def test_it_asks_for_as_long_as_an_answer_tells_more() -> None:
    """An answer is used, and counts for the next call too; one that nobody knows is not asked for again."""
    asked: list[str] = []

    def answers(question: NextQuestion) -> str | None:
        asked.append(question.id)
        return "only-the-path" if question.id == "route.saved" else None

    look = asking(answers, {})

    assert "route.method-not-found" == look(PET, Configuration()).findings[0].cause.id
    assert "route.saved" in asked
    before = len(asked)
    look(PET, Configuration())
    assert before == len(asked)


def test_what_nobody_knows_ends_it() -> None:
    """Every question is asked once."""
    asked: list[str] = []
    diagnosis = asking(lambda question: asked.append(question.id), {})(PET, Configuration())

    assert "narrowed" == diagnosis.outcome
    assert len(asked) == len(set(asked))
