"""
Code that stands beside a template, packed as Lambda takes it.

A package is built only where functions are run: a doctor does not need one. The same files make the same bytes.
"""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from gatewright.sources.errors import DocumentError

_WHEN_ZIPPED: Final = (1980, 1, 1, 0, 0, 0)
_LARGEST: Final = 262_144_000
"""Bytes of the files of a package (documented: Lambda quotas, 250 MB unzipped)."""

_NOT_CODE: Final = frozenset({".git", ".aws-sam", "__pycache__", ".venv", ".pytest_cache", "cdk.out"})


def zipped(place: Path) -> bytes:
    """Return a package of a folder, or the ZIP file that stands there; a single file of code becomes a package."""
    try:
        if place.is_file() and zipfile.is_zipfile(place):
            return place.read_bytes()
        packed, size = io.BytesIO(), 0
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in _files(place):
                size += path.stat().st_size
                if size > _LARGEST:
                    raise DocumentError(f"`{place.name}` holds more than {_LARGEST} bytes")
                name = path.relative_to(place).as_posix() if place.is_dir() else path.name
                entry = zipfile.ZipInfo(name, _WHEN_ZIPPED)
                entry.external_attr = (path.stat().st_mode & 0o777) << 16
                archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)
        return packed.getvalue()
    except OSError as error:
        raise DocumentError(f"`{place.name}` cannot be read: {error.strerror}") from error


def no_code(place: Path) -> bytes:
    """Return a package without the code of a place, for whoever runs no functions."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo(place.name or "code", _WHEN_ZIPPED), b"")
    return packed.getvalue()


def _files(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
        return
    for path in sorted(place.rglob("*")):
        if path.is_file() and not _NOT_CODE & set(path.relative_to(place).parts):
            yield path
