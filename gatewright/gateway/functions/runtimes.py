"""
Which runtimes are run here, and with which command.

A Python function runs on the interpreter that runs this server, with AWS's own runtime interface client
(`awslambdaric`); a Node function on the `node` that is found, with a small client of ours. So the number in the name of
a runtime chooses no interpreter: the first line of each log says what really runs. A function that brings its runtime
along (`provided.al2023`) is the program `bootstrap` of its package, as on AWS; it has to be built for this machine.
Every other runtime is refused by name, unless the function says where it runs.
"""

import os
import re
import shutil
import subprocess
import sys
from functools import cache
from importlib.resources import files
from typing import Final

from gatewright.gateway.functions.runnable import Runnable

PATH: Final = "/usr/local/bin:/usr/bin:/bin:/opt/bin"
"""`PATH` of a function (documented: "Using Lambda environment variables"; folders that only AWS has left out)."""

_PYTHON: Final = "python3."
_PROVIDED: Final = frozenset({"provided", "provided.al2", "provided.al2023"})
_NODE: Final = re.compile(r"nodejs[0-9]+\.x")


def refusal(runtime: str) -> str | None:
    """Return why functions of a runtime cannot run here, `None` when they can."""
    if runtime.startswith(_PYTHON) or runtime in _PROVIDED:
        return None
    if _NODE.fullmatch(runtime):
        return None if node() else f"functions of runtime `{runtime}` need `node`, and there is none on this machine"
    return f"functions of runtime `{runtime}` are not run by this server"


def command(runnable: Runnable, task_root: str) -> list[str]:
    """Return the command that starts a function; its working directory is the function's own, `task_root`."""
    if runnable.runtime.startswith(_PYTHON):
        return [sys.executable, "-m", "awslambdaric", runnable.handler]
    if runnable.runtime in _PROVIDED:
        return [_provided(task_root)]
    found = node()
    if found is None or not _NODE.fullmatch(runnable.runtime):
        raise ValueError(refusal(runnable.runtime))
    # V8 frees memory late: it is told how much there is, as AWS's runtime tells it.
    return [found, f"--max-old-space-size={max(runnable.memory_mb * 9 // 10, 32)}", _bootstrap(), runnable.handler]


def _provided(task_root: str) -> str:
    program = f"{task_root}/bootstrap"
    if not os.access(program, os.X_OK):
        # AWS's text, with the places where it looks.
        raise FileNotFoundError("Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]")
    return program


def shown(runnable: Runnable) -> str:
    """Return what really runs a function, for the first line of its log; may run `node` once to learn it."""
    if runnable.runtime.startswith(_PYTHON):
        return f"python:{'.'.join(map(str, sys.version_info[:3]))}"
    return runnable.runtime if runnable.runtime in _PROVIDED else f"nodejs:{_node_version()}"


@cache
def node() -> str | None:
    """Return where `node` is."""
    return shutil.which("node", path=PATH) or shutil.which("node")


@cache
def _node_version() -> str:
    found = subprocess.run([node() or "node", "--version"], capture_output=True, text=True, check=True, timeout=10)  # noqa: S603  # the program that runs the functions
    return found.stdout.strip().removeprefix("v")


@cache
def _bootstrap() -> str:
    return str(files("gatewright.gateway.functions").joinpath("node_bootstrap.mjs"))
