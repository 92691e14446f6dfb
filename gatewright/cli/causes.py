"""`gatewright causes`: the catalogue."""

import argparse
import json

from gatewright.cli.exits import NOTHING_REFUSED
from gatewright.cli.language import translator
from gatewright.cli.output import add_output_arguments, emit
from gatewright.engine.catalogue import CAUSES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_output_arguments(parser, ("text", "json"))


def run(options: argparse.Namespace) -> int:
    """Print every cause with its title."""
    translate = translator(options.lang)
    if options.format == "json":
        rows = [
            {"cause": cause.id, "seed_row": cause.seed_row, "title": translate(cause.title), "since": cause.since}
            for cause in CAUSES.values()
        ]
        emit(options, json.dumps(rows, indent=1, ensure_ascii=False) + "\n")
        return NOTHING_REFUSED
    longest = max(len(name) for name in CAUSES)
    emit(options, "".join(f"{name.ljust(longest)}  {translate(cause.title)}\n" for name, cause in CAUSES.items()))
    return NOTHING_REFUSED
