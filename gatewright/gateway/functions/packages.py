"""Unpack the code of a function into a folder of its own, which only the server's user may enter."""

import shutil
import tempfile
from pathlib import Path

from gatewright.aws.function_package import PackageFile, entries

_OWNER_ONLY = 0o700
_EXECUTE = 0o111
_FILE = 0o600


def unpack(package: bytes, root: Path, name: str) -> Path:
    """Unpack a package below `root` and return its folder; raise `BadPackage` or `OSError`."""
    root.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=root))
    try:
        for entry in entries(package):
            _write(folder / entry.path, entry)
    except BaseException:
        remove(folder)
        raise
    return folder


def remove(folder: Path) -> None:
    """Remove a folder with all it holds; what cannot be removed stays until the next start."""
    shutil.rmtree(folder, ignore_errors=True)


def _write(place: Path, entry: PackageFile) -> None:
    if entry.kind == "folder":
        place.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
        return
    place.parent.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
    if entry.kind == "link":
        place.symlink_to(entry.content.decode("utf-8", "replace"))
        return
    place.write_bytes(entry.content)
    place.chmod(_FILE | (entry.mode & _EXECUTE))
