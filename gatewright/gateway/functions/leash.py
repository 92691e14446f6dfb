"""
Let a function's process die with the server, however the server ends.

A server that stops in order kills its functions; one that is killed itself cannot, and a function in an endless loop
would go on for ever. Linux can send a signal to a process when its parent dies (`PR_SET_PDEATHSIG`, prctl(2)), and
`setpriv` of util-linux asks for that before it becomes the program. Where there is no such `setpriv`, a process that
waits for its next event still ends with the server, because its runtime API is gone.
"""

import shutil
import subprocess
from functools import cache
from typing import Final

_OPTIONS: Final = ("--pdeathsig", "KILL")
_TRIAL_SECONDS: Final = 10


def leashed(command: list[str]) -> list[str]:
    """Return the command that runs another one, and has it killed when this process dies; may try `setpriv` once."""
    return [*_prefix(), *command]


@cache
def _prefix() -> tuple[str, ...]:
    program = shutil.which("setpriv")
    nothing = shutil.which("true")
    if program is None or nothing is None:
        return ()
    prefix = (program, *_OPTIONS)
    try:
        trial = [*prefix, nothing]
        # What was found in the path of the server's own user.
        tried = subprocess.run(trial, capture_output=True, check=False, timeout=_TRIAL_SECONDS)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return prefix if tried.returncode == 0 else ()
