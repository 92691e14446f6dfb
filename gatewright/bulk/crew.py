"""Several processes count the pieces of logs, each what comes next; the parts come back in the order of the pieces."""

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Final

from gatewright.bulk.part import Counting, Part
from gatewright.bulk.verdict import Decide
from gatewright.bulk.wanted import Wanted
from gatewright.sources.errors import EvidenceError
from gatewright.sources.log_files import LogPiece

How = tuple[str | None, Decide, Wanted]
"""The format of the lines, what decides a call, and which calls are wanted."""

_AHEAD: Final = 4
"""So many pieces for each process are asked for before the first of them is there."""


def counted(pieces: Iterable[LogPiece], how: How, processes: int) -> Iterator[tuple[LogPiece, Part | None]]:
    """Yield each piece with what a process counted; `None` for one that only this process can read."""
    waiting: deque[tuple[LogPiece, Future[Part] | None]] = deque()
    with ProcessPoolExecutor(processes, get_context("spawn"), _begin, (how,)) as crew:
        try:
            for piece in pieces:
                waiting.append((piece, None if piece.here else crew.submit(_count, piece)))
                if len(waiting) >= _AHEAD * processes:
                    yield _done(*waiting.popleft())
            while waiting:
                yield _done(*waiting.popleft())
        finally:
            crew.shutdown(wait=False, cancel_futures=True)


def _done(piece: LogPiece, future: Future[Part] | None) -> tuple[LogPiece, Part | None]:
    try:
        return piece, None if future is None else future.result()
    except BrokenProcessPool as error:
        raise EvidenceError(f"{piece.name}: a process that read it was ended, perhaps for want of memory") from error


_counting: list[Counting] = []
"""How this process counts, once it was told."""


def _begin(how: How) -> None:
    """Make ready a process of the crew; whoever interrupts, interrupts the one that waits for it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _counting.append(Counting(*how))


def _count(piece: LogPiece) -> Part:
    return _counting[0].part(piece)
