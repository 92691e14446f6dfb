"""The lab's table: for a terminal, and as a page that needs nothing else."""

from collections.abc import Iterable
from html import escape

from gatewright.doctor.report.text import as_text
from gatewright.i18n import N_, Translate, in_english
from gatewright.lab.detour import Detour
from gatewright.lab.experiment import Row
from gatewright.model.message import fill
from gatewright.model.request import Headers
from gatewright.model.terminal import padded, width
from gatewright.sources.redact import redact_text, secrets_in

_HEAD = (N_("cause"), N_("answer"), N_("from the answer alone"), N_("with configuration"), N_("repaired"), N_("closed"))


def table(rows: Iterable[Row], translate: Translate = in_english) -> str:
    """Return the table for a terminal."""
    cells = [tuple(translate(head) for head in _HEAD), *(_cells(row) for row in rows)]
    widths = [max(width(row[column]) for row in cells) for column in range(len(_HEAD))]
    lines = ["  ".join(padded(cell, widths[column]) for column, cell in enumerate(row)).rstrip() for row in cells]
    return "\n".join([lines[0], "  ".join("-" * columns for columns in widths), *lines[1:]]) + "\n"


def _cells(row: Row) -> tuple[str, ...]:
    first = next(iter(row.configured.findings), None)
    configured = f"{first.cause.id} ({first.standing})" if first else "-"
    if row.named_configured and first is not None:
        configured = first.standing
    return (
        row.cause_id,
        row.answer.word,
        f"{_place(row)} of {len(row.alone.findings)}" if row.named_alone else "NOT NAMED",
        configured,
        "-" if row.after is None else row.after.word,
        "yes" if row.closed else f"NO {row.trouble or ''}".strip(),
    )


def _place(row: Row) -> int:
    return [finding.cause.id for finding in row.alone.findings].index(row.cause_id) + 1


def told(detour: Detour, translate: Translate = in_english) -> str:
    """Return what came of the detour, in a line for a terminal."""
    if detour.closed:
        text = translate(
            N_("by way of a REST API, the refusal of a client certificate at an HTTP API was told: {reason}")
        )
        return fill(text, {"reason": detour.reason})
    text = translate(N_("the way by a REST API did not tell why an HTTP API refuses a client certificate: {trouble}"))
    return fill(text, {"trouble": detour.trouble or detour.reason or "-"})


def page(rows: Iterable[Row], translate: Translate = in_english, detour: Detour | None = None) -> str:
    """Return the page: every row with its raw answer, its diagnosis and its fix; and the detour, step by step."""
    sections = "".join(_section(row, translate) for row in rows)
    if detour is not None:
        mark = "closed" if detour.closed else "open"
        texts = (as_text([detour.diagnosis], translate), "\n".join(detour.steps))
        shown = "".join(f"<pre>{escape(text)}</pre>" for text in texts)
        sections += f"<section class={mark}><h2>{escape(told(detour, translate))}</h2>{shown}</section>"
    head = f"<!doctype html><html lang=en><meta charset=utf-8><title>Gatewright lab</title>{_STYLE}"
    return f"{head}<h1>Lab</h1>{sections}</html>\n"


def _section(row: Row, translate: Translate) -> str:
    mark = "closed" if row.closed else "open"
    texts = [row.answer.transcript, as_text([row.configured], translate)]
    if row.after is not None:
        texts.append(row.after.transcript)
    secrets = frozenset(secret for text in texts for secret in secrets_in(_sent(text)))
    shown = "".join(f"<pre>{escape(redact_text(text, secrets))}</pre>" for text in texts)
    return f"<section class={mark}><h2>{escape(row.cause_id)} <small>{mark}</small></h2>{shown}</section>"


def _sent(text: str) -> Headers:
    """Return the header fields that a transcript shows to have been sent."""
    lines = [line.removeprefix("> ").partition(": ") for line in text.splitlines() if line.startswith("> ")]
    return Headers(tuple((name, value) for name, colon, value in lines if colon))


_STYLE = """<style>
body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a }
section { border-left: 4px solid #2e7d32; padding-left: 1rem; margin: 2rem 0 }
section.open { border-color: #b3261e }
h2 { margin-bottom: .25rem } small { font-weight: normal; color: #666 }
pre { background: #f6f8fa; padding: .75rem; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 13px }
</style>"""
