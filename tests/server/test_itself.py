"""What the server answers of itself, and to whom."""

import asyncio
import json
import time
from collections.abc import Awaitable

import pytest

from gatewright.model.request import Headers, Request
from gatewright.model.response import Response
from gatewright.server.itself import Itself
from gatewright.services.access.gate import Gate
from gatewright.services.lambda_.code_location import CodeLocation
from tests.console.made import World
from tests.services.access.guarded import ROOT
from tests.services.account import ACCOUNT, REGION

PAGES = ["", "ask", "causes", "causes/api-key.missing", "calls/x", "calls/x/exchange.json", "static/console.css"]


@pytest.fixture
def itself() -> Itself:
    """Return a server's own answers."""
    return _of(World(), None)


def _of(world: World, gate: Gate | None) -> Itself:
    return Itself(
        gate=gate,
        console=world.console(),
        store=world.pets.account.store,
        clock=None,
        revision=lambda: 7,
        tls_url=lambda: "https://127.0.0.1:4567",
        unenforced=list,
        authority=b"PEM",
    )


def asked(
    itself: Itself, path: str, *, host: str = "127.0.0.1", method: str = "GET", query: str = "", **headers: str
) -> Response:
    """Return the answer to a path."""
    fields = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    request = Request(
        method=method, host=host, path=path, query=query, headers=Headers(fields), received_at=time.time()
    )
    assert itself.is_asked(request)
    answer = itself.answer(request)

    async def waited(answer: Awaitable[Response]) -> Response:
        return await answer

    return answer if isinstance(answer, Response) else asyncio.run(waited(answer))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("host", "headers"),
    [
        ("rebound.example.com", {}),
        ("127.0.0.1.example.com", {}),
        ("127.0.0.1", {"Origin": "https://evil.example.com"}),
        ("localhost", {"Origin": "null"}),
    ],
)
def test_no_page_of_another_site_reads_the_console(
    itself: Itself, page: str, host: str, headers: dict[str, str]
) -> None:
    """Neither by a name that leads here, nor from a page that says where it is from; and nobody gets CORS."""
    response = asked(itself, f"/_gatewright/{page}", host=host, **headers)

    assert response.status == 403
    assert "the control plane answers programs of this machine" in json.loads(response.body)["message"]
    assert response.header("access-control-allow-origin") is None


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("origin", ["http://127.0.0.1:4566", "http://localhost:4566", "http://[::1]:4566"])
def test_its_own_pages_may(itself: Itself, page: str, origin: str) -> None:
    """A form that is sent back says where it stands."""
    assert asked(itself, f"/_gatewright/{page}", Origin=origin).status in (200, 404)


def test_the_console_has_an_address_that_people_type(itself: Itself) -> None:
    """Without the slash at the end, it leads there."""
    response = asked(itself, "/_gatewright")

    assert (response.status, response.header("location")) == (308, "/_gatewright/")


def test_the_rest_is_for_programs(itself: Itself) -> None:
    """Health, what is not enforced, the authority; a clock that nobody may move; what is not there."""
    assert json.loads(asked(itself, "/_gatewright/health").body)["revision"] == 7
    assert asked(itself, "/_gatewright/authority.pem").body == b"PEM"
    assert asked(itself, "/_gatewright/api/clock", method="PUT").status == 403
    assert asked(itself, "/_gatewright/api/clock", host="evil.example.com").status == 403
    assert asked(itself, "/_gatewright/nope").status == 404


def test_what_is_not_its_own_is_left_to_others(itself: Itself) -> None:
    """The data plane answers as AWS does."""
    for path in ("/", "/_gatewrights/", "/prod/pets"):
        assert not itself.is_asked(Request(method="GET", host="localhost", path=path))


@pytest.mark.parametrize("page", [*PAGES, "api/enforcement", "api/clock", "nope", "health/"])
def test_a_guarded_server_shows_nothing_to_who_does_not_sign(page: str) -> None:
    """Whatever name and page they come from."""
    guarded = _of(World(), Gate(ROOT, ACCOUNT, b"k"))
    response = asked(guarded, f"/_gatewright/{page}")

    assert (response.status, json.loads(response.body)) == (403, {"message": "Missing Authentication Token"})
    assert 403 == asked(guarded, "/_gatewright").status


def test_a_browser_is_told_how_to_see_a_guarded_console() -> None:
    """Pages of the console alone; what programs ask for answers as AWS does."""
    guarded = _of(World(), Gate(ROOT, ACCOUNT, b"k"))
    page = asked(guarded, "/_gatewright/", Accept="text/html,*/*;q=0.8")
    bare = asked(guarded, "/_gatewright", Accept="text/html,*/*;q=0.8")
    other = asked(guarded, "/_gatewright/api/enforcement", Accept="text/html,*/*;q=0.8")

    assert (403, True) == (page.status, b"gatewright console --endpoint-url" in page.body)
    assert page.body == bare.body
    assert {"message": "Missing Authentication Token"} == json.loads(other.body)


def test_a_guarded_server_tells_everybody_that_it_serves() -> None:
    """Probes have no key, and call it by any name."""
    assert 200 == asked(_of(World(), Gate(ROOT, ACCOUNT, b"k")), "/_gatewright/health", host="gateway.example").status


def test_code_opens_to_who_was_told_its_url() -> None:
    """In an open control plane to everybody of this machine who knows its digest."""
    world, gate = World(), Gate(ROOT, ACCOUNT, b"k")
    with world.pets.account.store.transaction(ACCOUNT, REGION) as documents:
        path = CodeLocation(ACCOUNT, REGION, documents.keep_blob(b"PK")).path
    query = gate.urls.sealed(path, time.time()).partition("?")[2]

    assert b"PK" == asked(_of(world, None), path).body
    assert 403 == asked(_of(world, None), path, Origin="https://evil.example").status
    assert b"PK" == asked(_of(world, gate), path, query=query, host="gateway.example").body
    assert 403 == asked(_of(world, gate), path).status
    assert b"Request has expired" in asked(_of(world, gate), path, query=query.replace("Seal=", "Seal=0")).body
