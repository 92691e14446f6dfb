"""`gatewright logs format`."""

import json

import pytest

from gatewright.cli.main import main
from gatewright.sources.log_advice import advised


@pytest.mark.parametrize("api_type", ["rest", "http", "websocket"])
def test_the_format_is_one_line(capsys: pytest.CaptureFixture[str], api_type: str) -> None:
    """As a stage takes it."""
    assert main(["logs", "format", "--api-type", api_type]) == 0
    assert capsys.readouterr().out == advised(api_type) + "\n"


def test_the_command_is_printed_too(capsys: pytest.CaptureFixture[str]) -> None:
    """By itself, or beside the format in JSON."""
    assert main(["logs", "format", "--set-command"]) == 0
    assert capsys.readouterr().out.startswith("aws apigateway update-stage")
    assert main(["logs", "format", "--format", "json"]) == 0
    assert {"api_type", "format", "command"} == json.loads(capsys.readouterr().out).keys()
