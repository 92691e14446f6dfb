"""
Documents that are served again when somebody edits them.

Files are looked at once a second: their times and sizes, and those of the folders of code that they lead to. An edit
that cannot be served leaves what was, and is said in one line.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import Final, TypeAlias

from gatewright.server.stacks import Brought, Declare
from gatewright.sources.errors import DocumentError

_SECONDS: Final = 1.0
_MOST_FILES: Final = 20_000
"""Files of code beyond these are not looked at: a look would take longer than the pause between two."""

Look: TypeAlias = tuple[tuple[str, int, int], ...]
"""What a look at files sees: names, times of change, sizes."""

Bring: TypeAlias = Callable[[Declare], Awaitable[tuple[Brought, ...]]]


async def follow(
    bring: Bring,
    declare: Declare,
    brought: tuple[Brought, ...],
    served: Callable[[tuple[Brought, ...]], None],
    not_served: Callable[[str], None],
    seconds: float = _SECONDS,
) -> None:
    """Bring the documents again whenever what they were read from changes, until cancelled."""
    paths = _watched(brought)
    seen = await asyncio.to_thread(look, paths)
    while True:
        await asyncio.sleep(seconds)
        now = await asyncio.to_thread(look, paths)
        if now == seen:
            continue
        seen = await _settled(paths, now, seconds)
        try:
            brought = await bring(declare)
        except DocumentError as error:
            not_served(str(error))
            continue
        paths = _watched(brought)
        seen = await asyncio.to_thread(look, paths)
        served(brought)


async def _settled(paths: tuple[Path, ...], now: Look, seconds: float) -> Look:
    """Return what is seen once nobody is writing any more."""
    while True:
        await asyncio.sleep(seconds / 5)
        later = await asyncio.to_thread(look, paths)
        if later == now:
            return later
        now = later


def look(paths: Iterable[Path]) -> Look:
    """Return what can be seen of files, and of the files in folders; what is gone is not seen."""
    found: list[tuple[str, int, int]] = []
    for path in paths:
        for file in [path, *(path.rglob("*") if path.is_dir() else ())]:
            try:
                status = file.stat()
            except OSError:
                continue
            if "__pycache__" not in file.parts:
                found.append((str(file), status.st_mtime_ns, status.st_size))
            if len(found) >= _MOST_FILES:
                return tuple(found)
    return tuple(found)


def _watched(brought: tuple[Brought, ...]) -> tuple[Path, ...]:
    return tuple(dict.fromkeys(path for one in brought for path in one.declaration.watched))
