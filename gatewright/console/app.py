"""
The pages by their addresses: who asks for what, and which view answers.

It only reads. The one form that is sent changes nothing either: what it brings is examined, and forgotten.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final
from urllib.parse import unquote

from gatewright.console.asked import MOST_BYTES, Known, examined
from gatewright.console.calls import Shown
from gatewright.console.estate import Estate
from gatewright.console.form import FormError, fields
from gatewright.console.markup import STYLE_PATH, answer, style
from gatewright.console.reader import PREFIX, Reader, query_of, reader_of
from gatewright.console.recording import Doors
from gatewright.console.today import decided_today
from gatewright.console.views import ask
from gatewright.console.views.call import call_page, exchange_file
from gatewright.console.views.cause import cause_page
from gatewright.console.views.causes import causes
from gatewright.console.views.home import Filters, Standing, home
from gatewright.console.views.missing import missing
from gatewright.console.views.who import page_of
from gatewright.doctor.explain.explained import explained
from gatewright.engine.catalogue import cause as cause_of
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.model.unknown import Unknown

_LONGEST_TEXT: Final = 4000
"""What is looked up of a text."""

_MOST_WAITING: Final = 4
"""So many posts are taken at once, the one that is being examined among them."""

_FILE: Final = "/exchange.json"
_PAGES: Final = ("", "ask", "causes", "calls/", "causes/", "static/")
"""What begins the address of a page, behind the prefix."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shows:
    """What the console shows, as functions of the server."""

    calls: Callable[[], Awaitable[Shown]]
    """The last calls, those of every worker."""

    estate: Callable[[], Estate]
    """What stands here; called on a thread of its own."""

    unenforced: Callable[[], list[str]]
    """What is stored and not enforced; called on a thread of its own."""

    known: Known
    """What stands here of the API that was called."""

    doors: Callable[[], Doors]
    """Where the server listens."""


class Console:
    """The console of one server."""

    def __init__(self, shows: Shows) -> None:
        self._shows = shows
        self._turn = asyncio.Lock()
        self._waiting = 0

    def has(self, path: str) -> bool:
        """Tell whether a path is one of the console's."""
        name = path.removeprefix(PREFIX)
        return name in _PAGES or any(name.startswith(each) for each in _PAGES if each.endswith("/"))

    async def answer(self, request: Request) -> Response:
        """Answer a request for a page; what takes long is done on a thread, and the calls go on."""
        name = unquote(request.path.removeprefix(PREFIX))
        allowed = ("GET", "HEAD", "POST") if name == "ask" else ("GET", "HEAD")
        if request.method not in allowed:
            return answer(405, "text/plain; charset=utf-8", b"method not allowed\n", ("Allow", ", ".join(allowed)))
        if request.path == STYLE_PATH:
            return style()
        reader = reader_of(request)
        if request.method == "POST":
            return await self._examined(request, reader)
        shown = await self._shows.calls() if name == "" or name.startswith("calls/") else Shown((), may_lack=False)
        return await asyncio.to_thread(self._page, request, reader, name, shown)

    async def _examined(self, request: Request, reader: Reader) -> Response:
        """Examine what came when it is its turn: one at a time, since each keeps the machine busy for seconds."""
        if self._waiting >= _MOST_WAITING:
            return ask.busy(reader)
        self._waiting += 1
        try:
            async with self._turn:
                return await asyncio.to_thread(self._asked, request, reader)
        finally:
            self._waiting -= 1

    def _page(self, request: Request, reader: Reader, name: str, shown: Shown) -> Response:
        if name == "":
            return self._home(reader, query_of(request), shown)
        if name == "ask":
            return ask.ask(reader)
        if name == "causes":
            text = query_of(request).get("text", "").strip()[:_LONGEST_TEXT]
            return causes(reader, text=text, found=explained(text) if text else ())
        if name.startswith("causes/"):
            cause = cause_of(name.removeprefix("causes/"))
            return missing(reader, request.path) if cause is None else cause_page(reader, cause)
        return self._call(request, reader, name.removeprefix("calls/"), shown)

    def _home(self, reader: Reader, query: dict[str, str], shown: Shown) -> Response:
        looked_for = query.get("id", "").strip()
        found = shown.find(looked_for)
        if found is not None:
            return answer(303, "text/plain; charset=utf-8", b"", ("Location", reader.address(page_of(found))))
        filters = Filters(only_refused=query.get("show") == "refused", api_id=query.get("api", ""))
        shows = self._shows
        stands = Standing(estate=shows.estate(), unenforced=shows.unenforced(), doors=shows.doors())
        return home(reader, shown, stands, filters, looked_for=looked_for[:100])

    def _call(self, request: Request, reader: Reader, name: str, shown: Shown) -> Response:
        call = shown.find(name.removesuffix(_FILE))
        if call is None:
            return missing(reader, request.path)
        if name.endswith(_FILE):
            return exchange_file(call)
        stands = self._shows.known(call.exchange)
        today = None if stands is None else decided_today(call, stands[0])
        return call_page(reader, call, self._shows.doors(), today)

    def _asked(self, request: Request, reader: Reader) -> Response:
        """Return the page for what was pasted, or the form with why that cannot be."""
        complain = partial(ask.ask, reader)
        if not isinstance(request.body, Unknown) and len(request.body) > MOST_BYTES:
            return complain(complaint=f"it is larger than {ask.MEGABYTES} MiB", status=413)
        try:
            sent = fields(request)
            evidence = sent.get("file") or sent.get("evidence") or b""
            facts = _facts(sent)
            return ask.asked(reader, examined(evidence, facts, self._shows.known), facts)
        except FormError as error:
            return complain(complaint=str(error), status=400)
        except ValueError as error:
            return complain(complaint=str(error), status=422)


def _facts(sent: Mapping[str, bytes]) -> Mapping[str, str]:
    """Return the answers to questions: those that went along, and the one that was given now."""
    lines = b"\n".join(sent.get(name, b"") for name in ("known", "fact")).decode("utf-8", "replace").splitlines()
    pairs = (line.strip().partition("=") for line in lines if line.strip())
    return {question: value for question, _, value in pairs}
