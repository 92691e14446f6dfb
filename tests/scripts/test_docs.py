"""The script that generates the pages of the causes."""

import subprocess
import sys
from pathlib import Path

import pytest

from gatewright.engine.catalogue import CAUSES
from gatewright.engine.chain import CHAINS
from scripts.docs import PAGES, complaints, index, pages, write
from tests.casebook import ROOT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose pages are fresh."""
    write(tmp_path)
    return tmp_path


def test_every_cause_has_its_page() -> None:
    """One page for each cause, at the address that its id says, and the list of all."""
    assert set(pages()) >= {PAGES / "README.md", *(PAGES / f"{cause.replace('.', '/')}.md" for cause in CAUSES)}


def test_the_index_links_every_cause_and_tells_the_order() -> None:
    """Each cause is linked where its page is; each check of each kind of API is listed in its order."""
    text = index()

    for cause in CAUSES:
        assert f"[{cause}]({cause.replace('.', '/')}.md)" in text
    parts = text.split("## The order of the checks of ")[1:]
    assert [part.split("\n")[0] for part in parts] == ["a REST API", "an HTTP API", "a WebSocket API"]
    for part, chain in zip(parts, CHAINS.values(), strict=True):
        places = [part.index(f"\n| {entry.check.id} |") for entry in chain]
        assert places == sorted(places)


def test_fresh_pages_have_no_complaints(root: Path) -> None:
    """What was just written is fresh, however often it is written."""
    write(root)

    assert complaints(root) == []


def test_a_stale_page_is_named(root: Path) -> None:
    """A page that was edited by hand is reported by its path."""
    page = root / PAGES / "route" / "not-found.md"
    page.write_text(page.read_text("utf-8") + "by hand\n", "utf-8")

    assert complaints(root) == ["docs/causes/route/not-found.md: stale; run scripts/docs"]


def test_a_missing_page_is_named(root: Path, tmp_path: Path) -> None:
    """A page that is not there is stale too; so are all of them where nothing was generated."""
    (root / PAGES / "README.md").unlink()

    assert complaints(root) == ["docs/causes/README.md: stale; run scripts/docs"]
    assert len(complaints(tmp_path / "nothing")) == len(pages())


def test_a_page_without_a_cause_is_named_and_removed(root: Path) -> None:
    """The page of a cause that is gone is reported, and goes with the next writing."""
    gone = root / PAGES / "route" / "gone.md"
    gone.write_text("# gone\n", "utf-8")
    told = complaints(root)
    write(root)

    assert told == ["docs/causes/route/gone.md: no cause has this page; run scripts/docs"]
    assert not gone.exists()
    assert complaints(root) == []


def test_an_unknown_argument_is_refused() -> None:
    """The script takes `--check` or nothing."""
    done = subprocess.run(
        [sys.executable, "-m", "scripts.docs", "--chekc"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (2, "usage: scripts/docs [--check]\n")
