"""The how-to pages, for tests that run their commands as they stand there."""

import os
import re
import subprocess
from pathlib import Path

from tests.casebook import ROOT


def blocks(page: str) -> list[str]:
    """Return the blocks of a how-to page."""
    text = (ROOT / "docs" / "how-to" / f"{page}.md").read_text("utf-8")
    return re.findall(r"^```\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def shell(script: str, folder: Path) -> str:
    """Return what commands print, complaints among it."""
    path = f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    done = subprocess.run(
        ["bash", "-c", script], cwd=folder, env={**kept, "PATH": path}, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr
