"""The format of a stage's access log, as a reader of its lines.

A stage writes its format with each `$context` variable replaced, and `-` for one that is not set: JSON, CLF, XML, CSV
or any text ("Set up CloudWatch logging for REST APIs", API Gateway developer guide).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from gatewright.model.lazy_pattern import pattern
from gatewright.sources.errors import EvidenceError, shown

_VARIABLE: Final = pattern(r"\$context\.([A-Za-z][A-Za-z0-9_.]*[A-Za-z0-9_])")
_QUOTED: Final = pattern(r'"[^"]*"|\$context\.[A-Za-z0-9_.]+')


_SHAPES: Final[Mapping[str, str]] = {
    "status": r"-|[0-9]{3}",
    "httpMethod": r"-|[A-Z]+",
    "requestId": r"[0-9A-Za-z=_-]+",
    "extendedRequestId": r"[0-9A-Za-z=_-]+",
    "responseLength": r"-|[0-9]+",
    "requestTimeEpoch": r"-|[0-9]+",
}
"""What the values of some variables look like."""

_FREE: Final = pattern(r".*(?:error|message|messageString|userAgent|ErrorMessage|ErrorString|caller|user|DN)")
"""Variables whose values may hold what stands behind them: texts."""

_LONGEST: Final = 8192
"""A longer line is read only when no value of it holds what stands behind it."""


@dataclass(frozen=True, slots=True)
class LogFormat:
    """One access log format, ready to read lines."""

    text: str
    """The format as the stage has it."""

    names: tuple[str, ...]
    """The variables in the order of the line, without `$context.`."""

    members: Mapping[tuple[str, ...], str]
    """For a JSON format: which variable each member holds, by its path; empty for another."""

    strict: re.Pattern[str]
    """Reads a line in which no value holds what stands behind it."""

    loose: re.Pattern[str]
    """Reads a line in which texts do."""

    def read(self, line: str) -> Mapping[str, str] | None:
        """Return the variables of a line; `None` when the line is not of this format."""
        if self.members and line.startswith("{") and (told := self._of_json(line)) is not None:
            return told
        match = self.strict.fullmatch(line)
        if match is None and len(line) <= _LONGEST:
            match = self.loose.fullmatch(line)
        return None if match is None else dict(zip(self.names, match.groups(), strict=True))

    def _of_json(self, line: str) -> Mapping[str, str] | None:
        try:
            document = json.loads(line, strict=False)
        except (ValueError, RecursionError):
            return None
        told = {name: _at(document, path) for path, name in self.members.items()}
        return {name: value for name, value in told.items() if value is not None} or None


def log_format(text: str) -> LogFormat:
    """Return the reader of an access log format; raises `EvidenceError` for one without variables."""
    stripped = text.strip()
    names = tuple(_VARIABLE.findall(stripped))
    if not names:
        raise EvidenceError(f"expected an access log format with `$context` variables, got {shown(text)}")
    return LogFormat(stripped, names, _members(stripped), _pattern(stripped, free=False), _pattern(stripped, free=True))


def _members(text: str) -> Mapping[tuple[str, ...], str]:
    """Return where a JSON format holds which variable; numbers may stand without quotes."""
    if not text.startswith("{"):
        return {}
    quoted = _QUOTED.sub(lambda found: found[0] if found[0].startswith('"') else f'"{found[0]}"', text)
    try:
        document = json.loads(quoted)
    except (ValueError, RecursionError):
        return {}
    return dict(_variables(document, ()))


def _variables(value: Any, path: tuple[str, ...]) -> list[tuple[tuple[str, ...], str]]:
    if isinstance(value, dict):
        return [found for name, member in value.items() for found in _variables(member, (*path, name))]
    match = _VARIABLE.fullmatch(value) if isinstance(value, str) else None
    return [] if match is None else [(path, match[1])]


def _at(document: Any, path: tuple[str, ...]) -> str | None:
    for name in path:
        if not isinstance(document, dict) or name not in document:
            return None
        document = document[name]
    return document if isinstance(document, str) else json.dumps(document)


def _pattern(text: str, *, free: bool) -> re.Pattern[str]:
    """Return a pattern in which a value ends before the character that stands behind it; `free` texts need not."""
    pieces = _VARIABLE.split(text)
    parts = [re.escape(pieces[0])]
    for name, literal in zip(pieces[1::2], pieces[2::2], strict=True):
        if name in _SHAPES:
            parts.append(f"({_SHAPES[name]})")
        elif free and _FREE.fullmatch(name):
            parts.append("(.*?)")
        else:
            parts.append(f"([^{re.escape(literal[0])}]*)" if literal else "(.*)")
        parts.append(re.escape(literal))
    return re.compile("".join(parts), re.DOTALL)
