"""Where `--config` leads."""

import argparse
from pathlib import Path

import pytest

from gatewright.cli.configured import documents, documents_for
from gatewright.cli.exits import UsageError
from gatewright.model.request import Request
from tests.casebook import GIVEN


def options(config: str) -> argparse.Namespace:
    """Return the options of a command that reads configuration."""
    return argparse.Namespace(config=config, quiet=True, profile=None, region=None, endpoint_url=None)


def test_a_folder_of_saved_answers(capsys: pytest.CaptureFixture[str]) -> None:
    """What is not read is told, unless it shall be quiet."""
    request = Request(method="GET", host="a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com", path="/prod/pets")
    found = documents_for(options(str(GIVEN / "pets")), request).get("get_rest_api", "a1b2c3d4e5")

    assert isinstance(found, dict)
    assert "" == capsys.readouterr().err


def test_a_capture(tmp_path: Path) -> None:
    """It is known from its content."""
    place = tmp_path / "any.name"
    place.write_text(
        '{"schema": "gatewright.capture/1", "documents": [{"kind": "get_rest_apis", "ids": [], "answer": null}]}'
    )

    assert documents(options(str(place)), None, None).get("get_rest_apis") is None


def test_nothing_there() -> None:
    """One line says what it takes."""
    with pytest.raises(UsageError, match="there is no `/nowhere`"):
        documents(options("/nowhere"), None, None)
