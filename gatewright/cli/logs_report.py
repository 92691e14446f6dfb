"""`gatewright logs report`: what access logs tell of refused calls, by cause, route, caller, key, address and time."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gatewright.bulk.analyse import Origin, analyse
from gatewright.bulk.records import Line
from gatewright.bulk.report.html import as_html
from gatewright.bulk.report.json_ import as_json
from gatewright.bulk.report.text import as_text
from gatewright.bulk.report.value import Report, report_of
from gatewright.bulk.tally import Tally
from gatewright.bulk.verdict_file import VerdictFile
from gatewright.bulk.verdict_row import Keep
from gatewright.bulk.wanted import Wanted
from gatewright.cli.exits import FOUND, NOTHING_REFUSED, UNDECIDABLE, UsageError
from gatewright.cli.language import language, translator
from gatewright.cli.log_verdicts import by_the_line
from gatewright.cli.output import emit, in_colour, remark
from gatewright.doctor.commands_of_v2 import of_v2
from gatewright.engine.catalogue import CAUSES
from gatewright.model.cause import Confirm, Fix
from gatewright.model.terminal import COLOUR, PLAIN
from gatewright.sources.access_log import reader
from gatewright.sources.errors import SourceError


def run(options: argparse.Namespace) -> int:
    """Count the calls of the logs and print the report."""
    translate = translator(options.lang)
    if options.cause is not None and options.cause not in CAUSES:
        raise UsageError(f"no cause `{options.cause}`; `gatewright causes` lists them")
    wanted = Wanted(since=options.since, until=options.until, route=options.route)
    try:
        with _kept(options) as keep:
            tally = analyse(
                (Origin(name=_name(each), lines=_lines(each)) for each in options.path),
                reader(options.log_format),
                by_the_line,
                wanted,
                keep,
            )
            _must_be_logs(tally, options.path)
    except SourceError as error:
        raise UsageError(str(error)) from error
    report = report_of(tally, top=options.top, cause=options.cause)
    _remark(report, options)
    if options.format == "json":
        emit(options, json.dumps(as_json(report, translate), indent=1, ensure_ascii=False) + "\n")
    elif options.format == "html":
        emit(options, as_html(report, translate, language=language(options.lang), command_of=_command_of))
    elif not options.quiet or options.output is not None:
        emit(options, as_text(report, translate, style=COLOUR if in_colour(options) else PLAIN))
    return _status(report)


@contextmanager
def _kept(options: argparse.Namespace) -> Iterator[Keep | None]:
    """Give what takes each verdict, where somebody wants them in a file; it is there once nothing went wrong."""
    if options.to is None:
        yield None
        return
    with VerdictFile(options.to) as file:
        yield file.add if options.cause is None else lambda row: file.add(row) if row.cause == options.cause else None


def _command_of(what: Fix | Confirm, api_type: str) -> str | None:
    """Return the command of a fix or a look as an API of that kind needs it; `None` where it has none."""
    if isinstance(what, Confirm) and what.of not in (None, api_type.upper()):
        return None
    if api_type == "rest" or (isinstance(what, Confirm) and what.of is not None):
        return what.command
    return (what.of_http_api if isinstance(what, Fix) else None) or of_v2(what.command)


def _status(report: Report) -> int:
    """Return 0 where nothing was refused, 1 where a cause is known, 3 where none is or no status was told."""
    if not report.causes:
        return UNDECIDABLE if report.untold else NOTHING_REFUSED
    return FOUND if any(each.cause is not None for each in report.causes) else UNDECIDABLE


def _must_be_logs(tally: Tally, paths: list[str]) -> None:
    """Refuse what has no line of an access log."""
    if not tally.lines:
        raise UsageError(f"expected access logs, got nothing in {', '.join(f'`{each}`' for each in paths)}")
    unread = tally.first_unreadable
    if unread is not None and tally.unreadable == tally.lines:
        what = f"{unread.origin}: line {unread.number}: {unread.why}"
        raise UsageError(f"{what}; if the stage has a format of its own, name it with --log-format")


def _remark(report: Report, options: argparse.Namespace) -> None:
    """Say beside the report, where that is for programs, what could not be read."""
    unread = report.first_unreadable
    if unread is None or (options.format == "text" and options.output is None):
        return
    more = f" and {report.unreadable - 1} more" if report.unreadable > 1 else ""
    remark(options)(f"{unread.origin}: line {unread.number}{more}: {unread.why}; not counted")


def _name(path: str) -> str:
    return "standard input" if path == "-" else path


def _lines(path: str) -> Iterator[Line]:
    if path == "-":
        if sys.stdin is None:
            raise UsageError("cannot read standard input: it is closed")
        for number, raw in enumerate(sys.stdin.buffer, start=1):
            yield number, raw.decode("utf-8", "surrogateescape").rstrip("\r\n")
        return
    try:
        with Path(path).open("rb") as file:
            for number, raw in enumerate(file, start=1):
                yield number, raw.decode("utf-8", "surrogateescape").rstrip("\r\n")
    except OSError as error:
        raise UsageError(f"cannot read `{path}`: {(error.strerror or str(error)).lower()}") from error
