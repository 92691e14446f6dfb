"""The script that chooses the Python for the virtual environment."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "find-python"


def find(**environment: str) -> subprocess.CompletedProcess[str]:
    """Run the script with these variables and no others."""
    return subprocess.run([SCRIPT], env=environment, capture_output=True, text=True, check=False)


def command(folder: Path, name: str, text: str) -> None:
    """Put a command that runs `text` into a folder."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    (folder / name).chmod(0o755)


def test_named_python_is_taken() -> None:
    """PYTHON says which interpreter to use."""
    found = find(PATH=os.defpath, PYTHON=sys.executable)

    assert (0, sys.executable) == (found.returncode, found.stdout.strip())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("exit 127", "no Python 3.11 or newer found: install one"),
        # What a minimal Debian has: a Python whose venv cannot be used.
        ('case "$2" in *ensurepip*) exit 1;; esac', "`python3` lacks the modules venv and ensurepip: install them"),
    ],
)
def test_python_that_cannot_serve_is_one_clear_line(tmp_path: Path, text: str, expected: str) -> None:
    """A shim without a Python behind it, and a Python without venv, each give one line that says what to install."""
    for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
        command(tmp_path / "bin", name, text)
    found = find(PATH=str(tmp_path / "bin"))

    assert 1 == found.returncode
    assert found.stderr.startswith(expected)
    assert 1 == len(found.stderr.splitlines())


def test_next_python_is_tried(tmp_path: Path) -> None:
    """An old python3 does not hide a newer one under its numbered name."""
    command(tmp_path / "bin", "python3", "exit 1")
    command(tmp_path / "bin", "python3.12", "exit 0")
    found = find(PATH=str(tmp_path / "bin"))

    assert (0, str(tmp_path / "bin" / "python3.12")) == (found.returncode, found.stdout.strip())


def test_wrong_name_is_told_back() -> None:
    """A PYTHON that is none is named in the message."""
    found = find(PATH=os.defpath, PYTHON="no-such-python")

    assert "`PYTHON=no-such-python` is no Python 3.11 or newer\n" == found.stderr
