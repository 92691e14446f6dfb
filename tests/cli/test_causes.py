"""`gatewright causes`: the catalogue."""

import json

import pytest

from gatewright.cli.main import main
from gatewright.engine.catalogue import CAUSES


def test_every_cause_is_listed_with_its_title(capsys: pytest.CaptureFixture[str]) -> None:
    """A line each, in the order of ids, aligned."""
    status = main(["causes", "--lang", "en"])
    lines = capsys.readouterr().out.splitlines()

    assert status == 0
    assert [line.split()[0] for line in lines] == list(CAUSES)
    assert {line.index(cause.title) for line, cause in zip(lines, CAUSES.values(), strict=True)} == {
        max(map(len, CAUSES)) + 2
    }


def test_the_catalogue_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """The same for programs."""
    status = main(["causes", "--format", "json", "--lang", "en"])
    rows = json.loads(capsys.readouterr().out)

    assert status == 0
    assert [row["cause"] for row in rows] == list(CAUSES)
    assert {tuple(row) for row in rows} == {("cause", "seed_row", "title", "since")}
