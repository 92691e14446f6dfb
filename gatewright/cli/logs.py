"""`gatewright logs`: the format that makes the next 403 provable, and what logs tell of those that came."""

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path

from gatewright.cli.configured import add_document_arguments
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
    report = commands_of.add_parser(
        "report",
        help="count the refused calls of access logs by cause, route, caller, key and time",
        description="Count the refused calls of access logs by cause, route, caller, key and time.",
    )
    _add_report_arguments(report)


def _add_report_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the report."""
    parser.add_argument(
        "path",
        nargs="+",
        metavar="PATH",
        help="access logs in the order of time: files, folders or s3://BUCKET/PREFIX, plain or packed; - for stdin",
    )
    parser.add_argument(
        "--log-format", metavar="FORMAT", help="the access log's format, with its $context variables (default: auto)"
    )
    parser.add_argument("--top", type=number, default=10, metavar="N", help="rows of each kind (default: %(default)s)")
    parser.add_argument("--since", type=moment, metavar="TIME", help="only calls from then on: an ISO time, UTC")
    parser.add_argument("--until", type=moment, metavar="TIME", help="only calls before then")
    parser.add_argument("--route", metavar="ROUTE", help="only calls of this route: `GET /pets/{id}` or `/pets/{id}`")
    parser.add_argument("--cause", metavar="CAUSE", help="only refused calls of which this is the leading cause")
    parser.add_argument(
        "--to", type=Path, metavar="FILE.parquet", help="also write every verdict as a row of a Parquet file"
    )
    parser.add_argument(
        "--config",
        metavar="FILE|DIR|aws",
        help="decide with a configuration: a template, an OpenAPI definition, a capture, a folder of saved AWS CLI"
        " answers, or `aws`",
    )
    add_document_arguments(parser)
    parser.add_argument("--profile", metavar="NAME", help="the AWS profile that `--config aws` and s3:// are read with")
    parser.add_argument("--region", metavar="REGION", help="their AWS region")
    parser.add_argument("--endpoint-url", metavar="URL", help="their endpoint")
    add_output_arguments(parser, ("text", "json", "html"))


def run(options: argparse.Namespace) -> int:
    """Print the format, the command that sets it, or the report."""
    if options.what == "report":
        from gatewright.cli.logs_report import run as report  # noqa: PLC0415 - the format needs no catalogue of causes

        return report(options)
    form = advised(options.api_type)
    command = commands(options.api_type, form)
    if options.format == "json":
        emit(options, json.dumps({"api_type": options.api_type, "format": form, "command": command}, indent=1) + "\n")
    else:
        emit(options, (command if options.set_command else form) + "\n")
    return NOTHING_REFUSED


def moment(text: str) -> float:
    """Return the Unix seconds of an ISO time; one without a zone is UTC."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"expected a time like 2026-11-26T05:00:00Z, got `{text}`") from error
    return (at if at.tzinfo is not None else at.replace(tzinfo=UTC)).timestamp()


def number(text: str) -> int:
    """Return a number of rows."""
    if not (text.isascii() and text.isdecimal() and 0 < int(text) <= 100_000):
        raise argparse.ArgumentTypeError(f"expected a number from 1 to 100000, got `{text}`")
    return int(text)
