"""The page of one call: why it was answered so, what to do, what every check said, and how to take it elsewhere."""

from collections.abc import Iterable
from datetime import UTC, datetime
from html import escape
from typing import Literal

from gatewright.console.markup import answer, command, page, section
from gatewright.console.reader import Reader
from gatewright.console.recorded import Recorded
from gatewright.console.recording import Doors
from gatewright.console.views.way import checks, way
from gatewright.console.views.who import cause_behind, page_of, verb, who
from gatewright.doctor.curl_line import curl_of
from gatewright.doctor.live import told_alone
from gatewright.doctor.report.html import card, picture
from gatewright.doctor.report.phases import Phase
from gatewright.i18n import N_
from gatewright.model.cause import Cause
from gatewright.model.response import Response
from gatewright.sources.exchange_file import render


def call_page(
    reader: Reader, call: Recorded, doors: Doors, today: Cause | Literal["allowed"] | None = None
) -> Response:
    """Return the page of a call; `today` is what it would meet now, where that is something else."""
    lines = way(call)
    parts = (
        _back(reader),
        _today(reader, today),
        _why(reader, call, tuple(line.phase for line in lines)),
        section(reader.say(N_("Every check, in order")), checks(reader, lines)),
        section(reader.say(N_("Take it from here")), _commands(reader, call, doors)),
        section(reader.say(N_("What was sent, and what came back")), _exchange(reader, call)),
    )
    title = f"{call.status} {verb(call)} {call.exchange.path}"
    return page(reader, title, "".join(parts), here="")


def exchange_file(call: Recorded) -> Response:
    """Return the call as an exchange file, to be saved."""
    name = "".join(letter for letter in call.id if letter.isalnum() or letter == "-") or "call"
    attached = ("Content-Disposition", f'attachment; filename="exchange-{name}.json"')
    return answer(200, "application/json", render(call.exchange).encode("utf-8", "replace"), attached)


def _back(reader: Reader) -> str:
    link = reader.element(f'a href="{reader.link("")}"', N_("All calls"))
    return f'<p class="back">{link}</p>'


def _today(reader: Reader, today: Cause | Literal["allowed"] | None) -> str:
    if today is None:
        return ""
    text = N_("With what stands here now, this call would be let in.")
    if today == "allowed":
        return f'<p class="notice good" role="status">{reader.say(text)}</p>'
    text = N_("With what stands here now, this call would be refused for something else:")
    link = f'<a href="{reader.link(f"causes/{today.id}")}">{reader.say(today.title)}</a>'
    return f'<p class="notice" role="status">{reader.say(text)} {link}</p>'


def _why(reader: Reader, call: Recorded, phases: tuple[Phase, ...]) -> str:
    """Return the doctor's card; of a call that nobody refused, what there is to say of it."""
    diagnosis = call.diagnosis or told_alone(call.exchange, call.trace)
    if diagnosis is not None and (call.cause is not None or cause_behind(call) is not None):
        # It was masked when it was kept.
        return card(diagnosis, reader.translate, show_secrets=True, way=phases)
    text = who(reader, call)
    line = f"{verb(call)} {call.exchange.url}"
    return (
        f'<article><h1>{text}</h1><p class="call">{escape(line)}</p><p class="call">{call.status}</p>'
        f"{picture(phases, reader.translate)}</article>"
    )


def _commands(reader: Reader, call: Recorded, doors: Doors) -> str:
    parts = []
    line = None if call.protocol == "WEBSOCKET" else curl_of(call.exchange, call.region)
    if line is not None:
        account = f"--config aws --endpoint-url {doors.endpoint_url} --region {call.region}"
        again = line.replace("curl -i", "curl -v", 1)
        parts += [
            reader.element("p", N_("Make the call again; a secret stands as a variable of the shell:")),
            command(line),
            reader.element("p", N_("Make it again, and have the doctor look at it with what stands here:")),
            command(f"{again} 2>&1 | gatewright diagnose - {account}"),
        ]
        if _had_a_body(call):
            parts.append(reader.element("p", N_("The body of the call is not kept: add it with --data.")))
    cause = call.cause or cause_behind(call)
    if cause is not None:
        href = reader.link(f"causes/{cause.id}")
        text = reader.say(N_("What this cause is, and what looks like it"))
        parts.append(f'<p><a href="{href}">{text}</a>: <code>gatewright explain {escape(cause.id)}</code></p>')
    href = reader.link(f"{page_of(call)}/exchange.json")
    text = reader.say(N_("The call as a file, secrets masked"))
    parts.append(f'<p><a href="{href}" download>{text}</a>: <code>gatewright diagnose exchange-….json</code></p>')
    return "".join(parts)


def _had_a_body(call: Recorded) -> bool:
    length = call.exchange.headers.get("content-length")
    return length not in (None, "0") or call.exchange.headers.get("transfer-encoding") is not None


def _exchange(reader: Reader, call: Recorded) -> str:
    exchange, seen = call.exchange, call.exchange.observation
    arrived = datetime.fromtimestamp(call.at, UTC).astimezone()
    told = [
        (N_("Arrived"), f"{arrived.isoformat(sep=' ', timespec='milliseconds')}"),
        (N_("Request id"), call.id),
        (N_("API"), " ".join(part for part in (call.api_id, call.stage, call.route) if part) or "-"),
    ]
    rows = "".join(f'<tr><th scope="row">{reader.say(name)}</th><td>{escape(value)}</td></tr>' for name, value in told)
    body = ""
    if isinstance(seen.body, bytes) and seen.body:
        body = f"<pre>{escape(seen.body.decode('utf-8', 'replace'))}</pre>"
    sent, answered = reader.element("h3", N_("Request headers")), reader.say(N_("Answer"))
    return (
        f"<table>{rows}</table>{sent}{_fields(exchange.headers)}"
        f"<h3>{answered}: {call.status}</h3>{_fields(seen.headers)}{body}"
    )


def _fields(fields: Iterable[tuple[str, str]]) -> str:
    rows = "".join(f'<tr><th scope="row">{escape(name)}</th><td>{escape(value)}</td></tr>' for name, value in fields)
    return f'<table class="fields">{rows}</table>' if rows else "<p>-</p>"
