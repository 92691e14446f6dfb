"""`gatewright lab`: provoke, diagnose and repair every cause on a gateway of its own."""

import argparse
import difflib
import os
import sys
from pathlib import Path

import boto3

from gatewright.cli.exits import FOUND, NOTHING_REFUSED, UsageError
from gatewright.engine.catalogue import CAUSES
from gatewright.lab.detour import CAUSE_ID, Detour, detour
from gatewright.lab.experiment import Row, experiment
from gatewright.lab.report import page, table, told
from gatewright.lab.server import aws, gateway
from gatewright.lab.situations import SITUATIONS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("--cause", action="append", metavar="ID", help="only this cause (may be repeated)")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write every answer and diagnosis there")


def _unknown(cause_id: str) -> str:
    """Return why a cause cannot be provoked."""
    if cause_id in CAUSES:
        return f"the lab cannot provoke `{cause_id}`: no call to a gateway of its own is refused for it"
    near = ", ".join(f"`{one}`" for one in difflib.get_close_matches(cause_id, SITUATIONS, n=3, cutoff=0.5))
    return f"the lab has no cause `{cause_id}`; " + (f"near it is {near}" if near else "`gatewright causes` lists them")


def run(options: argparse.Namespace) -> int:
    """Run the rows; the exit status says whether every one closed."""
    wanted = options.cause or list(SITUATIONS)
    for cause_id in wanted:
        if cause_id not in SITUATIONS:
            raise UsageError(_unknown(cause_id))
    _make_folder(options.html)
    rows: list[Row] = []
    way: Detour | None = None
    try:
        with gateway() as url:
            os.environ.update(aws(url))
            session = boto3.Session()
            for cause_id in wanted:
                if sys.stderr.isatty():
                    print(f"\r\x1b[K{cause_id} ...", end="", file=sys.stderr, flush=True)
                rows.append(experiment(url, session, cause_id, SITUATIONS[cause_id]))
            way = detour(url, session) if CAUSE_ID in wanted else None
    except OSError as error:
        raise UsageError(str(error)) from error
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr)
    print(table(rows), end="")
    if way is not None:
        print(f"\n{told(way)}")
    if options.html is not None:
        _write(options.html, page(rows, detour=way))
    closed = sum(row.closed for row in rows)
    print(f"\n{closed} of {len(rows)} rows closed" + (f"; see {options.html}" if options.html else ""))
    return NOTHING_REFUSED if closed == len(rows) and (way is None or way.closed) else FOUND


def _make_folder(file: Path | None) -> None:
    """Make the folder of the report before the work, rather than fail after it."""
    if file is not None:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"cannot write `{file}`: {(error.strerror or str(error)).lower()}") from error


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write `{file}`: {(error.strerror or str(error)).lower()}") from error
