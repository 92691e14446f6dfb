"""The commands of the page "Serve beyond this machine", run as they stand there."""

import os
import re
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

from tests.casebook import ROOT
from tests.gatewright_server import running

PAGE = (ROOT / "docs" / "how-to" / "serve-beyond-this-machine.md").read_text("utf-8")
BLOCKS = re.findall(r"^```\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
SERVE = re.compile(r"^gatewright serve (.*)$", re.MULTILINE)


def _shell(script: str, folder: Path) -> str:
    """Return what commands print, complaints among it."""
    path = f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    done = subprocess.run(
        ["bash", "-c", script], cwd=folder, env={**kept, "PATH": path}, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def test_a_user_deploys_from_another_machine_and_may_nothing_else(tmp_path: Path) -> None:
    """What the page prints is what is printed."""
    first, user, calls, expected, *_ = BLOCKS
    assert not _shell(SERVE.sub("", first), tmp_path)
    arguments = SERVE.findall(first)[0].replace("root.ini", str(tmp_path / "root.ini")).split()
    with running(*arguments) as server:
        at = urlsplit(server.url).netloc
        script = f"{user}{calls}".replace("127.0.0.1:4566", at).replace("list-users", "list-users 2>&1")
        told = _shell(script, tmp_path)

    assert expected.splitlines() == [line for line in told.splitlines() if line and line[0] not in "{} "]
    assert '{"item":[{"id":' in told


def test_another_machine_trusts_its_name(tmp_path: Path) -> None:
    """With the certificate that stands in the state."""
    first, tls = BLOCKS[0], BLOCKS[5]
    _shell(SERVE.sub("", first), tmp_path)
    arguments = SERVE.findall(tls)[0].replace("root.ini", str(tmp_path / "root.ini")).split()
    with running(*arguments, state=tmp_path / ".gatewright") as server:
        port = urlsplit(server.tls_url).port
        command = tls.splitlines()[1].replace("curl", f"curl -s --resolve gateway.example.com:{port}:127.0.0.1")
        told = _shell(command.replace("4567", str(port)), tmp_path)

    assert '"status":"ok"' in told
