"""Ask the doctor's questions at the terminal, one after another, until the cause is decided."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gatewright.doctor.diagnosis import Diagnosis, NextQuestion
from gatewright.doctor.examine import examine
from gatewright.i18n import N_, Translate
from gatewright.model.configuration import Configuration
from gatewright.model.message import fill
from gatewright.sources.exchange import Exchange

Answers = Callable[[NextQuestion], str | None]
"""Answers a question; `None` when nobody knows."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """A person who reads the questions on standard error and answers on standard input."""

    translate: Translate
    """The person's language."""

    def __call__(self, question: NextQuestion) -> str | None:
        """Ask one question; return one of its values, or `None` for an empty line or the end of the input."""
        self._tell(f"\n{question.text.render(self.translate)}")
        if question.command is not None:
            self._tell(f"    {question.command}")
        for number, value in enumerate(question.values, start=1):
            self._tell(f"  {number}. {value}")
        while True:
            self._tell(self.translate(N_("Number or value, or nothing if you do not know:")), end=" ")
            line = sys.stdin.readline()
            answer = line.strip()
            if not answer:
                return None
            if answer in question.values:
                return answer
            if answer.isdecimal() and 0 < int(answer) <= len(question.values):
                return question.values[int(answer) - 1]
            text = self.translate(N_("{answer} is none of them."))
            self._tell(fill(text, {"answer": f"`{answer}`"}))

    def _tell(self, text: str, end: str = "\n") -> None:
        print(text, end=end, file=sys.stderr, flush=True)


def asking(
    answers: Answers, facts: Mapping[str, str], examining: Callable[..., Diagnosis] = examine
) -> Callable[[Exchange, Configuration], Diagnosis]:
    """Return what examines a call and asks for as long as an answer would tell more.

    What was answered for one call counts for the next ones too.
    """
    known = dict(facts)
    skipped: list[str] = []

    def look(exchange: Exchange, configuration: Configuration) -> Diagnosis:
        while True:
            diagnosis = examining(exchange, configuration, facts=known, skipped=skipped)
            question = diagnosis.next_question
            if question is None:
                return diagnosis
            answer = answers(question)
            if answer is None:
                skipped.append(question.id)
            else:
                known[question.id] = answer

    return look
