"""The fragments in changes/ can be put together into a changelog."""

import re
from pathlib import Path

CHANGES = Path(__file__).resolve().parent.parent / "changes"
NAME = re.compile(r"\d+-[a-z0-9-]+\.(security|removed|deprecated|added|changed|fixed)\.md")


def test_fragments_say_their_issue_and_section() -> None:
    """A fragment's name is `<issue>-<subject>.<section>.md`."""
    names = [path.name for path in CHANGES.iterdir() if path.name != "README.md"]

    assert [] == [name for name in names if not NAME.fullmatch(name)]


def test_fragments_are_lists() -> None:
    """Each line of a fragment starts a list item or goes on with one."""
    lines = [line for path in CHANGES.glob("*.*.md") for line in path.read_text("utf-8").splitlines()]

    assert [] == [line for line in lines if not line.startswith(("- ", "* ", "  "))]
