"""`gatewright console`: its complaints, and the pages of a guarded server."""

import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from gatewright.cli.main import main
from tests.casebook import ROOT
from tests.gatewright_server import running

KEY = {"AWS_ACCESS_KEY_ID": "AKIAROOTROOTROOTROOT", "AWS_SECRET_ACCESS_KEY": "root-secret"}


def test_pages_of_a_guarded_server_are_shown(tmp_path: Path) -> None:
    """The page and its style, signed with what the AWS CLI would find; a key that does not stand shows nothing."""
    path = tmp_path / "root"
    path.write_text("[default]\n" + "\n".join(f"{name.lower()} = {value}" for name, value in KEY.items()) + "\n")
    path.chmod(0o600)
    with running("--control-plane-auth", "iam", "--root-credentials", str(path)) as server:
        shown = [_shown(server.url, **KEY), _shown(server.url, **{**KEY, "AWS_SECRET_ACCESS_KEY": "wrong"})]

    assert shown == [(200, 200), (403, 403)]


def _shown(url: str, **environment: str) -> tuple[int, int]:
    command = [sys.executable, "-m", "gatewright", "console", "--endpoint-url", url]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, **environment}
    ) as process:
        try:
            assert process.stdout is not None
            found = re.search(r"http://127\.0\.0\.1:\d+/_gatewright/", process.stdout.readline().partition(": ")[2])
            assert found is not None
            return _status(found[0]), _status(f"{found[0]}static/console.css")
        finally:
            process.terminate()


def _status(url: str) -> int:
    try:
        with urllib.request.urlopen(url) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


@pytest.mark.parametrize("url", ["gateway.example:4566", "ftp://gateway.example", "http://"])
def test_a_server_has_an_address(capsys: pytest.CaptureFixture[str], url: str) -> None:
    """Anything else is one line."""
    assert main(["console", "--endpoint-url", url]) == 2
    assert f"not `{url}`" in capsys.readouterr().err


def test_nobody_signs_without_a_key(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """One line says what lacks."""
    for name in (*KEY, "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")

    assert main(["console"]) == 2
    assert "a guarded console wants a signature" in capsys.readouterr().err


def test_a_port_that_cannot_be_had_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the reason."""
    for name, value in KEY.items():
        monkeypatch.setenv(name, value)

    assert main(["console", "--port", "70000"]) == 2
    assert "cannot listen on `127.0.0.1:70000`" in capsys.readouterr().err
