"""The verbs that the README and CI rely on."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
VERBS = ("setup", "demo", "test", "serve", "check", "bench", "clean")


def make(*arguments: str) -> str:
    """Return what make prints; it must succeed."""
    # A make that runs these tests hands its own flags down; this one is to be asked afresh.
    environment = {
        name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}
    }
    done = subprocess.run(["make", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def test_make_alone_lists_the_verbs() -> None:
    """Without arguments, make prints one line for each verb and does nothing."""
    listed = [line.split()[1] for line in make().splitlines()]

    assert ["help", *VERBS] == listed


@pytest.mark.parametrize("verb", VERBS)
def test_verb_is_known_to_make(verb: str) -> None:
    """Each verb can be planned without an error."""
    make("--dry-run", verb)
