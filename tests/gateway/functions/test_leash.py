import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gatewright.gateway.functions import leash
from gatewright.gateway.functions.leash import leashed

PARENT = """
import subprocess, sys, time
from gatewright.gateway.functions.leash import leashed
child = subprocess.Popen(leashed([sys.executable, "-c", "while True: pass"]), start_new_session=True)
print(child.pid, flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(not leash._prefix(), reason="there is no setpriv that knows --pdeathsig")
def test_a_busy_process_dies_with_its_parent() -> None:
    """Also when the parent is killed, and has no time to do anything about it."""
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        time.sleep(0.3)
        assert Path(f"/proc/{child}").exists()
        os.kill(parent.pid, signal.SIGKILL)
        parent.wait()
    until = time.monotonic() + 5
    while Path(f"/proc/{child}").exists() and time.monotonic() < until:
        time.sleep(0.02)

    assert not Path(f"/proc/{child}").exists()


def test_without_setpriv_the_command_is_run_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing fails for lack of it."""
    leash._prefix.cache_clear()
    monkeypatch.setattr(shutil, "which", lambda _: None)

    assert ["a", "b"] == leashed(["a", "b"])
    leash._prefix.cache_clear()


def test_a_setpriv_that_cannot_do_it_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is tried once."""
    leash._prefix.cache_clear()
    monkeypatch.setattr(shutil, "which", lambda _: "/bin/false")

    assert ["a"] == leashed(["a"])
    leash._prefix.cache_clear()
