"""
The command `gatewright`: read the arguments, run one command, return its exit status.

Every command loads what it needs by itself, so that `--help` is quick.
"""

import argparse
import os
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final, NoReturn

from gatewright import __version__
from gatewright.cli.examples import epilog
from gatewright.cli.exits import COULD_NOT_RUN, INTERRUPTED, UsageError

COMMANDS: Final = {
    "diagnose": "name the cause of a 403 from a URL, a curl transcript, a HAR file, log lines, any text of it",
    "explain": "the page of a cause, the causes behind an error message, or the meaning of a word",
    "causes": "the catalogue of causes",
    "can-i": "tell whether a call would be let through, without making it",
    "replay": "tell which logged calls a change of configuration would deny or admit",
    "capture": "write the configuration of one API into one file, without its secrets",
    "logs": "what access logs tell of refused calls, and the format that makes the next 403 provable",
    "completion": "the completion of a shell",
    "serve": "run the gateway",
    "console": "show the console of a guarded gateway in the browser of this machine",
    "lab": "provoke, diagnose and repair every cause on a gateway of its own",
}
"""The commands, each in its module of `gatewright.cli`, with `add_arguments` and `run`."""


_BEGINNING: Final = """\
a call that was refused, just now:
  curl -v URL 2>&1 | gatewright diagnose -"""


_NO_COMMAND: Final = (
    "gatewright: no command was given: `curl -v URL 2>&1 | gatewright diagnose -` tells why a call was refused,"
    " and `gatewright --help` lists the rest"
)
"""What whoever types the name alone is told, in the one line that bad usage gets."""


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line, and end with the status for bad usage."""
        self.exit(COULD_NOT_RUN, f"{self.prog}: {message} (see `{self.prog} --help`)\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if not given:
        _parser().exit(COULD_NOT_RUN, f"{_NO_COMMAND}\n")
    if given[0] == "help":
        given = [*given[1:], "--help"]
    try:
        options = _parser(next((word for word in given if word in COMMANDS), None)).parse_args(given)
        return int(_module(options.command).run(options))
    except UsageError as error:
        from gatewright.sources.redact_loose import redact_loose  # noqa: PLC0415 - seldom needed

        # AWS's own messages may have several lines.
        told = re.sub(r"\s*\n\s*", " ", str(error))
        print(f"gatewright: {redact_loose(told)}", file=sys.stderr)
        return COULD_NOT_RUN
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has enough of it; Python would complain about the flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _module(command: str) -> Any:
    """Return the module of a command; `can-i` is in `can_i`."""
    return import_module(f"gatewright.cli.{command.replace('-', '_')}")


def parser_of_all() -> argparse.ArgumentParser:
    """Return the parser with the arguments of every command, for whoever completes them."""
    return _parser(*COMMANDS)


def _parser(*wanted: str | None) -> argparse.ArgumentParser:
    """Return the parser; only the modules of the wanted commands are loaded."""
    parser = Parser(
        prog="gatewright",
        description="An API gateway you can interrogate: why was this call refused?",
        epilog=_BEGINNING,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"gatewright {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, what in COMMANDS.items():
        command = commands.add_parser(
            name,
            help=what,
            description=what[0].upper() + what[1:] + ".",
            epilog=epilog(name),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if name in wanted:
            _module(name).add_arguments(command)
    return parser
