"""The commands of the page "Serve beyond this machine", run as they stand there."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from tests.gatewright_server import running
from tests.server.pages import blocks, shell

BLOCKS = blocks("serve-beyond-this-machine")
SERVE = re.compile(r"^gatewright serve (.*)$", re.MULTILINE)


def test_a_user_deploys_from_another_machine_and_may_nothing_else(tmp_path: Path) -> None:
    """What the page prints is what is printed."""
    first, user, calls, expected, *_ = BLOCKS
    assert not shell(SERVE.sub("", first), tmp_path)
    arguments = SERVE.findall(first)[0].replace("root.ini", str(tmp_path / "root.ini")).split()
    with running(*arguments) as server:
        at = urlsplit(server.url).netloc
        script = f"{user}{calls}".replace("127.0.0.1:4566", at).replace("list-users", "list-users 2>&1")
        told = shell(script, tmp_path)

    assert expected.splitlines() == [line for line in told.splitlines() if line and line[0] not in "{} "]
    assert '{"item":[{"id":' in told


def test_another_machine_trusts_its_name(tmp_path: Path) -> None:
    """With the certificate that stands in the state."""
    first, tls = BLOCKS[0], BLOCKS[5]
    shell(SERVE.sub("", first), tmp_path)
    arguments = SERVE.findall(tls)[0].replace("root.ini", str(tmp_path / "root.ini")).split()
    with running(*arguments, state=tmp_path / ".gatewright") as server:
        port = urlsplit(server.tls_url).port
        command = tls.splitlines()[1].replace("curl", f"curl -s --resolve gateway.example.com:{port}:127.0.0.1")
        told = shell(command.replace("4567", str(port)), tmp_path)

    assert '"status":"ok"' in told
