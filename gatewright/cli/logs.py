"""`gatewright logs format`: the access log format that makes the next 403 provable, and how to set it."""

import argparse
import json

from gatewright.cli.exits import NOTHING_REFUSED
from gatewright.cli.output import add_output_arguments, emit
from gatewright.sources.log_advice import advised, commands

_TYPES = ("rest", "http", "websocket")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    commands_of = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    form = commands_of.add_parser("format", help="print the format string", description="Print the format string.")
    form.add_argument("--api-type", choices=_TYPES, default="rest", help="the kind of API (default: %(default)s)")
    form.add_argument("--set-command", action="store_true", help="print the AWS CLI command that sets it instead")
    add_output_arguments(form, ("text", "json"))


def run(options: argparse.Namespace) -> int:
    """Print the format, or the command that sets it."""
    form = advised(options.api_type)
    command = commands(options.api_type, form)
    if options.format == "json":
        emit(options, json.dumps({"api_type": options.api_type, "format": form, "command": command}, indent=1) + "\n")
    else:
        emit(options, (command if options.set_command else form) + "\n")
    return NOTHING_REFUSED
