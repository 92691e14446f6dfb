"""Run a command as a person would paste it, with the unmodified AWS CLI of this environment."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from gatewright.lab.server import aws

_SECONDS: Final = 60
_LONGEST: Final = 300


class CommandError(Exception):
    """A command that did not do what it should; says what went wrong."""


def printed(command: str, url: str, folder: str | None = None) -> str:
    """Run a command in a shell against a gateway, and return what it printed; raises `CommandError`."""
    beside = Path(sys.executable).parent
    path = f"{beside}{os.pathsep}{os.environ.get('PATH', '')}"
    if shutil.which("aws", path=path) is None:
        raise CommandError("the AWS CLI is not installed: `make setup` brings it")
    done = subprocess.run(  # noqa: S602 - the very line that a person would paste, with values checked to be plain
        command,
        shell=True,
        env=os.environ | aws(url) | {"PATH": path},
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
        cwd=folder,
    )
    if done.returncode:
        raise CommandError(" ".join(done.stderr.split())[:_LONGEST] or f"exit status {done.returncode}")
    return done.stdout
