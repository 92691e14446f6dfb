"""Ask the doctor's questions at the terminal, one after another, until the cause is decided."""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from gatewright.doctor.diagnosis import Diagnosis, NextQuestion
from gatewright.doctor.examine import examine
from gatewright.i18n import N_, Translate
from gatewright.model.configuration import Configuration
from gatewright.model.message import fill
from gatewright.model.terminal import printable
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange
from gatewright.sources.redact import redact_url

Answers = Callable[[NextQuestion], str | None]
"""Answers a question; `None` when nobody knows."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """A person who reads the questions on standard error and answers at the terminal."""

    translate: Translate
    """The person's language."""

    source: TextIO | None = None
    """Where the answers come from; `None` reads standard input."""

    def __call__(self, question: NextQuestion) -> str | None:
        """Ask one question; return one of its values, or `None` for an empty line or the end of the input."""
        self._tell(f"\n{question.text.render(self.translate)}")
        if question.command is not None:
            self._tell(f"    {question.command}")
        for number, value in enumerate(question.values, start=1):
            self._tell(f"  {number}. {value}")
        while True:
            self._tell(self.translate(N_("Number or value, or nothing if you do not know:")), end=" ")
            line = (self.source or sys.stdin).readline()
            answer = line.strip()
            if not answer:
                return None
            if answer in question.values:
                return answer
            if answer.isdecimal() and 0 < int(answer) <= len(question.values):
                return question.values[int(answer) - 1]
            text = self.translate(N_("{answer} is none of them."))
            self._tell(fill(text, {"answer": f"`{answer}`"}))

    def about(self, exchange: Exchange) -> None:
        """Say which call the next questions are about."""
        verb = "?" if isinstance(exchange.method, Unknown) else exchange.method
        place = exchange.url or (exchange.path if isinstance(exchange.path, str) else "?")
        self._tell(f"\n{verb} {printable(redact_url(place))}")

    def _tell(self, text: str, end: str = "\n") -> None:
        print(text, end=end, file=sys.stderr, flush=True)


def asking(
    answers: Answers,
    facts: Mapping[str, str],
    examining: Callable[..., Diagnosis] = examine,
    about: Callable[[Exchange], None] = lambda _: None,
) -> Callable[[Exchange, Configuration], Diagnosis]:
    """Return what examines a call and asks for as long as an answer would tell more.

    What was answered for one call counts for the next ones too, where the question is the same and not one of each
    call. Before the first question of a call `about` tells which it is.
    """
    memory: dict[tuple[str, ...], str | None] = {}

    def look(exchange: Exchange, configuration: Configuration) -> Diagnosis:
        known, skipped = dict(facts), list[str]()
        told = False
        while True:
            diagnosis = examining(exchange, configuration, facts=known, skipped=skipped)
            question = diagnosis.next_question
            if question is None:
                return diagnosis
            key = _meant(question, exchange)
            if key not in memory:
                if not told:
                    about(exchange)
                told, memory[key] = True, answers(question)
            answer = memory[key]
            if answer is None:
                skipped.append(question.id)
            else:
                known[question.id] = answer

    return look


def _meant(question: NextQuestion, exchange: Exchange) -> tuple[str, ...]:
    """Return by what a question is known again: its words, and the call where each may have another answer."""
    words = (question.id, question.text.render())
    if not question.of_each_call:
        return words
    return (*words, *(str(part) for part in (exchange.method, exchange.host, exchange.path, exchange.query)))


def terminal_beside(evidence: list[str]) -> TextIO | None:
    """Return the terminal itself, where standard input is the evidence and cannot hold the answers too.

    `None` where it is not; raises `OSError` where there is no terminal.
    """
    if "-" not in evidence:
        return None
    return Path("CON" if os.name == "nt" else "/dev/tty").open(encoding="utf-8", errors="replace")
