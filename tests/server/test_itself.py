"""What the server answers of itself, and to whom."""

import asyncio
import json
from collections.abc import Awaitable

import pytest

from gatewright.model.request import Headers, Request
from gatewright.model.response import Response
from gatewright.server.itself import Itself
from tests.console.made import World

PAGES = ["", "ask", "causes", "causes/api-key.missing", "calls/x", "calls/x/exchange.json", "static/console.css"]


@pytest.fixture
def itself() -> Itself:
    """Return a server's own answers."""
    world = World()
    return Itself(
        console=world.console(),
        store=world.pets.account.store,
        clock=None,
        revision=lambda: 7,
        tls_url=lambda: "https://127.0.0.1:4567",
        unenforced=list,
        authority=b"PEM",
    )


def asked(itself: Itself, path: str, *, host: str = "127.0.0.1", method: str = "GET", **headers: str) -> Response:
    """Return the answer to a path."""
    fields = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    request = Request(method=method, host=host, path=path, headers=Headers(fields))
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
