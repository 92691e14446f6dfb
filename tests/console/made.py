"""A small account with APIs, calls that its front door decided, and the pages of the console over them."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from gatewright.console.app import Console
from gatewright.console.recorded import Recorded
from gatewright.console.recording import Doors, recorded
from gatewright.engine.decide import decide
from gatewright.engine.gateway_responses import refused
from gatewright.gateway.logs import Logs
from gatewright.gateway.passed import Served
from gatewright.gateway.snapshot import Snapshots
from gatewright.model.decision import Decision
from gatewright.model.request import Headers, Peer, Request
from gatewright.model.response import Response
from gatewright.server.shown import ShownCalls, console
from tests.services.account import ACCOUNT, NOW, REGION, Pets

HOST = f"pets.execute-api.{REGION}.amazonaws.com"
DOORS = Doors(("127.0.0.1", 4566), ("127.0.0.1", 4567))
KEY = "a-key-of-forty-characters-that-is-wrong1"
VOID = frozenset({"meta", "link", "input"})


async def nobody() -> None:
    """Make nobody hand over anything."""


class World:
    """An account, its front door's decisions, and its console."""

    def __init__(self, **method: Any) -> None:
        """Deploy `GET /pets` of the API `pets`, with this method."""
        self.pets = Pets()
        account = self.pets.account
        told = {"authorizationType": "NONE", "apiKeyRequired": False, **method}
        account.call("delete_method", **self.pets.method)
        account.call("put_method", **self.pets.method, **told)
        template = {"application/json": '{"statusCode": 200}'}
        account.call("put_integration", **self.pets.method, type="MOCK", requestTemplates=template)
        self.pets.deploy()
        self.snapshots = Snapshots(account.store, ACCOUNT)
        self.snapshots.refresh()
        self.logs = Logs(account.store.log_events)
        self.calls = ShownCalls(self.logs.noted, lambda: DOORS, nobody)

    def decided(self, path: str = "/dev/pets", **headers: str) -> Decision:
        """Return what the front door decides of a call."""
        return decide(request(path, **headers), self.snapshots.current.configurations[REGION], lambda _: True)

    def console(self, unenforced: tuple[str, ...] = ()) -> Console:
        """Return the console over it."""
        store = self.pets.account.store
        return console(self.calls, store, self.snapshots, lambda: DOORS, lambda: list(unenforced))

    def called(self, path: str = "/dev/pets", *, request_id: str = "the-id", **headers: str) -> Response:
        """Make a call and have it noted."""
        decision = self.decided(path, request_id=request_id, **headers)
        response = answer_of(decision)
        if decision.denial is not None:
            self.logs.noted.refused(decision, response)
        else:
            self.logs.noted.served(decision, Served(response=response))
        return response


def request(path: str = "/dev/pets", *, request_id: str = "the-id", **headers: str) -> Request:
    """Return a call; `_` in a field's name is `-`."""
    target, _, query = path.partition("?")
    fields = (("Host", HOST), *((name.replace("_", "-"), value) for name, value in headers.items()))
    peer = Peer(source_ip="192.0.2.7", tls=None, vpc_endpoint=None)
    named: dict[str, Any] = {"request_id": request_id, "extended_request_id": f"other-{request_id}"}
    return Request(
        method="GET", host=HOST, path=target, query=query, headers=Headers(fields), peer=peer, received_at=NOW, **named
    )


def answer_of(decision: Decision) -> Response:
    """Return how a call is answered."""
    if decision.denial is not None:
        return refused(decision.denial, decision.call)
    return Response(status=200, headers=(("Content-Type", "application/json"),), body=b"{}")


def kept(decision: Decision, served: Served | None = None, *, why: bool = True) -> Recorded:
    """Return a call as the console keeps it."""
    response = answer_of(decision) if served is None else served.response
    allowed = Served(response=response) if decision.denial is None else None
    return recorded(decision, response, served or allowed, DOORS, why=why)


def load(
    app: Console, path: str = "", *, method: str = "GET", body: bytes = b"", query: str = "", **headers: str
) -> Response:
    """Return a page of the console."""
    fields = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    asked = Request(
        method=method,
        host="127.0.0.1",
        path=f"/_gatewright/{path}",
        query=query,
        headers=Headers(fields),
        body=body,
    )
    answer = app.answer(asked)
    assert isinstance(answer, Awaitable)
    return asyncio.run(waited(answer))


async def waited(answer: Awaitable[Response]) -> Response:
    """Wait for a page."""
    return await answer


@dataclass
class Page(HTMLParser):
    """What stands on a page, read by a parser that is strict about nesting."""

    html: str
    text: str = ""
    open: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name in ("href", "action"):
                (self.loaded if tag == "link" else self.links).append(str(value))
            elif name in ("src", "data"):
                self.loaded.append(str(value))
            elif name.startswith("on") or name == "style":
                self.handlers.append(name)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(response: Response) -> Page:
    """Return a page, read."""
    return Page(response.body.decode())
