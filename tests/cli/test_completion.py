"""Completion of the command line."""

import shutil
import subprocess

import pytest

from gatewright.cli.completion import bash, fish, words_of, zsh
from gatewright.cli.main import COMMANDS, main, parser_of_all

WORDS = dict(words_of(parser_of_all()))


def completed(*typed: str) -> set[str]:
    """Return what bash offers behind the words typed."""
    line = " ".join(f"'{word}'" for word in ("gatewright", *typed))
    script = f"{bash(WORDS)}\nCOMP_WORDS=({line}); COMP_CWORD={len(typed)}; _gatewright; echo ${{COMPREPLY[@]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_every_command_and_option_is_known() -> None:
    """Taken from the parser, so that none is forgotten."""
    assert set(COMMANDS) == set(WORDS)
    assert ("text", "json", "sarif", "junit", "html", "github") == WORDS["diagnose"].options["--format"]
    assert "api-key.missing" in WORDS["explain"].others


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_bash_offers_what_fits() -> None:
    """Commands, options, values, causes."""
    assert {"diagnose"} == completed("di")
    assert "--config" in completed("diagnose", "--con")
    assert {"sarif"} == completed("diagnose", "--format", "s")
    assert {"api-key.missing"} == completed("explain", "api-key.mi")


@pytest.mark.parametrize("script", [zsh, fish])
def test_the_other_shells_name_every_command(script: object) -> None:
    """With what it does."""
    text = script(WORDS)  # type: ignore[operator]

    assert all(name in text for name in COMMANDS)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_command_prints_it(capsys: pytest.CaptureFixture[str], shell: str) -> None:
    """On standard output."""
    assert main(["completion", shell]) == 0
    assert "gatewright" in capsys.readouterr().out
