"""`gatewright explain`: the page of a cause, or the causes behind an error message."""

import argparse
import difflib
import json

from gatewright.cli.exits import NOTHING_REFUSED, UNDECIDABLE, UsageError
from gatewright.cli.language import translator
from gatewright.cli.output import add_output_arguments, emit
from gatewright.doctor.explained import explained
from gatewright.doctor.lookup import ids
from gatewright.doctor.page import page
from gatewright.i18n import N_
from gatewright.model.cause import Cause
from gatewright.model.message import fill


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("what", nargs="+", metavar="CAUSE|TEXT", help="a cause's id, an error type or a message")
    add_output_arguments(parser, ("text", "json"))


def run(options: argparse.Namespace) -> int:
    """Print one page, or the list of causes that answer with this text."""
    translate = translator(options.lang)
    text = " ".join(options.what)
    found = explained(text)
    if not found:
        close = difflib.get_close_matches(text, ids(), n=1)
        hint = f"; did you mean `{close[0]}`?" if close else "; `gatewright causes` lists them"
        if close or ("." in text.strip() and " " not in text.strip()):
            raise UsageError(f"no cause `{text}`{hint}")
        nothing = translate(N_("No cause known here answers with this text."))
        emit(options, "[]\n" if options.format == "json" else f"{nothing}\n")
        return UNDECIDABLE
    if options.format == "json":
        emit(options, json.dumps([_json(cause, translate(cause.title)) for cause in found], ensure_ascii=False) + "\n")
    elif len(found) == 1:
        emit(options, page(found[0], translate))
    else:
        head = fill(
            translate(N_("{number} causes can be meant by this text, the likeliest first:")), {"number": len(found)}
        )
        rows = [f"  {cause.id}\n      {translate(cause.title)}" for cause in found]
        next_step = translate(
            N_(
                "`gatewright explain CAUSE` shows the page of one of them. Which one it is, `gatewright diagnose` tells"
                " from the answer that came: a `curl -v` transcript, a HAR file, or a line of the access log."
            )
        )
        emit(options, "\n".join([head, *rows, "", next_step]) + "\n")
    return NOTHING_REFUSED


def _json(cause: Cause, title: str) -> dict[str, object]:
    return {"cause": cause.id, "seed_row": cause.seed_row, "title": title}
