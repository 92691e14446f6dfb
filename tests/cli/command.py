"""The command as a person runs it: in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from tests.casebook import ROOT


@dataclass(frozen=True, slots=True)
class Done:
    """A command that ended."""

    status: int
    out: str
    err: str

    @property
    def is_one_line(self) -> bool:
        """Whether it complained in one line and nothing else, as the interface promises for status 2."""
        told = self.err.splitlines()
        return len(told) == 1 and told[0].startswith("gatewright") and "Traceback" not in self.err and not self.out


def gatewright(
    *arguments: str, given: str | bytes = "", environment: Mapping[str, str] | None = None, cwd: object = ROOT
) -> Done:
    """Run the command to its end."""
    told = given.encode() if isinstance(given, str) else given
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    done = subprocess.run(
        [sys.executable, "-m", "gatewright", *arguments],
        input=told,
        capture_output=True,
        env={**inherited, "PYTHONPATH": str(ROOT), **(environment or {})},
        cwd=str(cwd),
        check=False,
        timeout=60,
    )
    return Done(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))
