"""Joins what a pasted command tells of a call with what came back: the command stands before its answer.

What the evidence itself tells of the request (`curl -v`, a browser's log) was seen, and always wins; a command whose
verb, host or path is another one is of another call.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.model.request import Headers
from gatewright.model.unknown import Unknown
from gatewright.sources.errors import EvidenceError
from gatewright.sources.exchange import Exchange
from gatewright.sources.pasted_command import Pasted, pasted_commands, without

_ALONE: Final = (
    "expected the answer too, got a command alone: paste below it what it printed, best that of `curl -i` or `curl -v`"
)

_ECHO: Final = pattern(r"(?m)^[ \t]*\+ [^\n]*\n[ \t]*\+ +~+[ \t]*$")
"""What PowerShell repeats of the line that failed, cut short, underlined."""

Reads = Callable[[str], tuple[Exchange, ...]]
"""Reads the calls that a text without commands tells; raises `EvidenceError` where it cannot."""


def with_commands(text: str, is_evidence: Callable[[str], bool], reads: Reads) -> tuple[Exchange, ...]:
    """Return the calls of a text, each filled from the command that stands before it; raises `EvidenceError`."""
    commands = pasted_commands(text)
    if not commands:
        return reads(text)
    text = _ECHO.sub(_blank, text)
    bare = without(text, commands)
    if not is_evidence(bare):
        raise EvidenceError(_ALONE)
    if len(commands) == 1:
        behind = _from(text, commands[0], len(text))
        return _of_one(bare, behind, commands[0], reads) if is_evidence(behind) else reads(text)
    ends = [*(each.start for each in commands[1:]), len(text)]
    parts = [_from(text, each, end) for each, end in zip(commands, ends, strict=True)]
    return _of_several(commands, [reads(part) if is_evidence(part) else () for part in parts]) or reads(text)


def _of_one(bare: str, behind: str, command: Pasted, reads: Reads) -> tuple[Exchange, ...]:
    """Read a text with one command: what stands before it may tell more of the answer, or be another answer."""
    found, own = reads(bare), reads(behind)
    if len(found) < len(own):
        found = own
    at = len(found) - len(own)
    # A URL that stands above the command is not said to be the one that was called.
    seen = replace(own[0], observation=found[at].observation) if own else None
    return found if seen is None else (*found[:at], filled(seen, command.call), *found[at + 1 :])


def _of_several(commands: Sequence[Pasted], parts: Sequence[tuple[Exchange, ...]]) -> tuple[Exchange, ...]:
    """Return the answers: each is of the nearest command before it that has none yet."""
    found: list[Exchange] = []
    waiting = 0
    for command, part in zip(commands, parts, strict=True):
        waiting += 1
        if not part:
            continue
        # Two answers behind two commands: nobody can tell which is whose.
        clear = len(part) == 1 or waiting == 1
        found += [filled(part[0], command.call) if clear else part[0], *part[1:]]
        waiting = 0
    return tuple(found)


def _blank(found: re.Match[str]) -> str:
    """Keep the place of what is left out: every sign a blank, but for line ends."""
    return "".join("\n" if sign == "\n" else " " for sign in found[0])


def _from(text: str, command: Pasted, end: int) -> str:
    """Return what stands behind a command, its lines numbered as in the whole text."""
    return "\n" * text.count("\n", 0, command.end) + text[command.end : end]


def filled(seen: Exchange, command: Exchange) -> Exchange:
    """Return a call with what the command tells of it, where the evidence tells nothing."""
    if _differ(seen, command):
        return seen
    return replace(
        seen,
        method=command.method if isinstance(seen.method, Unknown) else seen.method,
        host=command.host if isinstance(seen.host, Unknown) else seen.host,
        path=command.path if isinstance(seen.path, Unknown) else seen.path,
        query=command.query if isinstance(seen.query, Unknown) else seen.query,
        headers=_fields(seen.headers, command.headers),
        body=command.body if isinstance(seen.body, Unknown) else seen.body,
        connected_to=seen.connected_to or command.connected_to,
        remote_ip=command.remote_ip if isinstance(seen.remote_ip, Unknown) else seen.remote_ip,
        url=seen.url or command.url,
    )


def _differ(seen: Exchange, command: Exchange) -> bool:
    """Tell whether the evidence names another verb, host or path: of a redirection, or of another command."""
    pairs = ((seen.method, command.method), (seen.host, command.host), (seen.path, command.path))
    return any(not isinstance(a, Unknown) and not isinstance(b, Unknown) and a != b for a, b in pairs)


def _fields(seen: Headers, command: Headers) -> Headers:
    """Return the fields that were seen, and those of the command where not all were."""
    if not seen.withheld:
        return seen
    rest = command.without(*(name for name, _ in seen))
    return replace(rest, items=(*seen.items, *rest.items))
