"""`gatewright explain`: the page of a cause, the causes behind an error message, or the meaning of a word."""

import argparse
import difflib
import json

from gatewright.cli.exits import NOTHING_REFUSED, UNDECIDABLE, UsageError
from gatewright.cli.language import translator
from gatewright.cli.output import add_output_arguments, columns, emit
from gatewright.doctor.explain.explained import explained
from gatewright.doctor.explain.glossary import known_words, meaning
from gatewright.doctor.explain.lookup import ids
from gatewright.doctor.explain.page import page
from gatewright.i18n import N_, Translate
from gatewright.model.cause import Cause
from gatewright.model.folded import folded
from gatewright.model.message import fill


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "what", nargs="+", metavar="CAUSE|TEXT", help="a cause's id, an error type, a message, or a word of AWS's"
    )
    add_output_arguments(parser, ("text", "json"))


def run(options: argparse.Namespace) -> int:
    """Print one page, or the list of causes that answer with this text; before it, what a word means."""
    translate = translator(options.lang)
    text = " ".join(options.what)
    found = explained(text)
    means = meaning(text)
    told = "" if means is None else _lines(translate(means), options)
    if means is not None and not found and options.format == "text":
        emit(options, told)
        return NOTHING_REFUSED
    if not found:
        close = difflib.get_close_matches(text, ids(), n=1)
        hint = f"; did you mean `{close[0]}`?" if close else "; `gatewright causes` lists them"
        if close or ("." in text.strip() and " " not in text.strip()):
            raise UsageError(f"no cause `{text}`{hint}")
        emit(options, "[]\n" if options.format == "json" else _nothing(options, translate))
        return UNDECIDABLE
    if options.format == "json":
        emit(options, json.dumps([_json(cause, translate(cause.title)) for cause in found], ensure_ascii=False) + "\n")
    elif len(found) == 1:
        emit(options, (told and f"{told}\n") + page(found[0], translate))
    else:
        head = fill(
            translate(N_("{number} causes can be meant by this text, the likeliest first:")), {"number": len(found)}
        )
        rows = [f"  {cause.id}\n" + _lines(f"      {translate(cause.title)}", options, 6) for cause in found]
        next_step = translate(
            N_(
                "`gatewright explain CAUSE` shows the page of one of them. Which one it is, `gatewright diagnose` tells"
                " from the answer that came: a `curl -v` transcript, a HAR file, or a line of the access log."
            )
        )
        emit(options, (told and f"{told}\n") + f"{head}\n{''.join(rows)}\n" + _lines(next_step, options))
    return NOTHING_REFUSED


def _nothing(options: argparse.Namespace, translate: Translate) -> str:
    """Return what whoever asked for something unknown can do."""
    nothing = translate(N_("No cause known here answers with this text."))
    instead = translate(
        N_(
            "`gatewright diagnose -` takes all that came back, in whatever form; `gatewright causes` lists the causes."
            " Words with a meaning here: {words}."
        )
    )
    return f"{nothing}\n\n" + _lines(fill(instead, {"words": ", ".join(known_words())}), options)


def _lines(text: str, options: argparse.Namespace, hang: int = 0) -> str:
    return "".join(f"{line}\n" for line in folded(text, columns(options), hang))


def _json(cause: Cause, title: str) -> dict[str, object]:
    return {"cause": cause.id, "seed_row": cause.seed_row, "title": title}
