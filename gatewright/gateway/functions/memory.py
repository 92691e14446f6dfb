"""
How much memory a process uses, and a hard stop behind the watch.

Linux tells the resident memory of a process in `/proc` (proc(5)). A watch that looks every few milliseconds finds the
function that goes over its `MemorySize`; one that grows faster than that meets `RLIMIT_DATA`.
"""

import contextlib
import mmap
import resource
from pathlib import Path
from typing import Final

MEGABYTE: Final = 1024 * 1024

HEADROOM_MB: Final = 512
"""What the hard stop leaves above `MemorySize`: interpreters reserve more than they use (stacks of threads, arenas)."""


def resident_mb(pid: int) -> int:
    """Return the resident memory of a process in megabytes, 0 when it is gone."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * mmap.PAGESIZE // MEGABYTE


def peak_mb(pid: int) -> int:
    """Return the most that a process ever had resident, in megabytes; 0 when it is gone."""
    try:
        text = Path(f"/proc/{pid}/status").read_text("ascii", "replace")
    except OSError:
        return 0
    _, _, rest = text.partition("VmHWM:")
    return int(rest.split(maxsplit=1)[0]) // 1024 if rest else 0


def limit(pid: int, memory_mb: int) -> None:
    """Let a process have no more than its memory and the headroom."""
    most = (memory_mb + HEADROOM_MB) * MEGABYTE
    with contextlib.suppress(ProcessLookupError):  # it may be gone already
        resource.prlimit(pid, resource.RLIMIT_DATA, (most, most))
