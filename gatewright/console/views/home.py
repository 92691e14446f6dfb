"""The first page: the last calls, what stands here, and what is not enforced."""

import shlex
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import Final

from gatewright.console.calls import Shown
from gatewright.console.estate import Estate, StandingApi, StandingDomain
from gatewright.console.markup import command, heads, page, section, wide
from gatewright.console.reader import PREFIX, Reader
from gatewright.console.recorded import Recorded
from gatewright.console.recording import Doors
from gatewright.console.views.who import page_of, verb, who
from gatewright.i18n import N_
from gatewright.model.response import Response

LISTED: Final = 100
"""So many calls stand on the page, and as many APIs and domain names."""

_HIDDEN: Final = 20
"""So many lines of what is not enforced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What stands on the server."""

    estate: Estate
    """Its APIs."""

    unenforced: list[str]
    """What is stored and not enforced, a line each."""

    doors: Doors
    """Where it listens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which calls are asked for."""

    only_refused: bool = False
    api_id: str = ""
    """Empty for those of all APIs."""

    def let_through(self, call: Recorded) -> bool:
        """Tell whether a call is asked for."""
        return (call.is_refused or not self.only_refused) and self.api_id in ("", call.api_id)


def home(reader: Reader, shown: Shown, stands: Standing, filters: Filters, *, looked_for: str = "") -> Response:
    """Return the page; `looked_for` is a request id that was asked for and is not among the calls."""
    estate, doors = stands.estate, stands.doors
    parts = (
        reader.element("h1", N_("The last calls")),
        _not_found(reader, looked_for),
        f"<section>{_asked(reader, estate, filters)}{_calls(reader, shown, estate, filters)}</section>",
        section(reader.say(N_("What stands here")), _apis(reader, estate) + _domains(reader, estate, doors)),
        section(reader.say(N_("What is not enforced")), _unenforced(reader, stands.unenforced)),
    )
    return page(reader, reader.translate(N_("The last calls")), "".join(parts), here="")


def _not_found(reader: Reader, looked_for: str) -> str:
    if not looked_for:
        return ""
    text = N_("No call with the request id {id} is kept: it was not made here, or others have taken its place.")
    return f'<p class="notice" role="status">{reader.say(text, id=looked_for)}</p>'


def _asked(reader: Reader, estate: Estate, filters: Filters) -> str:
    """Return the forms that choose: what is shown, and one call by the id that its answer has."""
    options = "".join(
        f'<option value="{escape(api.id)}"{" selected" if api.id == filters.api_id else ""}>'
        f"{escape(api.name or api.id)} ({escape(api.id)})</option>"
        for api in estate.apis
    )
    refused = " selected" if filters.only_refused else ""
    shows = reader.element('option value=""', N_("all calls"))
    shows += reader.element(f'option value="refused"{refused}', N_("refused calls"))
    options = reader.element('option value=""', N_("all APIs")) + options
    show, of, its_id = reader.say(N_("Show")), reader.say(N_("of")), reader.say(N_("Request id"))
    find = reader.element("button", N_("Find"))
    return (
        f'<form class="filters" action="{PREFIX}" method="get">{_language(reader)}'
        f'<label>{show} <select name="show">{shows}</select></label>'
        f'<label>{of} <select name="api">{options}</select></label><button>{show}</button></form>'
        f'<form class="filters" action="{PREFIX}" method="get">{_language(reader)}'
        f'<label>{its_id} <input name="id" size="38" spellcheck="false" autocomplete="off"'
        f' placeholder="x-amzn-RequestId"></label>{find}</form>'
    )


def _language(reader: Reader) -> str:
    return f'<input type="hidden" name="lang" value="{reader.language}">' if reader.asked else ""


def _calls(reader: Reader, shown: Shown, estate: Estate, filters: Filters) -> str:
    found = [call for call in shown.calls if filters.let_through(call)]
    if not found:
        return reader.element("p", N_("No such call yet.")) + _try(reader, estate)
    head = heads(reader, N_("When"), N_("Status"), N_("Call"), N_("Why"), N_("API"))
    rows = "".join(_row(reader, call, estate) for call in found[:LISTED])
    more = ""
    if len(found) > LISTED:
        more += reader.element("p", N_("And {number} more; the filters find them."), number=len(found) - LISTED)
    if shown.may_lack:
        more += reader.element("p", N_("Some calls are missing: they came faster than they are kept."))
    return wide(head, rows, kind="calls") + more


def _row(reader: Reader, call: Recorded, estate: Estate) -> str:
    arrived = datetime.fromtimestamp(call.at, UTC).astimezone()
    kind = "bad" if call.is_refused else "good"
    exchange = call.exchange
    method = escape(verb(call))
    target = f"{exchange.host}{exchange.path}" + (f"?{exchange.query}" if exchange.query else "")
    href = reader.link(page_of(call))
    return (
        f'<tr><td><time datetime="{arrived.isoformat(timespec="milliseconds")}">{arrived:%H:%M:%S}</time></td>'
        f'<td><span class="mark {kind}">{call.status}</span></td>'
        f'<td class="target"><a href="{href}"><b>{method}</b> {escape(target)}</a></td>'
        f"<td>{who(reader, call)}</td><td>{escape(estate.name_of(call.api_id))}</td></tr>"
    )


def _try(reader: Reader, estate: Estate) -> str:
    """Return a call to begin with."""
    stage = next((stage for api in estate.apis if api.protocol != "WEBSOCKET" for stage in api.stages), None)
    if stage is None:
        return ""
    return reader.element("p", N_("Make one, and load this page again:")) + command(f"curl -i {stage.url}")


def _apis(reader: Reader, estate: Estate) -> str:
    if not estate.apis:
        text = N_("No API yet. Serve a template, or make one with the AWS CLI.")
        return f"<p>{reader.say(text)}</p>{command('gatewright serve template.yaml')}"
    head = heads(reader, N_("API"), N_("Kind"), N_("Stage"), N_("Address on this machine"))
    table = wide(head, "".join(_api(reader, api) for api in estate.apis[:LISTED]))
    return table + _more(reader, len(estate.apis) - LISTED)


def _more(reader: Reader, number: int) -> str:
    return reader.element("p", N_("And {number} more."), number=number) if number > 0 else ""


def _api(reader: Reader, api: StandingApi) -> str:
    link = f'<a href="{reader.link("", api=api.id)}">{escape(api.name or api.id)}</a>'
    name = f"{link} <small>{escape(api.id)}, {escape(api.region)}</small>"
    kind = {"REST": "REST API", "HTTP": "HTTP API", "WEBSOCKET": "WebSocket API"}[api.protocol]
    if not api.stages:
        not_deployed = reader.element("td colspan=2", N_("not deployed"))
        return f"<tr><td>{name}</td><td>{kind}</td>{not_deployed}</tr>"
    return "".join(
        f"<tr><td>{name}</td><td>{kind}</td><td>{escape(stage.name)}</td>"
        f'<td class="target"><code>{escape(stage.url)}</code></td></tr>'
        for stage in api.stages
    )


def _domains(reader: Reader, estate: Estate, doors: Doors) -> str:
    if not estate.domains:
        return ""
    head = heads(reader, N_("Custom domain name"), N_("Leads to"), N_("A call from this machine"))
    rows = "".join(_domain(reader, domain, estate, doors) for domain in estate.domains[:LISTED])
    more = _more(reader, len(estate.domains) - LISTED)
    return reader.element("h3", N_("Custom domain names")) + wide(head, rows) + more


def _domain(reader: Reader, domain: StandingDomain, estate: Estate, doors: Doors) -> str:
    if not domain.mappings:
        nothing = reader.element("td", N_("no API"))
        return f"<tr><td>{escape(domain.name)}</td>{nothing}<td></td></tr>"
    rows = []
    for path, api_id, stage in domain.mappings:
        leads_to = " ".join(part for part in (estate.name_of(api_id), stage) if part)
        url = shlex.quote(f"{doors.endpoint_url}/{path}")
        line = f"curl -i -H {shlex.quote(f'Host: {domain.name}')} {url}"
        rows.append(
            f"<tr><td>{escape(domain.name)}/{escape(path)}</td><td>{escape(leads_to)}</td>"
            f'<td class="target"><code>{escape(line)}</code></td></tr>'
        )
    return "".join(rows)


def _unenforced(reader: Reader, unenforced: list[str]) -> str:
    link = reader.element(f'a href="{PREFIX}api/enforcement"', N_("What becomes of every parameter")) + " (JSON)"
    if not unenforced:
        return reader.element("p", N_("All that is stored here is enforced.")) + f"<p>{link}</p>"
    lines = "".join(f"<li>{escape(line)}</li>" for line in unenforced[:_HIDDEN])
    return f"<ul>{lines}</ul>{_more(reader, len(unenforced) - _HIDDEN)}<p>{link}</p>"
