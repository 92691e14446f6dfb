"""Completion in fish, by fish itself where it is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest

from gatewright.cli.completion_fish import fish
from gatewright.cli.completion_words import words_of
from gatewright.cli.main import parser_of_all

SCRIPT = fish(words_of(parser_of_all()))


def test_a_file_is_offered_where_one_may_stand_and_nowhere_else() -> None:
    """Fish offers files everywhere unless it is told not to."""
    lines = SCRIPT.splitlines()

    assert "complete -c gatewright -f" == lines[0]
    assert "complete -c gatewright -n '__fish_seen_subcommand_from diagnose' -F" in lines
    assert "complete -c gatewright -n '__fish_seen_subcommand_from diagnose' -l config -r -F -a 'aws'" in lines


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("di", {"diagnose"}),
        ("logs ", {"format", "report"}),
        ("logs format --api-type w", {"websocket"}),
        ("diagnose --lang ", {"en", "fr", "es", "ja"}),
        ("diagnose --fact route.saved=n", {"route.saved=neither"}),
        ("completion ", {"bash", "zsh", "fish"}),
    ],
)
def test_fish_offers_what_fits(tmp_path: Path, line: str, expected: set[str]) -> None:
    """Commands, values, answers."""
    (tmp_path / "gatewright.fish").write_text(SCRIPT)
    asked = f"source gatewright.fish; complete -C 'gatewright {line}'"
    home = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(["fish", "-c", asked], capture_output=True, text=True, check=True, cwd=tmp_path, env=home)

    assert expected == {each.partition("\t")[0] for each in done.stdout.splitlines()}
