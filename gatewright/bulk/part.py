"""One piece of a log, counted: by itself, or as the part that goes on where another one ended.

Most calls were let through, and lines that are known to be of such are counted without being read. What a Lambda
authorizer's cache kept passes from line to line: a part that does not know the lines before it keeps the calls for
which they would matter, until somebody does.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from gatewright.bulk.dimensions import traits_of
from gatewright.bulk.group import group_of
from gatewright.bulk.records import Record, record
from gatewright.bulk.sample import Place
from gatewright.bulk.tally import Tally, Unread
from gatewright.bulk.verdict import Decide
from gatewright.bulk.verdict_row import Keep, row_of
from gatewright.bulk.verdicts import Group, Verdicts
from gatewright.bulk.wanted import EVERYTHING, Wanted
from gatewright.sources.access_log import REFUSED, reader, status_of
from gatewright.sources.authorizer_cache import AuthorizerCache
from gatewright.sources.errors import shown
from gatewright.sources.log_content.item import Dated
from gatewright.sources.log_files import LogPiece, items
from gatewright.sources.passing_lines import PassingLines, time_of

MOST_OPEN: Final = 20_000
"""So many calls are kept until the lines before the part are known; a part with more is read once more."""

NO_LINE: Final = "not a line of this access log"
"""What is wrong with most lines that are not counted."""

OF_A_WEB_ACL: Final = "a record of a web ACL's log, which `gatewright diagnose` reads"
"""What is wrong with those that tell again, and less, of calls that the access log tells."""

_IN_EVERY_RECORD: Final = ('"webaclId"', '"httpRequest"')


@dataclass(slots=True, kw_only=True)
class Part:
    """What was counted of one piece."""

    tally: Tally = field(default_factory=Tally)
    """The calls, but for those that are open."""

    lines: int = 0
    """How many lines the piece has, blank ones too."""

    cache: AuthorizerCache = field(default_factory=AuthorizerCache)
    """What its lines tell of the authorizer's cache."""

    open: list[Record] = field(default_factory=list)
    """Refused calls for which the lines before the piece matter."""

    remarks: list[str] = field(default_factory=list)
    """What there is to say of how it was read."""

    @property
    def is_too_open(self) -> bool:
        """Whether there were too many of them to keep."""
        return len(self.open) > MOST_OPEN


class Counting:
    """How the pieces of logs are counted; what was learnt of one serves the next."""

    def __init__(
        self,
        given: str | None,
        decide: Decide,
        wanted: Wanted = EVERYTHING,
        *,
        group: Group = group_of,
        keep: Keep | None = None,
    ) -> None:
        """Take the format that is given, as `access_log.reader` does; raises `EvidenceError` where it is none."""
        self._reads = reader(given)
        self._passing = PassingLines(given)
        self._verdicts = Verdicts(decide, group)
        self._wanted = None if wanted.is_everything else wanted
        self._keep = keep

    def part(self, piece: LogPiece, cache: AuthorizerCache | None = None, before: int = 0) -> Part:
        """Return what a piece holds; raises `EvidenceError`.

        `cache` is what the lines before it tell, `None` where those are not known; `before` is their number.
        """
        part = Part(cache=AuthorizerCache() if cache is None else cache)
        knows_all = cache is not None
        passing, wanted = self._passing, self._wanted
        learns = wanted is None or wanted.is_of_time
        matches = passing.matches
        passed = outside = number = 0
        for number, item in enumerate(items(piece, remark=part.remarks.append), start=1):
            line = item.line if isinstance(item, Dated) else item
            at_a_glance = matches(line) if isinstance(line, bytes) else None
            if at_a_glance is not None:
                is_asked_for = True if wanted is None else _is_within(at_a_glance, wanted)
                if is_asked_for is not None:
                    passed += is_asked_for
                    outside += not is_asked_for
                    continue
            found = record(before + number, item, self._reads)
            if isinstance(found, Record):
                is_let_through = self._count(part, found, piece.name, knows_all=knows_all)
                if is_let_through and learns and isinstance(line, bytes):
                    passing.learn(line, found.told)
                    matches = passing.matches
            elif found is not None:
                part.tally.lines += 1
                unread = Unread(0, found.number, piece.name, _why_not(found.text))
                part.tally.cannot_read(unread)
            if part.is_too_open:
                break
        part.lines = number
        part.tally.lines += passed + outside
        part.tally.calls += passed
        part.tally.passed += passed
        part.tally.left_out += outside
        return part

    def close(self, tally: Tally, found: Record, origin: str) -> None:
        """Count a call that was open, by what its line is now known to tell."""
        tally.lines += 1
        self._refuse(tally, found.number, found.told, origin)

    def _count(self, part: Part, found: Record, origin: str, *, knows_all: bool) -> bool:
        """Count a line; tell whether its call was let through."""
        tally, told = part.tally, found.told
        status = status_of(told)
        is_let_through = status is not None and status < REFUSED
        is_asked_for = self._wanted is None or self._wanted.has(told)
        if is_asked_for and status is not None and not is_let_through:
            if not knows_all and part.cache.is_missed_by(told):
                part.open.append(found)
                return False
            tally.lines += 1
            self._refuse(tally, found.number, part.cache.see(told), origin)
            return False
        part.cache.see(told)
        tally.lines += 1
        tally.left_out += not is_asked_for
        tally.calls += is_asked_for
        tally.passed += is_asked_for and is_let_through
        tally.untold += is_asked_for and status is None
        return is_let_through

    def _refuse(self, tally: Tally, number: int, told: Mapping[str, str], origin: str) -> None:
        found = self._verdicts.of(told)
        if found is None:
            tally.cannot_read(Unread(0, number, origin, self._verdicts.why_not(told)))
            return
        traits = traits_of(told)
        tally.calls += 1
        tally.variables.update(told)
        tally.refuse(found.verdict, told, traits, Place(0, number, origin))
        if self._keep is not None:
            self._keep(row_of(told, found.verdict, traits, origin=origin, line=number, group_id=found.group_id))


def _why_not(text: str) -> str:
    """Return what is wrong with a line that is none of an access log."""
    of_a_web_acl = all(name in text for name in _IN_EVERY_RECORD)
    return f"{OF_A_WEB_ACL if of_a_web_acl else NO_LINE}: {shown(text)}"


def _is_within(found: re.Match[bytes], wanted: Wanted) -> bool | None:
    """Tell whether a line known at a glance is of the time that is asked for; `None` where it has to be read."""
    time = time_of(found)
    return None if time is None else wanted.has(time)
