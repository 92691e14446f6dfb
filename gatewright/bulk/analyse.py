"""Read logs, decide once for each group of equal refusals, and count.

What a Lambda authorizer's cache kept passes from line to line, and from one origin to the next where the lines say of
which API they are; so the order of lines and origins is that in which the calls came.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from gatewright.bulk.dimensions import traits_of
from gatewright.bulk.group import group_of, id_of
from gatewright.bulk.records import Line, Record, records
from gatewright.bulk.sample import Place
from gatewright.bulk.tally import Tally, Unread
from gatewright.bulk.verdict import Decide, Verdict
from gatewright.bulk.verdict_row import Keep, row_of
from gatewright.bulk.wanted import EVERYTHING, Wanted
from gatewright.sources.access_log import REFUSED, Reads, status_of
from gatewright.sources.authorizer_cache import AuthorizerCache
from gatewright.sources.errors import shown

_MOST_GROUPS: Final = 20_000
"""So many groups are remembered; the oldest is decided anew when it comes again."""

NO_LINE: Final = "not a line of this access log"
"""What is wrong with most lines that are not counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One log."""

    name: str
    """The name of the file, or `standard input`."""

    lines: Iterable[Line]
    """Its numbered lines."""


class Decided(NamedTuple):
    """What is said of the calls of a group."""

    verdict: Verdict
    """The verdict on each of them."""

    group_id: str
    """The group's id."""


class Verdicts:
    """The verdict of each group, decided when its first call comes."""

    def __init__(self, decide: Decide, most: int = _MOST_GROUPS) -> None:
        self._decide = decide
        self._most = most
        self._by_group: dict[Hashable, Decided | None] = {}
        self.decided = 0
        """How many decisions it took."""

    def of(self, told: Mapping[str, str]) -> Decided | None:
        """Return the verdict on a line's call; `None` for a line that tells what cannot be."""
        group = group_of(told)
        if group in self._by_group:
            return self._by_group[group]
        if len(self._by_group) >= self._most:
            del self._by_group[next(iter(self._by_group))]
        found = self._by_group[group] = self._decided(told, group)
        return found

    def _decided(self, told: Mapping[str, str], group: Hashable) -> Decided | None:
        self.decided += 1
        try:
            return Decided(self._decide(told), id_of(group))
        except ValueError:
            return None

    def why_not(self, told: Mapping[str, str]) -> str:
        """Return what a line tells that cannot be."""
        try:
            self._decide(told)
        except ValueError as error:
            return str(error)
        return NO_LINE


class Analysis:
    """The counting of one log after the other."""

    def __init__(self, reads: Reads, decide: Decide, wanted: Wanted = EVERYTHING, keep: Keep | None = None) -> None:
        self._reads = reads
        self._keep = keep
        self._verdicts = Verdicts(decide)
        self._wanted = None if wanted.is_everything else wanted
        self._cache = AuthorizerCache()
        self._origins = 0
        self.tally = Tally()
        """What was counted so far."""

    def read(self, origin: Origin) -> None:
        """Count a log's lines."""
        if self._origins:
            self._cache.forget_unnamed_apis()
        for each in records(origin.lines, self._reads):
            self.tally.lines += 1
            if isinstance(each, Record):
                self._count(each, origin.name)
            else:
                why = f"{NO_LINE}: {shown(each.text)}"
                self.tally.cannot_read(Unread(self._origins, each.number, origin.name, why))
        self._origins += 1

    def _count(self, record: Record, origin: str) -> None:
        told, tally = self._cache.see(record.told), self.tally
        if self._wanted is not None and not self._wanted.has(told):
            tally.left_out += 1
            return
        status = status_of(told)
        if status is not None and status >= REFUSED:
            self._refuse(record.number, told, origin)
            return
        tally.calls += 1
        if status is None:
            tally.untold += 1
        else:
            tally.passed += 1

    def _refuse(self, number: int, told: Mapping[str, str], origin: str) -> None:
        found = self._verdicts.of(told)
        if found is None:
            self.tally.cannot_read(Unread(self._origins, number, origin, self._verdicts.why_not(told)))
            return
        traits = traits_of(told)
        self.tally.calls += 1
        self.tally.variables.update(told)
        self.tally.refuse(found.verdict, told, traits, Place(self._origins, number, origin))
        if self._keep is not None:
            self._keep(row_of(told, found.verdict, traits, origin=origin, line=number, group_id=found.group_id))


def analyse(
    origins: Iterable[Origin], reads: Reads, decide: Decide, wanted: Wanted = EVERYTHING, keep: Keep | None = None
) -> Tally:
    """Return the tally of logs; `keep` is given each verdict as a row."""
    analysis = Analysis(reads, decide, wanted, keep)
    for origin in origins:
        analysis.read(origin)
    return analysis.tally
