"""Commands in a text: where each stands, and the call that it makes.

People paste what they typed above what it printed: with the prompt of their shell, laid out over several lines, or in
the backticks of a sentence. A word that only looks like a command makes no call, and is left alone.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.sources.curl_command import curl_command
from gatewright.sources.exchange import Exchange
from gatewright.sources.httpie_command import httpie_command
from gatewright.sources.powershell_command import powershell_command
from gatewright.sources.script_call import axios_call, fetch_call, requests_call
from gatewright.sources.shell_names import shell_names
from gatewright.sources.shell_words import Shell, Words, shell_words
from gatewright.sources.wget_command import wget_command

_BEFORE: Final = (
    r"(?m)^(?P<before>(?:[^\n]{0,120}?(?:[$%#>\u276f\u00bb\u2717\u279c+`(:*;&|]|--|\bRun|\d\.|-))?[ \t]*"
    r"(?:(?:sudo|time|exec|command|winpty|&|[A-Za-z_]\w*=\S*)[ \t]+)*(?:[\w./~-]*/)?)"
)
_TYPED: Final = pattern(_BEFORE + r"(?P<program>curl|wget|https?)(?:\.exe)?(?=[ \t\\^`])")
_POWERSHELL_CALL: Final = pattern(
    r"(?im)^(?P<before>[^\n+]{0,120}?)(?<![\w-])"
    r"(?:invoke-webrequest|invoke-restmethod|iwr|irm|(?:curl|wget)(?=\s+-uri))(?=[ \t`])"
)
_SCRIPT_CALL: Final = pattern(
    r"(?<![\w.$])(?:fetch|(?:requests|axios)\.(?P<verb>get|post|put|patch|delete|head|options|request)|axios)\("
)
_LONGEST: Final = 200_000
_MOST: Final = 200
"""So many words that look like a command are looked at: people paste a few."""

_POWERSHELL: Final = pattern(r"\bPS [^\n>]*>")
_CMD: Final = pattern(r"(?:^|\s)[A-Za-z]:\\[^\n>]*>")
_READERS: Final[Mapping[str, Callable[[Sequence[str]], Exchange | None]]] = {
    "curl": curl_command,
    "wget": wget_command,
    "http": httpie_command,
    "https": partial(httpie_command, scheme="https"),
}


_READ_SCRIPT: Final[Mapping[str, Callable[[str, int, str], tuple[Exchange, int] | None]]] = {
    "fetch": lambda text, start, _: fetch_call(text, start),
    "requests": requests_call,
    "axios": axios_call,
}


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
    if len(text) > _LONGEST:
        return ()
    found = sorted((*_typed(text), *_of_powershell(text), *_of_scripts(text)), key=lambda each: (each.start, -each.end))
    apart: list[Pasted] = []
    for each in found:
        if not apart or each.start >= apart[-1].end:
            apart.append(each)
    return tuple(apart)


def without(text: str, commands: Sequence[Pasted]) -> str:
    """Return the text with empty lines where the commands stood, so that every other line keeps its number."""
    kept, at = [], 0
    for each in commands:
        kept += [text[at : each.start], "\n" * text.count("\n", each.start, each.end)]
        at = each.end
    return "".join([*kept, text[at:]])


def _typed(text: str) -> Iterator[Pasted]:
    """Yield the commands that were typed at a shell."""
    at = 0
    for _ in range(_MOST):
        found = _TYPED.search(text, at)
        if found is None:
            return
        at = found.end()
        before = found["before"]
        within = "`" if before.rstrip().endswith("`") else ")" if before.rstrip().endswith("$(") else ""
        names = shell_names(text, found.start())
        words = shell_words(text, found.end(), _shell(text, before, found.end()), within=within, names=names)
        call = None if words is None else _READERS[found["program"]](words.words)
        if words is not None and call is not None:
            at = _end(text, words, within)
            yield Pasted(call, found.start(), at)


def _of_powershell(text: str) -> Iterator[Pasted]:
    """Yield the calls of PowerShell's own commands."""
    for found in islice(_POWERSHELL_CALL.finditer(text), _MOST):
        read = powershell_command(text, found.end())
        if read is not None:
            yield Pasted(read[0], found.start(), _line_end(text, read[1]))


def _of_scripts(text: str) -> Iterator[Pasted]:
    """Yield the calls of scripts, each with the line that it begins on."""
    for found in islice(_SCRIPT_CALL.finditer(text), _MOST):
        read = _READ_SCRIPT[found[0].partition(".")[0].rstrip("(")](text, found.end(), found["verb"] or "")
        if read is not None and _tells(read[0]):
            yield Pasted(read[0], text.rfind("\n", 0, found.start()) + 1, _line_end(text, read[1]))


def _tells(call: Exchange) -> bool:
    """Tell a call from a line of which every part is a name, such as those of a stack trace."""
    return not call.headers.withheld or isinstance(call.host, str) or isinstance(call.path, str)


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
