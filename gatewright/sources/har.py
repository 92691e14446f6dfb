"""A HAR file, version 1.2, as Chrome, Firefox, Safari, Postman and mitmproxy write it, becomes its refused calls.

http://www.softwareishard.com/blog/har-12-spec/ . The file is read entry by entry, so that its size does not matter;
what is not refused is forgotten at once. An entry that cannot be read is left out, and a remark names its place.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, Final

from gatewright.sources.errors import EvidenceError
from gatewright.sources.exchange import Exchange
from gatewright.sources.har_browser import hides_an_answer, without_hidden_answers
from gatewright.sources.har_entry import EntryError, exchange_of, status_of
from gatewright.sources.json_stream import JsonStream
from gatewright.sources.json_text import JsonError
from gatewright.sources.partly_withheld import SANITISED, PartlyWithheld

Remark = Callable[[str], None]
"""Takes one line about what could not be read."""

MOST_ALIKE: Final = 1000
"""Of so many calls that differ in nothing but their ids and dates, a further one tells nothing."""

MOST_ANSWERED_ALIKE: Final = 250
"""Of so many calls to one host that were answered alike, whatever their paths, a further one tells nothing new."""

_OF_ONE_CALL: Final = frozenset(
    {"date", "x-amzn-requestid", "x-amz-apigw-id", "apigw-requestid", "x-amzn-trace-id", "x-amz-cf-id", "age"}
)
_REFUSED: Final = 400
_CHROME: Final = "WebInspector"
_FIRST_MEMBER: Final = '"startedDateTime"'


@dataclass(slots=True)
class _Har:
    """What has been read so far."""

    origin: str
    """The file's name."""

    remark: Remark
    """Where remarks go."""

    creator: str = ""
    """Which program wrote the file."""

    entries: int = 0
    """How many entries there were."""

    secrets_shown: bool = False
    """True when an entry shows what a sanitised export leaves out."""

    found: tuple[Exchange, ...] = ()
    """The refused calls."""


def har(source: BinaryIO, *, origin: str, remark: Remark) -> tuple[Exchange, ...]:
    """Return the refused calls of a HAR file in order; raises `EvidenceError` when it has no entries at all."""
    stream = JsonStream(source)
    read = _Har(origin, remark)
    try:
        for name in stream.members():
            if name == "log":
                _log(stream, read)
            else:
                stream.value()
    except JsonError as error:
        if not read.entries:
            raise EvidenceError(str(error)) from error
        remark(f"{origin}: {error}; what follows is not read")
    if not read.entries:
        raise EvidenceError("the HAR file has no entries")
    found = without_hidden_answers(read.found)
    if read.creator == _CHROME and not read.secrets_shown:
        return tuple(replace(each, headers=_sanitised(each)) for each in found)
    return found


def _log(stream: JsonStream, read: _Har) -> None:
    for name in stream.members():
        if name == "entries":
            _entries(stream, read)
        elif name == "creator":
            creator = stream.value()
            read.creator = str(creator.get("name", "")) if isinstance(creator, dict) else ""
        else:
            stream.value()


def _entries(stream: JsonStream, read: _Har) -> None:
    told = _Told()
    try:
        for number in stream.items():
            stream.peek()
            line = stream.line
            try:
                entry = stream.value()
            except JsonError as error:
                if not _to_the_next_entry(stream):
                    raise
                read.remark(f"{read.origin}: entry {number + 1}: {error}; it is left out")
                entry = stream.value()
            read.entries = number + 1
            try:
                exchange = _refused(entry, read)
            except EntryError as error:
                read.remark(f"{read.origin}: line {line}: entry {number + 1}: {error}; it is left out")
                continue
            if exchange is not None:
                told.take(exchange)
    finally:
        read.found = tuple(told.found)
        for left_out in told.left_out():
            read.remark(f"{read.origin}: {left_out}; they are left out")


class _Told:
    """The refused calls that are told: not thousands that are alike."""

    def __init__(self) -> None:
        self.found: list[Exchange] = []
        self._made: Counter[int] = Counter()
        self._answered: Counter[int] = Counter()
        self._known: set[int] = set()

    def take(self, exchange: Exchange) -> None:
        """Take one more call."""
        likeness = _likeness(exchange)
        self._made[likeness] += 1
        if self._made[likeness] == 1:
            answer = _answer(exchange)
            self._answered[answer] += 1
            if self._answered[answer] <= MOST_ANSWERED_ALIKE:
                self._known.add(likeness)
        if likeness in self._known and self._made[likeness] <= MOST_ALIKE:
            self.found.append(exchange)

    def left_out(self) -> Iterator[str]:
        """Yield which calls were not kept."""
        exactly = sum(max(0, self._made[likeness] - MOST_ALIKE) for likeness in self._known)
        answered = self._made.total() - len(self.found) - exactly
        if exactly:
            yield f"{exactly} more calls were made and refused exactly as {MOST_ALIKE} others"
        if answered:
            yield f"{answered} more calls to the same host were answered exactly as {MOST_ANSWERED_ALIKE} others"


def _likeness(exchange: Exchange) -> int:
    """Return what calls have in common that were sent and answered alike, but for what is of one call alone."""
    return hash((exchange.method, exchange.url, exchange.headers.items, exchange.body, _answer(exchange)))


def _answer(exchange: Exchange) -> int:
    """Return what calls to one host have in common that were answered alike, whatever was asked for."""
    seen = exchange.observation
    answered = tuple([field for field in seen.headers.items if field[0].lower() not in _OF_ONE_CALL])
    return hash((exchange.host, seen.status, answered, seen.body))


def _to_the_next_entry(stream: JsonStream) -> bool:
    """Go behind an entry that is broken, to the one that opens next."""
    return stream.skip_to(_FIRST_MEMBER) and stream.back_to("{")


def _refused(entry: object, read: _Har) -> Exchange | None:
    """Return the call of one entry when it was refused; `None` when it was not."""
    if not isinstance(entry, Mapping):
        raise EntryError("expected an object")
    read.secrets_shown = read.secrets_shown or _shows_secrets(entry)
    status = status_of(entry)
    if status < _REFUSED and not (status == 0 and hides_an_answer(entry)):
        return None
    return exchange_of(entry, origin=read.origin)


def _shows_secrets(entry: Mapping[str, Any]) -> bool:
    for side, names in (("request", SANITISED), ("response", ("set-cookie",))):
        part = entry.get(side)
        fields = part.get("headers") if isinstance(part, Mapping) else None
        if isinstance(fields, list) and any(
            isinstance(field, Mapping) and str(field.get("name", "")).lower() in names for field in fields
        ):
            return True
    return False


def _sanitised(exchange: Exchange) -> PartlyWithheld:
    return PartlyWithheld(exchange.headers.items, exchange.headers.withheld)
