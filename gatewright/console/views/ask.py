"""The page that takes evidence, and the one with what the doctor makes of it."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from html import escape

from gatewright.console.asked import MOST_BYTES, Examined
from gatewright.console.markup import command, page
from gatewright.console.reader import Reader
from gatewright.doctor.diagnosis import NextQuestion
from gatewright.doctor.report.html import card, no_card
from gatewright.i18n import N_
from gatewright.model.response import Response

MEGABYTES = MOST_BYTES // (1024 * 1024)
"""What may be pasted, in mebibytes."""


def ask(reader: Reader, *, complaint: str = "", status: int = 200) -> Response:
    """Return the form; `complaint` says in one line why what came could not be read."""
    title = N_("Ask about a call that was made elsewhere")
    notice = ""
    if complaint:
        unread = reader.say(N_("This could not be read:"))
        notice = f'<p class="notice" role="alert">{unread} <code>{escape(complaint)}</code></p>'
    body = f"<h1>{reader.say(title)}</h1>{notice}{_form(reader)}"
    return page(reader, reader.translate(title), body, here="ask", status=status)


def busy(reader: Reader) -> Response:
    """Return the form for whom the doctor has no time, with what he can do."""
    title = N_("Ask about a call that was made elsewhere")
    later = N_("The doctor is busy with what others sent. Send it again in a few seconds, or run the command:")
    notice = f'<p class="notice" role="alert">{reader.say(later)}</p>{command("gatewright diagnose FILE")}'
    body = f"<h1>{reader.say(title)}</h1>{notice}{_form(reader)}"
    told = page(reader, reader.translate(title), body, here="ask", status=503)
    return replace(told, headers=(*told.headers, ("Retry-After", "5")))


def asked(reader: Reader, found: Examined, facts: Mapping[str, str]) -> Response:
    """Return the diagnoses; `facts` are the answers that were given so far."""
    title = N_("What the doctor says")
    cards = "".join(
        card(
            diagnosis,
            reader.translate,
            configured=configured,
            answering=None if found.again is None else partial(_answering, reader, found.again, facts),
        )
        + _configured(reader, configured=configured)
        for diagnosis, configured in found.diagnoses
    )
    notes = [*found.remarks]
    if found.left_out:
        more = N_("{number} more refused calls are not shown; the command shows all of them:")
        notes.append(reader.translate(more).replace("{number}", str(found.left_out)))
    told = "".join(f'<p class="notice">{escape(note)}</p>' for note in notes)
    told += command("gatewright diagnose FILE") if found.left_out else ""
    again = reader.element(f'a href="{reader.link("ask")}"', N_("Ask about another one"))
    body = f"{cards or no_card(reader.translate)}{told}<p>{again}</p>"
    return page(reader, reader.translate(title), body, here="ask")


def _answering(reader: Reader, evidence: str, facts: Mapping[str, str], question: NextQuestion) -> str:
    """Return the form that answers a question: the evidence goes along, since none is kept."""
    told = _hidden("known", "\n".join(f"{name}={value}" for name, value in facts.items()))
    buttons = "".join(
        f'<button name="fact" value="{escape(question.id)}={escape(value)}">{escape(value)}</button> '
        for value in question.values
    )
    return (
        f'<form class="answers" action="{reader.link("ask")}" method="post" enctype="multipart/form-data">'
        f"{_hidden('evidence', evidence)}{told}{buttons}</form>"
    )


def _hidden(name: str, value: str) -> str:
    return f'<input type="hidden" name="{name}" value="{escape(value)}">'


def _configured(reader: Reader, *, configured: bool) -> str:
    text = N_("Decided with what stands on this server.")
    if not configured:
        text = N_("Nothing of this server was used: what was shown names no API that stands here.")
    return f'<p class="aside">{reader.say(text)}</p>'


def _form(reader: Reader) -> str:
    what = N_(
        "What curl -v or wscat printed, a HAR file of the browser, the error of an SDK, lines of an access or execution"
        " log, an exchange file, or just the answer."
    )
    kept = N_("It is examined here, shown once and not kept; nothing is called. At most {size} MiB.")
    paste = reader.element("label for=evidence", N_("Paste it here"))
    choose = reader.element("label for=file", N_("or choose a file"))
    answer = reader.element("label for=fact", N_("Answer to a question of the doctor, if it asked one"))
    why = N_("Why was it refused?")
    return (
        f'<form class="ask" action="{reader.link("ask")}" method="post" enctype="multipart/form-data">'
        f'<p id="what">{reader.say(what)}</p>'
        f"{paste}"
        '<textarea id="evidence" name="evidence" rows="14" spellcheck="false" aria-describedby="what"></textarea>'
        f"{choose}"
        '<input id="file" name="file" type="file">'
        f"{answer}"
        '<input id="fact" name="fact" size="40" spellcheck="false" placeholder="QUESTION=VALUE">'
        f"<p class=aside>{reader.say(kept, size=MEGABYTES)}</p>"
        f"{reader.element('button', why)}</form>"
    )
