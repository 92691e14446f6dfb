"""
Fail when a file names a place that only one machine has, or the host of a package registry.

A path into somebody's home or work folder means nothing to anybody else, and a lock or a script that names a registry
stops working where packages come from elsewhere. So addresses of that kind stay in each machine's own settings.
The patterns are put together from halves, because this file is looked at too.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

OWN_FOLDERS: Final = ("work/main", "work/shared", r"work/\.library", "root", r"home/\w+", r"Users/\w+", "opt/pypi")
"""Absolute folders of one machine, without the leading slash."""

REGISTRIES: Final = (r"pypi\.", "org", r"pythonhosted\.", "org", r"npmjs\.", r"(?:org|com)", r"deb\.debian\.", "org")
"""Hosts of package registries, each in two halves."""

OPTIONS: Final = ("index-url", "extra-index-url", "find-links", "trusted-host")
"""Options by which a requirements file names a registry."""

PLACE: Final = re.compile(
    rf"(?<![\w.}}/-])/(?:{'|'.join(OWN_FOLDERS)})(?=/|\b)"
    rf"|\b(?:{'|'.join(first + second for first, second in zip(REGISTRIES[::2], REGISTRIES[1::2], strict=True))})\b"
    rf"|^\s*--(?:{'|'.join(OPTIONS)})\b",
    re.MULTILINE,
)
"""Anything that must not stand in a committed file."""

NOT_COMMITTED: Final = frozenset(
    {".git", ".venv", "build", "dist", "__pycache__", ".gatewright", ".hypothesis", ".import_linter_cache"}
    | {".mypy_cache", ".pytest_cache", ".ruff_cache"}
)
"""Folders that git ignores, as .gitignore lists them."""


def complaints(root: Path) -> list[str]:
    """Return a line for each place that a file below `root` names."""
    return [
        f"{path.relative_to(root).as_posix()}:{number}: names `{place}`"
        for path in committed(root)
        for number, place in places(path.read_bytes().decode("utf-8", "replace"))
    ]


def committed(folder: Path) -> Iterator[Path]:
    """Yield the files below `folder` that are or would be committed; git itself need not be there."""
    for path in sorted(folder.iterdir()):
        if path.name in NOT_COMMITTED or path.is_symlink():
            continue
        if path.is_dir():
            yield from committed(path)
        elif path.is_file():
            yield path


def places(text: str) -> list[tuple[int, str]]:
    """Return each place that `text` names, with its line number."""
    return [(text.count("\n", 0, found.start()) + 1, found.group().strip()) for found in PLACE.finditer(text)]


def main() -> int:
    """Print what this project's files name and return the exit status."""
    found = complaints(Path(__file__).resolve().parent.parent)
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
