"""`gatewright completion`: a script that completes the commands, their options and the values of these in a shell.

Put it where the shell looks, e.g. `gatewright completion bash > ~/.local/share/bash-completion/completions/gatewright`.
"""

import argparse

from gatewright.cli.completion_bash import bash
from gatewright.cli.completion_fish import fish
from gatewright.cli.completion_words import words_of
from gatewright.cli.completion_zsh import zsh
from gatewright.cli.exits import NOTHING_REFUSED

_SHELLS = {"bash": bash, "zsh": zsh, "fish": fish}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("shell", choices=tuple(_SHELLS), help="which shell")


def run(options: argparse.Namespace) -> int:
    """Print the script."""
    from gatewright.cli.main import parser_of_all  # noqa: PLC0415 - it imports every command, this one too

    print(_SHELLS[options.shell](words_of(parser_of_all())))
    return NOTHING_REFUSED
