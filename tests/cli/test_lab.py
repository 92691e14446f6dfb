"""`gatewright lab`: provoke, diagnose and repair."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gatewright.cli import lab
from gatewright.cli.main import main
from gatewright.lab.experiment import Row, experiment
from gatewright.lab.situations import SITUATIONS


@pytest.fixture(autouse=True)
def _same_environment() -> Iterator[None]:
    """The command sets up the environment of its process; here that is the tests'."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)


def test_rows_that_close_end_with_0(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The table, the count, and the page in a folder that is made for it."""
    page = tmp_path / "new" / "lab.html"
    status = main(["lab", "--cause", "route.not-found", "--cause", "stage.not-found", "--html", str(page)])
    out = capsys.readouterr().out

    assert status == 0
    assert out.endswith(f"\n2 of 2 rows closed; see {page}\n")
    assert "<h2>stage.not-found" in page.read_text("utf-8")


def test_a_row_that_does_not_close_ends_with_1(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One open row is enough."""

    def spoilt(url: str, session: object, cause_id: str, situation: object) -> Row:
        row = experiment(url, session, cause_id, SITUATIONS["route.not-found"])
        assert situation is not None
        return replace(row, after=None)

    monkeypatch.setattr(lab, "experiment", spoilt)
    status = main(["lab", "--cause", "route.not-found"])

    assert status == 1
    assert capsys.readouterr().out.endswith("\n0 of 1 rows closed\n")


@pytest.mark.parametrize(
    ("cause_id", "complaint"),
    [
        ("route.notfound", "the lab has no cause `route.notfound`; near it is `route.not-found`"),
        ("xyzzy", "the lab has no cause `xyzzy`; `gatewright causes` lists them"),
        (
            "edge.cloudfront-refused",
            "the lab cannot provoke `edge.cloudfront-refused`: no call to a gateway of its own is refused for it",
        ),
    ],
)
def test_an_unknown_cause_is_one_line(capsys: pytest.CaptureFixture[str], cause_id: str, complaint: str) -> None:
    """With what was meant; nothing is started."""
    status = main(["lab", "--cause", cause_id])
    told = capsys.readouterr()

    assert (status, told.out) == (2, "")
    assert told.err.startswith(f"gatewright: {complaint}")
    assert len(told.err.splitlines()) == 1


def test_a_page_that_cannot_be_written_is_said_before_the_work(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A folder that cannot be made stops the lab at once, in one line."""
    (tmp_path / "file").write_text("x")
    status = main(["lab", "--html", str(tmp_path / "file" / "lab.html")])
    told = capsys.readouterr()

    assert (status, told.out) == (2, "")
    assert told.err.startswith(f"gatewright: cannot write `{tmp_path}/file/lab.html`: ")
