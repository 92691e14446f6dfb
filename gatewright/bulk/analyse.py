"""Read logs, decide once for each group of equal refusals, and count; large logs in several processes.

What a Lambda authorizer's cache kept passes from line to line, and from one log to the next where the lines say of
which API they are: so pieces are put together in the order in which they were named, whoever counted them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gatewright.bulk.crew import counted
from gatewright.bulk.group import group_of
from gatewright.bulk.part import Counting, Part
from gatewright.bulk.records import Record
from gatewright.bulk.tally import Tally
from gatewright.bulk.verdict import Decide
from gatewright.bulk.verdict_row import Keep
from gatewright.bulk.verdicts import Group
from gatewright.bulk.wanted import EVERYTHING, Wanted
from gatewright.sources.authorizer_cache import AuthorizerCache
from gatewright.sources.log_files import LogPiece


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of logs, and of whom."""

    decide: Decide
    """Decides a refused call by its line."""

    group: Group = group_of
    """Tells which calls are equal for it."""

    is_portable: bool = True
    """Whether both are functions that another process can be told by their names."""

    log_format: str | None = None
    """The format of the lines, `None` to recognise it."""

    wanted: Wanted = EVERYTHING
    """Which calls."""

    keep: Keep | None = None
    """Takes each verdict as a row, in order; with it, no other process takes part."""


def analyse(pieces: Iterable[LogPiece], asked: Asked, *, remark: Callable[[str], None], processes: int = 1) -> Tally:
    """Return the tally of pieces of logs; raises `EvidenceError` for what cannot be read at all."""
    counting = Counting(asked.log_format, asked.decide, asked.wanted, group=asked.group, keep=asked.keep)
    joining = Joining(counting, remark)
    if processes == 1 or asked.keep is not None or not asked.is_portable:
        for piece in pieces:
            joining.read(piece)
    else:
        for piece, part in counted(pieces, (asked.log_format, asked.decide, asked.wanted), processes):
            joining.join(piece, part)
    return joining.tally


class Joining:
    """Parts put together, one after the other."""

    def __init__(self, counting: Counting, remark: Callable[[str], None]) -> None:
        self._counting = counting
        self._remark = remark
        self._cache = AuthorizerCache()
        self._origin: str | None = None
        self._origins = 0
        self._before = 0
        self.tally = Tally()
        """What was counted so far."""

    def read(self, piece: LogPiece) -> None:
        """Read the next piece, knowing all that came before."""
        self._begin(piece)
        self._add(self._counting.part(piece, self._cache, self._before))

    def join(self, piece: LogPiece, part: Part | None) -> None:
        """Take the next piece from whoever counted it without knowing what came before; `None` where nobody could."""
        if part is None or part.is_too_open:
            self.read(piece)
            return
        self._begin(piece)
        part.tally.place(0, self._before)
        for each in part.open:
            found = Record(each.number + self._before, self._cache.see(each.told))
            self._counting.close(part.tally, found, piece.name)
        self._cache.follow(part.cache)
        self._add(part)

    def _begin(self, piece: LogPiece) -> None:
        if piece.name == self._origin:
            return
        if self._origin is not None:
            self._cache.forget_unnamed_apis()
            self._origins += 1
        self._origin, self._before = piece.name, 0

    def _add(self, part: Part) -> None:
        for line in dict.fromkeys(part.remarks):
            self._remark(line)
        part.tally.place(self._origins, 0)
        self._before += part.lines
        self.tally.merge(part.tally)
