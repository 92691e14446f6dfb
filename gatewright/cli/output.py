"""Where a command writes, whether in colour, and what it says beside its report."""

import argparse
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from gatewright.cli.exits import UsageError
from gatewright.sources.redact_loose import redact_loose


def add_output_arguments(parser: argparse.ArgumentParser, formats: tuple[str, ...]) -> None:
    """Add the arguments that every command with a report takes."""
    parser.add_argument("--format", choices=formats, default=formats[0], help="what to print (default: %(default)s)")
    parser.add_argument("--lang", metavar="LANG", help="en, fr, es or ja (default: from LC_ALL, LC_MESSAGES, LANG)")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colours (default: auto)")
    parser.add_argument(
        "--quiet", action="store_true", help="print no text and no remarks: the exit status tells, or FILE does"
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="write there instead of standard output")


def in_colour(options: argparse.Namespace) -> bool:
    """Tell whether the report may use colours: asked for, or a terminal and NO_COLOR unset (no-color.org)."""
    if options.color != "auto":
        return bool(options.color == "always")
    return options.output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def columns(options: argparse.Namespace) -> int | None:
    """Return how wide the terminal is that the report goes to; `None` where it goes to a file or a pipe."""
    return shutil.get_terminal_size().columns if options.output is None and sys.stdout.isatty() else None


def emit(options: argparse.Namespace, text: str) -> None:
    """Write the report. Raises `UsageError` when the file cannot be written."""
    if options.output is None:
        _print(text)
        return
    try:
        options.output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write `{options.output}`: {(error.strerror or str(error)).lower()}") from error


def remark(options: argparse.Namespace) -> Callable[[str], None]:
    """Return what tells a person, beside the report, what there is to know of what was read."""
    if options.quiet:
        return lambda _: None
    return lambda line: print(f"gatewright: {redact_loose(line)}", file=sys.stderr)


def _print(text: str) -> None:
    """Write to standard output; what its encoding lacks stands as an escape, so that no report is lost over it."""
    if sys.stdout is None:
        raise UsageError("cannot write standard output: it is closed")
    encoding = sys.stdout.encoding or "utf-8"
    try:
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        # Python would flush once more at exit, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise UsageError(f"cannot write standard output: {(error.strerror or str(error)).lower()}") from error
