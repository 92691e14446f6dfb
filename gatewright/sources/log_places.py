"""Which files are meant by what a person names: a file, a folder with all below it, `-`, or a prefix of S3.

What is left out is said: hidden entries, links to folders, and what is neither a file nor a folder.
"""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gatewright.sources.errors import EvidenceError
from gatewright.sources.s3_objects import SCHEME, S3Access, bucket_and_key, listed

STANDARD_INPUT: Final = "-"
_MARKS: Final = ("aws-logs-write-test",)
"""What CloudWatch Logs writes to prove that it may write ("Exporting log data to Amazon S3"); no log."""

_MOST_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class Place:
    """One thing to read."""

    name: str
    """What a person calls it."""

    size: int | None
    """Its bytes, `None` for what can be read only once."""

    found: bool = False
    """Whether it was found below what was named."""


def places(named: Iterable[str], *, remark: Callable[[str], None], access: S3Access) -> Iterator[Place]:
    """Yield each file that is meant, in a stable order; raises `EvidenceError` for what is not there."""
    for name in named:
        if name == STANDARD_INPUT:
            yield Place(name, None)
        elif name.startswith(SCHEME):
            yield from _objects(name, remark, access)
        else:
            yield from _local(name, remark)


def _local(name: str, remark: Callable[[str], None]) -> Iterator[Place]:
    try:
        status = Path(name).stat()
    except FileNotFoundError:
        raise EvidenceError(f"`{name}`: there is no such file or folder") from None
    except (OSError, ValueError) as error:
        raise EvidenceError(f"`{name}`: {_reason(error)}") from error
    if stat.S_ISDIR(status.st_mode):
        yield from _below(name, remark)
    else:
        yield Place(name, status.st_size if stat.S_ISREG(status.st_mode) else None)


def _below(folder: str, remark: Callable[[str], None]) -> Iterator[Place]:
    """Yield the files below a folder, those of each folder in the order of their names."""
    left: dict[str, list[str]] = {}

    def failed(error: OSError) -> None:
        left.setdefault("cannot be read", []).append(f"{error.filename} ({_reason(error)})")

    for here, folders, files in os.walk(folder, onerror=failed):
        for name in sorted(folders):
            why = "hidden" if name.startswith(".") else "link to a folder" if Path(here, name).is_symlink() else None
            if why is not None:
                folders.remove(name)
                left.setdefault(why, []).append(str(Path(here, name)))
        folders.sort()
        for name in sorted(files):
            yield from _file(Path(here, name), left)
    for why, names in left.items():
        remark(f"{folder}: left out, {why}: {_listed(names)}")


def _file(place: Path, left: dict[str, list[str]]) -> Iterator[Place]:
    if place.name in _MARKS:
        return
    try:
        status = place.stat()
    except OSError as error:
        left.setdefault("cannot be read", []).append(f"{place} ({_reason(error)})")
        return
    if place.name.startswith("."):
        left.setdefault("hidden", []).append(str(place))
    elif stat.S_ISREG(status.st_mode):
        yield Place(str(place), status.st_size, found=True)
    else:
        left.setdefault("neither a file nor a folder", []).append(str(place))


def _objects(name: str, remark: Callable[[str], None], access: S3Access) -> Iterator[Place]:
    """Yield the object of that key, or else each whose key starts so."""
    bucket, prefix = bucket_and_key(name)
    hidden: list[str] = []
    none = True
    for key, size in listed(access, name):
        none = False
        place = f"{SCHEME}{bucket}/{key}"
        if key == prefix and not key.endswith("/"):
            yield Place(place, size)
            return
        rest = key[prefix.rfind("/") + 1 :]
        if any(part.startswith(".") for part in rest.split("/")):
            hidden.append(place)
        elif not key.endswith("/") and key.rpartition("/")[2] not in _MARKS:
            yield Place(place, size, found=True)
    if none:
        raise EvidenceError(f"`{name}`: there is no object whose key starts so")
    if hidden:
        remark(f"{name}: left out, hidden: {_listed(hidden)}")


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(f"`{name}`" for name in names[:_MOST_NAMED]) + more


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
