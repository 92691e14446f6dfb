"""Questions are asked at the terminal until the cause is decided."""

import io
import os
import pty
import sys

import pytest

from gatewright.cli.ask import Terminal, asking, terminal_beside
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
    """An answer is used, and counts for the same call again; one that nobody knows is not asked for again."""
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


def test_the_next_call_is_asked_about_anew() -> None:
    """What its path has to do with is not answered by what was said of another's; it is said which call is meant."""
    asked: list[str] = []
    about: list[object] = []

    def answers(question: NextQuestion) -> str | None:
        asked.append(question.text.render())
        return "neither" if question.id == "route.saved" else None

    look = asking(answers, {}, about=lambda exchange: about.append(exchange.path))
    found = [
        look(call("GET", path, MISSING_TOKEN), Configuration()) for path in ("/prod/pet", "/prod/dog", "/prod/dog")
    ]

    assert ["route.not-found"] * 3 == [diagnosis.findings[0].cause.id for diagnosis in found]
    assert ["have GET /pet:", "have GET /dog:"] == [
        text.partition("now, ")[2].partition(" the verb")[0] for text in asked
    ]
    assert ["/prod/pet", "/prod/dog"] == about


def test_a_call_is_named_before_its_questions(capsys: pytest.CaptureFixture[str]) -> None:
    """Without what is secret in its URL."""
    Terminal(in_english).about(call("GET", "/prod/pet", MISSING_TOKEN, url="https://api.example/pet?token=very-secret"))

    assert "\nGET https://api.example/pet?token=" in (told := capsys.readouterr().err)
    assert "very-secret" not in told


def test_answers_come_from_the_terminal_where_standard_input_is_the_evidence() -> None:
    """A pipe that held the evidence is at its end by then; where no terminal is, that is said."""
    assert terminal_beside(["call.txt"]) is None
    evidence = b"< HTTP/1.1 403 Forbidden\n< x-amzn-ErrorType: MissingAuthenticationTokenException\n"
    told, status = at_a_terminal(["diagnose", "-", "--ask"], evidence, b"2\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n")

    assert "  1. " in told
    assert "Number or value, or nothing if you do not know:" in told
    assert 1 == status


def at_a_terminal(words: list[str], evidence: bytes, typed: bytes) -> tuple[str, int]:
    """Run the command with a terminal of its own, and its evidence in a pipe; return what it showed, and its status."""
    reading, writing = os.pipe()
    process, terminal = pty.fork()
    if process == 0:
        os.dup2(reading, 0)
        os.close(writing)
        os.execv(sys.executable, [sys.executable, "-m", "gatewright", *words])
    os.close(reading)
    os.write(writing, evidence)
    os.close(writing)
    os.write(terminal, typed)
    shown = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(terminal)
    return shown.decode("utf-8", "replace"), os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
