"""What may stand where on the command line, taken from the parser itself, so that no script forgets any of it."""

import argparse
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from gatewright.doctor.explain.lookup import ids
from gatewright.doctor.questions import QUESTIONS
from gatewright.i18n import LANGUAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """What may stand behind an option."""

    takes: bool = False
    """Whether a value has to stand there."""

    values: tuple[str, ...] = ()
    """The values, where they are few."""

    files: bool = False
    """Whether a file may stand there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What may stand behind a command."""

    what: str = ""
    """What the command does, in a few words."""

    options: Mapping[str, Option] = field(default_factory=dict)
    """Its options, each of their spellings."""

    others: tuple[str, ...] = ()
    """What else may stand there."""

    files: bool = False
    """Whether a file may stand there."""

    below: "Mapping[str, Words]" = field(default_factory=dict)
    """The commands below it, of which one has to stand there first."""


_VERBS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def _facts() -> tuple[str, ...]:
    return tuple(f"{row.id}={value}" for row in QUESTIONS for value in row.values if " " not in value)


_KNOWN: Final[Mapping[str, Callable[[], tuple[str, ...]]]] = {
    "LANG": lambda: LANGUAGES,
    "QUESTION=VALUE": _facts,
    "--cause": ids,
    "CAUSE|TEXT": ids,
    "METHOD": lambda: _VERBS,
    "FILE|DIR|aws": lambda: ("aws",),
    "NOW": lambda: ("aws",),
    "NEXT": lambda: ("aws",),
}
"""The words that an option takes, or that a placeholder of the help stands for, besides files."""

_OF_FILES: Final = (
    *("FILE", "DIR", "FILE|DIR|aws", "FILE.parquet", "TEXT|@FILE", "NOW", "NEXT"),
    *("EVIDENCE", "DOCUMENT", "PATH", "LOGS"),
)
"""The placeholders that a file may stand for."""


def words_of(parser: argparse.ArgumentParser) -> Words:
    """Return what may stand behind a command, and behind those below it."""
    options: dict[str, Option] = {}
    others: list[str] = []
    files, below = False, dict[str, Words]()
    for action in parser._actions:  # noqa: SLF001 - argparse offers no other way to look at a parser
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - as above
            below |= dict(_below(action))
        elif action.option_strings:
            options |= dict.fromkeys(action.option_strings, _option(action))
        else:
            others += _values(action)
            files = files or action.metavar in _OF_FILES
    return Words(options=options, others=tuple(others), files=files, below=below)


def _below(action: "argparse._SubParsersAction[argparse.ArgumentParser]") -> Iterator[tuple[str, Words]]:
    helps = {str(each.dest): str(each.help) for each in action._choices_actions}  # noqa: SLF001 - as above
    for name, command in action.choices.items():
        found = words_of(command)
        yield (
            name,
            Words(
                what=helps.get(name, ""),
                options=found.options,
                others=found.others,
                files=found.files,
                below=found.below,
            ),
        )


def _option(action: argparse.Action) -> Option:
    return Option(takes=action.nargs != 0, values=_values(action), files=action.metavar in _OF_FILES)


def _values(action: argparse.Action) -> tuple[str, ...]:
    """Return the words that may stand for an argument."""
    if action.choices:
        return tuple(map(str, action.choices))
    known = (_KNOWN.get(name) for name in (*action.option_strings, str(action.metavar)))
    return next((values() for values in known if values is not None), ())


def every_path(words: Words, before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Words]]:
    """Yield each command below, by the words that lead to it; those that have commands below them come first."""
    for name, each in words.below.items():
        yield (*before, name), each
        yield from every_path(each, (*before, name))
