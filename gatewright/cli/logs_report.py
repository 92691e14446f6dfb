"""`gatewright logs report`: what access logs tell of refused calls, by cause, route, caller, key, address and time."""

import argparse
import json
import os
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from gatewright.bulk.analyse import Asked, analyse
from gatewright.bulk.replay_side import Place
from gatewright.bulk.report.html import as_html
from gatewright.bulk.report.json_ import as_json
from gatewright.bulk.report.text import as_text
from gatewright.bulk.report.value import Report, report_of
from gatewright.bulk.tally import Tally
from gatewright.bulk.verdict_file import VerdictFile
from gatewright.bulk.verdict_row import Keep
from gatewright.bulk.wanted import Wanted
from gatewright.cli.configured import Target, documents
from gatewright.cli.exits import FOUND, NOTHING_REFUSED, UNDECIDABLE, UsageError
from gatewright.cli.language import language, translator
from gatewright.cli.log_verdicts import ByConfiguration, by_the_line
from gatewright.cli.output import emit, in_colour, remark
from gatewright.configuration.documents import Documents
from gatewright.doctor.commands_of_v2 import of_v2
from gatewright.engine.catalogue import CAUSES
from gatewright.model.cause import Confirm, Fix
from gatewright.model.terminal import COLOUR, PLAIN
from gatewright.sources.errors import SourceError
from gatewright.sources.log_files import LogPiece, pieces
from gatewright.sources.s3_objects import S3Access

_PIECE: Final = 16 << 20
"""So many bytes are read at once by one process."""

_FEW: Final = 1
_MUCH: Final = 64 << 20
"""With fewer bytes, another process would take longer to start than it would help."""


def run(options: argparse.Namespace) -> int:
    """Count the calls of the logs and print the report."""
    translate = translator(options.lang)
    if options.cause is not None and options.cause not in CAUSES:
        raise UsageError(f"no cause `{options.cause}`; `gatewright causes` lists them")
    try:
        with _kept(options) as keep:
            tally = _tally(options, keep)
            _must_be_logs(tally, options)
    except SourceError as error:
        raise UsageError(str(error)) from error
    found = report_of(tally, top=options.top, cause=options.cause)
    report = replace(found, log=_shown_next(options))
    _remark(report, options)
    if options.format == "json":
        emit(options, json.dumps(as_json(report, translate), indent=1, ensure_ascii=False) + "\n")
    elif options.format == "html":
        emit(options, as_html(report, translate, language=language(options.lang), command_of=_command_of))
    elif not options.quiet or options.output is not None:
        emit(options, as_text(report, translate, style=COLOUR if in_colour(options) else PLAIN))
    return _status(report)


def _shown_next(options: argparse.Namespace) -> str | None:
    """Return the logs as one types them for the doctor, who takes no folder; `None` where a configuration decided."""
    if options.config is not None:
        return None
    files = [place for place in options.path if Path(place).is_file()]
    return shlex.join(files) if files and len(files) == len(options.path) else "LOG"


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


def _must_be_logs(tally: Tally, options: argparse.Namespace) -> None:
    """Refuse what has no line of an access log."""
    if not tally.lines:
        raise UsageError(f"expected access logs, got nothing in {', '.join(f'`{each}`' for each in options.path)}")
    unread = tally.first_unreadable
    if unread is not None and tally.unreadable == tally.lines:
        what = f"{unread.origin}: line {unread.number}: {unread.why}"
        if options.log_format in (None, "auto"):
            raise UsageError(f"{what}; if the stage has a format of its own, name it with --log-format")
        raise UsageError(f"{what}; `--log-format` is to be the whole format of the stage, as it stands there")


def _remark(report: Report, options: argparse.Namespace) -> None:
    """Say beside the report, where that is for programs, what could not be read."""
    unread = report.first_unreadable
    if unread is None or (options.format == "text" and options.output is None):
        return
    more = f" and {report.unreadable - 1} more" if report.unreadable > 1 else ""
    remark(options)(f"{unread.origin}: line {unread.number}{more}: {unread.why}; not counted")


def _tally(options: argparse.Namespace, keep: Keep | None) -> Tally:
    """Count, in several processes where there is much to read."""
    access = S3Access(options.profile, options.region, options.endpoint_url)
    say = remark(options)
    found = list(pieces(options.path, remark=say, access=access, most=_PIECE))
    asked = Asked(
        decide=by_the_line,
        log_format=options.log_format,
        wanted=Wanted(since=options.since, until=options.until, route=options.route),
        keep=keep,
    )
    if options.config is not None:
        return _with_configuration(found, asked, options)
    several = len(found) > _FEW and sum(map(_size, found)) >= _MUCH
    processes = min(len(os.sched_getaffinity(0)), len(found)) if several else 1
    return analyse(found, asked, remark=say, processes=processes)


def _with_configuration(found: list[LogPiece], asked: Asked, options: argparse.Namespace) -> Tally:
    """Count by what is known of the account; say where the lines do not tell what that would take."""
    opened: dict[tuple[str | None, str | None, str | None], Documents] = {}

    def documents_of(place: Place) -> Documents:
        key = (place.api_id, place.region, place.account_id)
        if key not in opened:
            target = Target(
                region=place.region, api_id=place.api_id, stage=place.stage, account_ending=place.account_id or ""
            )
            opened[key] = documents(options, target)
        return opened[key]

    say = remark(options)
    configured = ByConfiguration(documents_of, whole=options.config != "aws")
    asked = replace(asked, decide=configured.decide, group=configured.group, is_portable=False)
    tally = analyse(found, asked, remark=say)
    if tally.refused and not configured.applied:
        say(
            "`--config` decided no call: a line has to tell `$context.domainName`, `$context.path` and"
            " `$context.httpMethod`; `gatewright logs format` prints such a format"
        )
    return tally


def _size(piece: LogPiece) -> int:
    """Return about how many bytes a piece has; of an object of S3, which takes its time, enough for a process."""
    if piece.stop is not None:
        return piece.stop - piece.start
    if piece.here:
        return 0
    try:
        return Path(piece.name).stat().st_size - piece.start
    except OSError:
        return _PIECE
