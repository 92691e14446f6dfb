import os
import resource
import subprocess
import sys

from gatewright.gateway.functions import memory

NOBODY = 2**22 + 1
"""No process has this id."""


def test_memory_of_a_process_is_known() -> None:
    """This one has some, and never had less than now."""
    assert 0 < memory.resident_mb(os.getpid()) <= memory.peak_mb(os.getpid()) + 1


def test_a_process_that_is_gone_has_none() -> None:
    """It neither fails nor lies."""
    memory.limit(NOBODY, 128)

    assert (0, 0) == (memory.resident_mb(NOBODY), memory.peak_mb(NOBODY))


def test_a_process_is_bound() -> None:
    """The hard stop is its memory and the headroom."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        memory.limit(process.pid, 128)
        found = resource.prlimit(process.pid, resource.RLIMIT_DATA)
        process.kill()

    assert ((128 + memory.HEADROOM_MB) * memory.MEGABYTE,) * 2 == found
