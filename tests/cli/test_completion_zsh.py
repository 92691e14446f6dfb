"""Completion in zsh: the script, read by zsh itself where it is installed."""

import shutil
import subprocess

import pytest

from gatewright.cli.completion_words import words_of
from gatewright.cli.completion_zsh import quoted, zsh
from gatewright.cli.main import COMMANDS, parser_of_all

SCRIPT = zsh(words_of(parser_of_all()))


def test_it_names_every_command_with_what_it_does() -> None:
    """And offers the values of options."""
    assert all(quoted(f"{name}:{what}") in SCRIPT for name, what in COMMANDS.items())
    assert "--lang) compadd -- 'en' 'fr' 'es' 'ja' ;;" in SCRIPT
    assert "--config) compadd -- 'aws'; _files ;;" in SCRIPT
    assert "--profile) : ;;" in SCRIPT


def test_a_quote_within_a_text_is_kept() -> None:
    """As the shell reads it."""
    assert "'it'\\''s'" == quoted("it's")


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
def test_zsh_can_read_it() -> None:
    """Whole."""
    done = subprocess.run(["zsh", "-n"], input=SCRIPT, capture_output=True, text=True, check=False)

    assert (0, "") == (done.returncode, done.stderr)
