"""Commands in a text: where each stands, and the call that it makes.

People paste what they typed above what it printed: with the prompt of their shell, laid out over several lines, or in
the backticks of a sentence. A word that only looks like a command makes no call, and is left alone.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.sources.curl_command import curl_command
from gatewright.sources.exchange import Exchange
from gatewright.sources.shell_words import Shell, Words, shell_words

_COMMAND: Final = pattern(
    r"(?m)^(?P<before>(?:[^\n]{0,120}?(?:[$%#>\u276f\u00bb\u2717\u279c+`(:*]|--|\d\.|-))?[ \t]*"
    r"(?:(?:sudo|time|exec|command|winpty|&|[A-Za-z_]\w*=\S*)[ \t]+)*(?:[\w./~-]*/)?)"
    r"(?P<program>curl)(?:\.exe)?(?=[ \t\\^`])",
)
_LONGEST: Final = 200_000
_POWERSHELL: Final = pattern(r"\bPS [^\n>]*>")
_CMD: Final = pattern(r"(?:^|\s)[A-Za-z]:\\[^\n>]*>")
_READERS: Final[Mapping[str, Callable[[Sequence[str]], Exchange | None]]] = {"curl": curl_command}


@dataclass(frozen=True, slots=True)
class Pasted:
    """One command of a text."""

    call: Exchange
    """The call that it makes."""

    start: int
    """The index of its first sign, the prompt included."""

    end: int
    """The index behind it and what it was piped to."""


def pasted_commands(text: str) -> tuple[Pasted, ...]:
    """Return the commands of a text, in order; nobody pastes one into a text as long as a log."""
    return tuple(_commands(text)) if len(text) <= _LONGEST else ()


def without(text: str, commands: Sequence[Pasted]) -> str:
    """Return the text with empty lines where the commands stood, so that every other line keeps its number."""
    kept, at = [], 0
    for each in commands:
        kept += [text[at : each.start], "\n" * text.count("\n", each.start, each.end)]
        at = each.end
    return "".join([*kept, text[at:]])


def _commands(text: str) -> Iterator[Pasted]:
    at = 0
    while (found := _COMMAND.search(text, at)) is not None:
        at = found.end()
        before = found["before"]
        within = "`" if before.rstrip().endswith("`") else ")" if before.rstrip().endswith("$(") else ""
        words = shell_words(text, found.end(), _shell(text, before, found.end()), within=within)
        call = None if words is None else _READERS[found["program"]](words.words)
        if words is not None and call is not None:
            end = _end(text, words, within)
            yield Pasted(call, found.start(), end)
            at = end


def _shell(text: str, before: str, at: int) -> Shell:
    """Tell the shell from its prompt, or from what joins the lines of the command."""
    if _POWERSHELL.search(before) is not None:
        return "powershell"
    line = text[at : text.find("\n", at) if "\n" in text[at:] else len(text)].rstrip()
    if _CMD.search(before) is not None or line.endswith("^") or ' ^"' in line:
        return "cmd"
    return "powershell" if line.endswith(" `") else "sh"


def _end(text: str, words: Words, within: str) -> int:
    """Return where a command ends with all that it is piped or written to, and with what it reads."""
    if within:
        return min(words.end + 1, len(text))
    at = _line_end(text, words.end)
    while text[words.end : at].rstrip().endswith("\\") and at < len(text):
        at = _line_end(text, at + 1)
    if words.here is None:
        return at
    closing = text.find(f"\n{words.here}", at)
    return at if closing < 0 else _line_end(text, closing + 1)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
