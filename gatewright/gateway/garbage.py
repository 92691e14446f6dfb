"""Python's search for garbage in cycles, and when it is not worth its time.

Whoever reads hundreds of APIs makes a million objects that all stay, and the search looks at them over and over: two
fifths of a start with 500 APIs (measured on CPython 3.11). Nothing of a configuration is part of a cycle.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_counting = Lock()
_busy = 0
_searched = True


@contextmanager
def uncollected() -> Iterator[None]:
    """Do not search while much is made that stays; on any thread, and nested too."""
    _count(1)
    try:
        yield
    finally:
        _count(-1)


@contextmanager
def starting() -> Iterator[None]:
    """Do not search during a start, and never again what there is at its end: all of it is there to stay."""
    with uncollected():
        yield
        gc.freeze()


def _count(by: int) -> None:
    global _busy, _searched  # noqa: PLW0603 - there is one collector in a process
    with _counting:
        if not _busy:
            _searched = gc.isenabled()
            gc.disable()
        _busy += by
        if not _busy and _searched:
            gc.enable()
