"""Completion in bash, by bash itself."""

import shutil
import subprocess
from pathlib import Path

import pytest

from gatewright.cli.completion_bash import bash
from gatewright.cli.completion_words import words_of
from gatewright.cli.main import parser_of_all

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
SCRIPT = bash(words_of(parser_of_all()))


def completed(*typed: str, folder: Path | None = None) -> set[str]:
    """Return what bash offers behind the words typed, as it splits them."""
    line = " ".join(f"'{word}'" for word in ("gatewright", *typed))
    script = f"{SCRIPT}\nCOMP_WORDS=({line}); COMP_CWORD={len(typed)}; _gatewright; echo ${{COMPREPLY[@]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True, cwd=folder)
    return set(done.stdout.split())


def test_commands_and_options_are_offered() -> None:
    """Those that fit, and those of a command below another."""
    assert {"diagnose"} == completed("di")
    assert "--config" in completed("diagnose", "--con")
    assert {"report", "format"} == completed("logs", "")
    assert {"--api-type"} == completed("logs", "format", "--a")


def test_values_are_offered() -> None:
    """Of the option before, with a sign between them too; nothing where any word may stand."""
    assert {"sarif"} == completed("diagnose", "--format", "s")
    assert {"json", "junit"} == completed("diagnose", "--format", "=", "j")
    assert {"en", "fr", "es", "ja"} == completed("diagnose", "--lang", "")
    assert {"websocket"} == completed("logs", "format", "--api-type", "w")
    assert {"api-key.missing"} == completed("explain", "api-key.mi")
    assert set() == completed("diagnose", "--profile", "")


@pytest.mark.parametrize(
    "typed",
    [("--fact", "route.saved", "="), ("--fact", "route.saved", "=", ""), ("--fact", "=", "route.saved", "=", "")],
)
def test_answers_to_questions_are_offered_behind_their_sign(typed: tuple[str, ...]) -> None:
    """Bash takes the sign for a word of its own."""
    assert {"both", "only-the-path", "neither"} == completed("diagnose", *typed)


def test_files_are_offered_where_one_may_stand(tmp_path: Path) -> None:
    """Beside `aws` behind `--config`."""
    (tmp_path / "awful.har").touch()

    assert {"aws", "awful.har"} == completed("diagnose", "--config", "aw", folder=tmp_path)
    assert {"awful.har"} == completed("diagnose", "aw", folder=tmp_path)
    assert set() == completed("explain", "aw", folder=tmp_path)
