"""
A folder for what nobody keeps: the state of `--memory` where several processes share it.

It is removed at the end. A server that is killed cannot do that, so the next one does: a folder whose state nobody
holds is a dead server's.
"""

import fcntl
import os
import shutil
import tempfile
from pathlib import Path
from typing import Final

from gatewright.store.store import LOCK_FILE

_PREFIX: Final = "gatewright-memory-"


class Scratch:
    """One folder, for one server."""

    def __init__(self, place: Path | None = None) -> None:
        """Take where temporary folders are; `None` asks the system."""
        there = Path(tempfile.gettempdir()) if place is None else place
        remove_left(there)
        self.folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=there))

    def remove(self) -> None:
        """Remove it and all it holds."""
        shutil.rmtree(self.folder, ignore_errors=True)


def remove_left(place: Path) -> None:
    """Remove the folders that servers left which were killed."""
    for folder in place.glob(f"{_PREFIX}*"):
        if _is_left(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_left(folder: Path) -> bool:
    try:
        descriptor = os.open(folder / LOCK_FILE, os.O_RDWR)
    except OSError:
        # Somebody else's, or just being made.
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return True
