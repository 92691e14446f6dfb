"""Commands as a person would paste them."""

import stat
import sys
from pathlib import Path

import pytest

from gatewright.lab.commands import CommandError, printed


def fake_aws(folder: Path, script: str) -> None:
    """Put a program in the place of the AWS CLI."""
    fake = folder / "aws"
    fake.write_text(f"#!/bin/sh\n{script}\n")
    fake.chmod(fake.stat().st_mode | stat.S_IXUSR)


def test_what_a_command_prints_comes_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It knows the gateway, and runs where it is told to."""
    fake_aws(tmp_path, 'echo "$AWS_ENDPOINT_URL $1"; pwd')
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))

    assert printed("aws x", "http://127.0.0.1:1", str(tmp_path)) == f"http://127.0.0.1:1 x\n{tmp_path.resolve()}\n"


@pytest.mark.parametrize(("script", "why"), [("echo 'no  such' >&2; exit 254", "no such"), ("exit 7", "exit status 7")])
def test_a_command_that_fails_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str, why: str) -> None:
    """Its complaint, or else its status."""
    fake_aws(tmp_path, script)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))

    with pytest.raises(CommandError, match=why):
        printed("aws x", "http://127.0.0.1:1")


def test_without_the_aws_cli_nothing_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The remedy is told."""
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    monkeypatch.setenv("PATH", "")

    with pytest.raises(CommandError, match="make setup"):
        printed("aws x", "http://127.0.0.1:1")
