"""What SIGHUP means."""

import asyncio
import fcntl
import os
import pty
import signal
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from gatewright.server.workers import hangup
from gatewright.server.workers.hangup import Hangup
from tests.casebook import ROOT
from tests.server.workers.test_crew import until


@pytest.mark.parametrize(
    ("had", "has", "ignored", "expected"),
    [
        (True, True, False, "exchanged"),
        (True, False, False, "stopped"),
        (True, False, True, "exchanged"),
        (False, False, False, "exchanged"),
    ],
    ids=["asked for", "terminal closed", "nohup", "no terminal"],
)
def test_it_ends_a_server_whose_terminal_is_gone(
    monkeypatch: pytest.MonkeyPatch, had: bool, has: bool, ignored: bool, expected: str
) -> None:
    """Unless it was told not to care; else it exchanges the workers."""
    heard: list[str] = []

    async def exchange() -> None:
        heard.append("exchanged")

    async def main() -> None:
        monkeypatch.setattr(hangup, "has_terminal", lambda: had)
        meant = Hangup(exchange, lambda: heard.append("stopped"))
        monkeypatch.setattr(hangup, "has_terminal", lambda: has)
        meant.listen()
        os.kill(os.getpid(), signal.SIGHUP)
        while not heard:  # noqa: ASYNC110 - a signal is waited for
            await asyncio.sleep(0.01)

    before = signal.signal(signal.SIGHUP, signal.SIG_IGN if ignored else signal.SIG_DFL)
    try:
        asyncio.run(asyncio.wait_for(main(), 10))
    finally:
        signal.signal(signal.SIGHUP, before)
    assert [expected] == heard


def _at_a_terminal() -> None:
    """Give the child its terminal, and the signal back that `nohup` has it ignore."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def test_a_server_at_a_terminal_ends_with_it(tmp_path: Path) -> None:
    """As one process does."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "gatewright", "serve", "--port", "0", "--workers", "2", "--state", str(tmp_path)]
    with subprocess.Popen(
        command,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        preexec_fn=_at_a_terminal,  # noqa: PLW1509 - the child does nothing else
        cwd=ROOT,
    ) as process:
        os.close(theirs)
        try:
            assert process.stdout is not None
            assert b"gatewright serves" in process.stdout.readline()
            os.close(ours)
            assert until(lambda: process.poll() is not None)
        finally:
            process.kill()
    assert process.returncode == 0
