"""Tell at a glance lines of access logs whose calls were let through, since most are: without reading what they say.

A stage writes every line with the same text around its values, so the form of all is learnt from one. A line of that
form with a status below 400, for which no function of an authorizer ran that could fill its cache, is exactly one that
whoever reads it would find to be such a call; its time can be told, too. Whatever is in doubt is no such line, and is
read.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from gatewright.sources.access_log import reader
from gatewright.sources.authorizer_cache import PRINCIPAL, RAN
from gatewright.sources.log_format import LogFormat, log_format

_TOKEN: Final = re.compile(rb'"(?:[^"\\\x00-\x1f]|\\.)*"|-?[0-9][0-9.eE+-]*|true|false|null|[{}:,]|[ \t]+')
_STRING: Final = rb'"[^"\\\x00-\x1f]*+"'
_NUMBER: Final = rb"-?(?:0|[1-9][0-9]{0,14}+)(?:\.[0-9]{1,15}+)?"
_STATUS: Final = rb"[123][0-9][0-9]"
_EPOCH: Final = rb"([0-9]{13})"
_DATE: Final = rb"([0-9]{2}/[A-Z][a-z]{2}/[0-9]{4}:[0-9]{2}:[0-9]{2}:[0-9]{2} [+-][0-9]{4})"
_CLF: Final = (
    rb"[0-9A-Fa-f.:]++ [!-~]++ [!-~]++ \[" + _DATE + rb"\]"
    rb' "[A-Z]++ [!#-~]++ HTTP/[0-9.]++" [123][0-9][0-9] (?:[0-9]++|-)(?: [0-9A-Za-z=_-]++){0,2}'
)
_VALUE: Final = rb"[!-+\-.-~]*+"
_CSV: Final = (
    rb"[0-9A-Fa-f.:]++," + _VALUE + rb"," + _VALUE + rb"," + _DATE + rb",[A-Z]++," + _VALUE + rb",HTTP/[0-9.]++,"
    rb"[123][0-9][0-9],(?:[0-9]++|-)(?:,[0-9A-Za-z=_-]++){1,2}"
)
_BY_SIGHT: Final = tuple(map(re.compile, (_CLF, _CSV)))
"""The Common Log Format and CSV as the console has them, where nothing in them is odd."""

_MOST_FORMS: Final = 8
"""So many forms are looked for at once; a log has one, or some where stages share it."""

_NOT_SET: Final = ("", "-")

_TIMES: Final[Mapping[str, tuple[bytes, bytes]]] = {
    "requestTimeEpoch": (_EPOCH, b"1111111111111"),
    "requestTime": (_DATE, b"01/Jan/2001:01:01:01 +0000"),
}
"""What tells when a call was made, with its pattern and an example; the first that a log has counts."""

Matches = Callable[[bytes], re.Match[bytes] | None]
"""Matches a line of a call that was let through."""


class PassingLines:
    """What was learnt of the lines of one log."""

    def __init__(self, given: str | None) -> None:
        """Take the format that is given, as `access_log.reader` does."""
        self._reads = reader(given)
        self._form = None if given in (None, "auto") else log_format(given or "")
        self._learnt: list[bytes] = []
        self.matches: Matches = _never
        """Matches a line that is known to be of a call that was let through; it changes as forms are learnt."""

    def learn(self, line: bytes, told: Mapping[str, str]) -> None:
        """Learn the form of a line that was read, and whose call was let through."""
        if len(self._learnt) >= _MOST_FORMS:
            return
        form = self._form
        if form is not None and not (form.members and line.startswith(b"{")):
            self.matches = _of_format(form) or self.matches
            self._learnt = [b""] * _MOST_FORMS
            return
        if line.startswith(b"{"):
            learnt = self._of_json(line, told)
        else:
            learnt = next((form.pattern for form in _BY_SIGHT if form.fullmatch(line)), None)
        if learnt is not None and learnt not in self._learnt:
            self._learnt.append(learnt)
            self.matches = re.compile(b"|".join(self._learnt)).fullmatch

    def _of_json(self, line: bytes, told: Mapping[str, str]) -> bytes | None:
        """Return the pattern of JSON lines with the names of this one; `None` for a line that is not so simple."""
        tokens = _tokens(line)
        if tokens is None:
            return None
        status = self._the_one(tokens, "status", told, b"299")
        unset = _kept_unset(told)
        if status is None or unset is None:
            return None
        special = {status: _quoted_as(tokens[status][0], _STATUS), **self._of_time(tokens, told)}
        for name in unset:
            number = self._the_one(tokens, name, told, b"someone")
            if number is None:
                return None
            special[number] = re.escape(tokens[number][0])
        return b"".join(
            special[number] if number in special else _like(text) if varies else re.escape(text)
            for number, (text, varies) in enumerate(tokens)
        )

    def _of_time(self, tokens: list[tuple[bytes, bool]], told: Mapping[str, str]) -> Mapping[int, bytes]:
        """Return which token tells the time, with its pattern; none where the first of the variables is not set."""
        variable = next((name for name in _TIMES if name in told), None)
        if variable is None or told[variable] in _NOT_SET:
            return {}
        form, other = _TIMES[variable]
        found = self._the_one(tokens, variable, told, other)
        return {} if found is None else {found: _quoted_as(tokens[found][0], form)}

    def _the_one(
        self, tokens: list[tuple[bytes, bool]], variable: str, told: Mapping[str, str], other: bytes
    ) -> int | None:
        """Return which token holds a variable: the only one whose change the reader notices."""
        value = told[variable].encode()
        found = [
            number
            for number, (text, varies) in enumerate(tokens)
            if varies and text.strip(b'"') == value and self._notices(tokens, number, variable, other)
        ]
        return found[0] if len(found) == 1 else None

    def _notices(self, tokens: list[tuple[bytes, bool]], number: int, variable: str, other: bytes) -> bool:
        text = tokens[number][0]
        changed = [each for each, _ in tokens]
        changed[number] = b'"%s"' % other if text.startswith(b'"') else other
        try:
            read = self._reads(b"".join(changed).decode())
        except UnicodeDecodeError:
            return False
        return read is not None and read.get(variable) == other.decode()


def _kept_unset(told: Mapping[str, str]) -> tuple[str, ...] | None:
    """Return the variables that must stay unset in lines like one, so that none fills a cache; `None` if it does."""
    if told.get(PRINCIPAL, "-") in _NOT_SET:
        return (PRINCIPAL,) if PRINCIPAL in told else ()
    names = tuple(name for name in RAN if name in told)
    return names if all(told[name] in _NOT_SET for name in names) else None


def _never(_line: bytes) -> None:
    """Know no line, as nothing was learnt."""


def _tokens(line: bytes) -> list[tuple[bytes, bool]] | None:
    """Return the pieces of a JSON object, and whether each is a value; `None` where it holds more than scalars."""
    pieces = [found[0] for found in _TOKEN.finditer(line)]
    if b"".join(pieces) != line:
        return None
    named = [_is_name(pieces, number) for number in range(len(pieces))]
    return [(text, text[0] in b'"-0123456789' and not name) for text, name in zip(pieces, named, strict=True)]


def _is_name(pieces: list[bytes], number: int) -> bool:
    following = next((text for text in pieces[number + 1 :] if text.strip()), b"")
    return pieces[number].startswith(b'"') and following == b":"


def _like(text: bytes) -> bytes:
    return _STRING if text.startswith(b'"') else _NUMBER


def _quoted_as(text: bytes, form: bytes) -> bytes:
    return b'"%s"' % form if text.startswith(b'"') else form


def time_of(found: re.Match[bytes]) -> Mapping[str, str] | None:
    """Return the variable that tells when the call of a line was made; `None` where only reading the line tells."""
    if found.lastindex is None or found.lastgroup is not None:
        return None
    text = found[found.lastindex].decode()
    return {"requestTimeEpoch" if text.isdecimal() else "requestTime": text}


def _of_format(form: LogFormat) -> Matches | None:
    """Return what tells lines of a format that is no JSON; `None` for one that tells no status, or is not ASCII."""
    if "status" not in form.names or not form.text.isascii():
        return None
    # The last group has a name, by which `time_of` knows that no time was looked for.
    whole = re.compile(form.strict.pattern.encode() + rb"(?P<end>)", re.DOTALL).fullmatch
    # Where a variable stands twice, whoever reads takes the last.
    last = len(form.names)
    status = last - form.names[::-1].index("status")
    principal = last - form.names[::-1].index(PRINCIPAL) if PRINCIPAL in form.names else None
    ran = [last - form.names[::-1].index(name) for name in RAN if name in form.names]

    def matches(line: bytes) -> re.Match[bytes] | None:
        found = whole(line)
        if found is None or not b"100" <= found[status] < b"400":
            return None
        if principal is None or found[principal] in (b"", b"-"):
            return found
        return found if all(found[number] in (b"", b"-") for number in ran) else None

    return matches
