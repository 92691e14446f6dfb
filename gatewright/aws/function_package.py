"""
A deployment package: a ZIP file, and what of it may be unpacked.

Restates "Lambda quotas" and "Deploying Lambda functions as .zip file archives":
https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
"""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

UNZIPPED_BYTES: Final = 262_144_000
"""What a package may hold once it is unpacked (documented: 250 MB)."""

CANNOT_UNZIP: Final = "Could not unzip uploaded file. Please check your file, then try to upload again."
"""AWS's text for what is no ZIP file (reported by its users, many times)."""

TOO_LARGE: Final = f"Unzipped size must be smaller than {UNZIPPED_BYTES} bytes"
"""AWS's text (reported by its users, many times)."""

_LINK_BYTES: Final = 4096
_PERMISSIONS: Final = 0o777
_READABLE: Final = 0o400


class BadPackage(ValueError):
    """A package that cannot be unpacked; its text is what AWS answers."""


@dataclass(frozen=True, slots=True)
class PackageFile:
    """One entry of a package."""

    path: str
    """Where it goes, below the package's folder; never outside it."""

    kind: str
    """`file`, `folder` or `link`."""

    mode: int
    """Its permissions; at least its owner may read it."""

    content: bytes
    """The content of a file; the target of a link."""


def check(package: bytes) -> None:
    """Raise `BadPackage` for a package that cannot be unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            _infos(archive)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise error if isinstance(error, BadPackage) else BadPackage(CANNOT_UNZIP) from error


def entries(package: bytes) -> Iterator[PackageFile]:
    """Yield what a package holds: folders and files in order, links last, so that nothing is written through one."""
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            infos = _infos(archive)
            for info in sorted(infos, key=_is_link):
                yield _entry(archive, info)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise BadPackage(CANNOT_UNZIP) from error


def _infos(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    infos = archive.infolist()
    if sum(info.file_size for info in infos) > UNZIPPED_BYTES:
        raise BadPackage(TOO_LARGE)
    for info in infos:
        if _leaves(info.filename) or (_is_link(info) and info.file_size > _LINK_BYTES):
            raise BadPackage(CANNOT_UNZIP)
    return infos


def _entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> PackageFile:
    mode = (info.external_attr >> 16) & _PERMISSIONS | _READABLE
    if info.is_dir():
        return PackageFile(info.filename.rstrip("/"), "folder", mode, b"")
    content = archive.read(info)
    if not _is_link(info):
        return PackageFile(info.filename, "file", mode, content)
    folder, _, _ = info.filename.rpartition("/")
    target = content.decode("utf-8", "replace")
    if target.startswith("/") or _leaves(f"{folder}/{target}" if folder else target):
        raise BadPackage(CANNOT_UNZIP)
    return PackageFile(info.filename, "link", mode, content)


def _is_link(info: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def _leaves(path: str) -> bool:
    """Return whether a path leads out of the folder that it is taken from."""
    if path.startswith("/") or "\\" in path or "\0" in path:
        return True
    depth = 0
    for part in path.split("/"):
        depth += -1 if part == ".." else 0 if part in ("", ".") else 1
        if depth < 0:
            return True
    return False
