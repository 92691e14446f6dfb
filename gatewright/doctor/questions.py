"""
The next question: the one whose answer leaves the fewest causes.

A question is a row of `question_table`: what is asked, what can be answered, and which causes each answer keeps. Of the
questions that tell anything apart, the one is asked that leaves the fewest of the likeliest causes on average, then
the fewest of all; the cheaper one where two leave the same. A log that had to be on is asked for last: most have none.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from gatewright.doctor.diagnosis import NextQuestion
from gatewright.doctor.fixes import PLACEHOLDER, UNTOLD, command, open_command
from gatewright.doctor.question_row import Row
from gatewright.doctor.question_table import QUESTIONS
from gatewright.model.message import Message

__all__ = ["QUESTIONS", "Row", "kept", "next_question", "question_of"]

LIKELIEST: Final = 6
"""So many causes are shown before the rest is only counted: what tells these apart is asked first."""

_OF_A_LOG: Final = 3
"""What a question costs that a log answers."""


def next_question(
    causes: Iterable[str], values: Mapping[str, str], answered: Iterable[str] = ()
) -> NextQuestion | None:
    """Return the question that separates these causes best; `None` when one or none is left, or none separates.

    The causes come likeliest first. A question that was `answered` is never asked again.
    """
    left = tuple(dict.fromkeys(causes))
    asked = frozenset(answered)
    if len(left) <= 1:
        return None
    told = [(row, averages) for row, averages in _averages(left) if row.id not in asked]
    useful = [(row, averages) for row, averages in told if averages[1] < len(left)]
    if not useful:
        return None
    row = min(useful, key=lambda each: _merit(*each, of=len(left[:LIKELIEST]), values=values))[0]
    separates = tuple(sorted(cause for cause in left if _speaks_of(row.about, cause)))
    return NextQuestion(
        id=row.id,
        text=Message(row.text, _told(row.text, values)),
        values=tuple(row.values),
        separates=separates,
        command=_command(row.command, values),
        of_each_call=row.of_each_call,
    )


def kept(facts: Mapping[str, str], cause_id: str) -> bool:
    """Tell whether the answers given leave a cause possible. Raises `ValueError` for a question or value unknown."""
    for question, value in facts.items():
        row = question_of(question)
        if value not in row.values:
            raise ValueError(f"`{question}` is answered by one of {', '.join(row.values)}, not by `{value}`")
        if _speaks_of(row.about, cause_id) and not _speaks_of(row.values[value], cause_id):
            return False
    return True


def question_of(question: str) -> Row:
    """Return the question of this id. Raises `ValueError` when there is none."""
    found = next((row for row in QUESTIONS if row.id == question), None)
    if found is None:
        raise ValueError(f"no question `{question}`; the questions are {', '.join(row.id for row in QUESTIONS)}")
    return found


def _merit(
    row: Row, averages: tuple[float, float], *, of: int, values: Mapping[str, str]
) -> tuple[bool, bool, bool, tuple[float, float], int]:
    """Return what orders questions, the best first: whether it tells the likeliest apart, and without a log.

    Where something of the call is told, what it names comes before what nobody can look up by a name.
    """
    unnamed = bool(values) and any(values.get(part[1:-1], UNTOLD) == UNTOLD for part in PLACEHOLDER.findall(row.text))
    return averages[0] >= of, row.cost >= _OF_A_LOG, unnamed, averages, row.cost


@lru_cache(maxsize=256)
def _averages(left: tuple[str, ...]) -> tuple[tuple[Row, tuple[float, float]], ...]:
    """Return how many of the likeliest causes, and of all, each question leaves: most calls of a file have the same."""
    return tuple((row, (_left_on_average(row, left[:LIKELIEST]), _left_on_average(row, left))) for row in QUESTIONS)


def _left_on_average(row: Row, left: tuple[str, ...]) -> float:
    """Return how many causes an answer leaves, on average over the answers that leave any of them."""
    remaining = [
        sum(1 for cause in left if not _speaks_of(row.about, cause) or _speaks_of(keeps, cause))
        for keeps in row.values.values()
        # An answer that keeps everything ("I have no log") tells nothing; it may be given all the same.
        if keeps != row.about
    ]
    possible = [number for number in remaining if number]
    return sum(possible) / len(possible) if possible else float(len(left))


def _speaks_of(patterns: tuple[str, ...], cause_id: str) -> bool:
    return any(cause_id == each or (each.endswith(".") and cause_id.startswith(each)) for each in patterns)


def _command(template: str | None, values: Mapping[str, str]) -> str | None:
    """Return a command that runs as it is printed, with what can be looked up on the way; `None` where more lacks."""
    known = command(template, values)
    if template is None or known is not None:
        return known
    told = {name: value for name, value in values.items() if value not in (UNTOLD, "-", "")}
    line = open_command(template, told)
    names = (part[1:-1] for part in PLACEHOLDER.findall(template))
    return None if any(f"<{name.replace('_', '-')}>" in line for name in names) else line


def _told(text: str, values: Mapping[str, str]) -> dict[str, str]:
    """Return what the placeholders of a question stand for; what nobody told us stands as `<its-name>`."""
    names = [part[1:-1] for part in PLACEHOLDER.findall(text)]
    known = {name: values.get(name, UNTOLD) for name in names}
    return {name: f"<{name.replace('_', '-')}>" if value in (UNTOLD, "-") else value for name, value in known.items()}
