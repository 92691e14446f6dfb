"""The index of the how-to pages has them all, and commands that there are; the test of the page on tests passes."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from gatewright.cli.main import parser_of_all
from gatewright.doctor.explain.explained import explained
from gatewright.doctor.explain.glossary import meaning
from tests.casebook import ROOT

PAGES = ROOT / "docs" / "how-to"
INDEX = (PAGES / "README.md").read_text("utf-8")
COMMANDS = [
    shlex.split(found)[1:]
    for row in INDEX.replace("\\|", "|").splitlines()
    for found in re.findall(r"`(?:curl [^`|]*\| )?(gatewright [^`]+)`", row)
]


def test_every_page_is_in_the_index() -> None:
    """And every link of it leads somewhere."""
    linked = set(re.findall(r"\]\(([^)]+)\)", INDEX))

    assert {page.name for page in PAGES.glob("*.md")} - {"README.md"} <= linked
    assert all((PAGES / target).is_file() for target in linked)


def test_the_readme_leads_to_the_index() -> None:
    """A newcomer has no other way to it."""
    assert "(docs/how-to/README.md)" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_is_one(words: list[str]) -> None:
    """With the options that it has; what is to be explained has something to say."""
    options = parser_of_all().parse_args(words)

    if options.command == "explain":
        assert explained(" ".join(options.what)) or meaning(" ".join(options.what))


def test_the_test_of_the_page_passes(tmp_path: Path) -> None:
    """As it stands there, by the installed plugin."""
    (code,) = re.findall(
        r"^```python\n(.*?)^```$", (PAGES / "test-with-pytest.md").read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    (tmp_path / "test_orders.py").write_text(code)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        check=False,
        timeout=120,
    )

    assert "1 passed" in done.stdout, done.stdout
