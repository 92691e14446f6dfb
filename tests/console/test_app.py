"""The pages by their addresses."""

import asyncio
from urllib.parse import urlencode

import pytest

from gatewright.console.asked import MOST_BYTES
from gatewright.model.request import Headers, Request
from gatewright.model.response import Response
from tests.console.made import KEY, World, load, read, waited
from tests.console.test_asked import ANSWER
from tests.console.test_form import PARTS


def test_each_address_has_its_page() -> None:
    """The calls, one of them, its file, the form, the catalogue, a cause, the style."""
    world = World(apiKeyRequired=True)
    world.called(x_api_key=KEY)
    app = world.console()

    found = {
        path: str(load(app, path).header("content-type")).partition(";")[0]
        for path in ("", "calls/the-id", "calls/the-id/exchange.json", "ask", "causes", "causes/api-key.missing")
    }
    assert found == {path: "application/json" if path.endswith(".json") else "text/html" for path in found}
    assert {load(app, path).status for path in found} == {200}
    assert load(app, "static/console.css").header("content-type") == "text/css; charset=utf-8"


def test_the_calls_are_those_up_to_this_moment() -> None:
    """Whoever loads the page after a call sees it; filters and a request id come with the address."""
    world = World(apiKeyRequired=True)
    app = world.console()
    assert "No such call yet." in read(load(app)).text

    world.called(x_api_key=KEY)

    assert "api-key.unknown" in read(load(app, query="show=refused&api=pets")).text
    assert "No such call yet." in read(load(app, query="api=other")).text
    found = load(app, query="id=other-the-id&lang=fr")
    assert (found.status, found.header("location")) == (303, "/_gatewright/calls/the-id?lang=fr")
    assert "No call with the request id nobody is kept" in read(load(app, query="id=nobody")).text


@pytest.mark.parametrize("path", ["calls/nobody", "calls/", "causes/no.such", "causes/", "calls/%3Cscript%3E"])
def test_what_is_not_there_is_a_page_too(path: str) -> None:
    """With 404, in the reader's language."""
    response = load(World().console(), path)

    assert response.status == 404
    assert read(response).open == []


@pytest.mark.parametrize(
    ("path", "mine"),
    [
        ("", True),
        ("ask", True),
        ("calls/x", True),
        ("static/console.css", True),
        ("health", False),
        ("api/enforcement", False),
        ("authority.pem", False),
        ("asking", False),
    ],
)
def test_the_console_has_its_addresses_and_no_others(path: str, mine: bool) -> None:
    """What the server says to programs stays with it."""
    assert World().console().has(f"/_gatewright/{path}") == mine


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_nothing_but_the_form_is_sent(method: str) -> None:
    """Everything else is read."""
    response = load(World().console(), method=method)

    assert (response.status, response.header("allow")) == (405, "GET, HEAD")
    assert load(World().console(), "ask", method="PUT").header("allow") == "GET, HEAD, POST"


def test_what_is_pasted_or_uploaded_is_examined() -> None:
    """As a field or as a file; the file counts where both came."""
    app = World(apiKeyRequired=True).console()
    multipart = {"Content_Type": "multipart/form-data; boundary=b0"}
    pasted = PARTS.replace(b"line\r\n\r\nline", ANSWER.encode()).replace(b"\x00\xff", b"")
    uploaded = PARTS.replace(b"\x00\xff", ANSWER.encode())

    for body in (pasted, uploaded):
        page = read(load(app, "ask", method="POST", body=body, **multipart))
        assert "The API key that came does not exist" in page.text
        assert "Decided with what stands on this server." in page.text
        assert KEY not in page.html


@pytest.mark.parametrize(
    ("kind", "body", "status", "words"),
    [
        ("application/json", b"{}", 400, "expected a form"),
        ("application/x-www-form-urlencoded", b"evidence=hello", 422, "expected a URL"),
        ("application/x-www-form-urlencoded", b"evidence=http%3A%2F%2F127.0.0.1%2F", 422, "is only an address"),
        ("application/x-www-form-urlencoded", b"evidence=" + b"x" * MOST_BYTES, 413, "it is larger than 8 MiB"),
        ("application/x-www-form-urlencoded", b"evidence=%7B%22a%22%3A1%7D&fact=nonsense", 422, "JSON object"),
    ],
)
def test_what_cannot_be_read_is_told_above_the_form(kind: str, body: bytes, status: int, words: str) -> None:
    """One line, and the form again."""
    response = load(World().console(), "ask", method="POST", body=body, Content_Type=kind)

    page = read(response)
    assert response.status == status
    assert words in page.text
    assert 'name="evidence"' in page.html


def test_answers_go_along_with_the_next() -> None:
    """Those given before and the one given now narrow the causes together."""
    app = World().console()
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    body = b"evidence=%7B%22message%22%3A%22Forbidden%22%7D"
    first = read(load(app, "ask", method="POST", body=body, **form))
    second = read(load(app, "ask", method="POST", body=body + b"&fact=method.authorization%3DNONE", **form))

    number = [int(page.text.split("This answer has ")[1].split(" ")[0]) for page in (first, second)]
    assert number[1] < number[0]
    assert 'name="known" value="method.authorization=NONE"' in second.html


def test_a_text_is_looked_up() -> None:
    """What `gatewright explain TEXT` finds."""
    page = read(load(World().console(), "causes", query="text=Missing+Authentication+Token"))

    assert "causes can be meant by this text" in page.text
    assert "/_gatewright/causes/route.not-found" in page.links


def test_evidence_is_examined_one_after_another_and_not_by_hundreds() -> None:
    """Four posts are taken; those that come meanwhile hear what to do, and later ones are taken again."""
    app = World(apiKeyRequired=True).console()

    form = Request(
        method="POST",
        host="127.0.0.1",
        path="/_gatewright/ask",
        headers=Headers((("Content-Type", "application/x-www-form-urlencoded"),)),
        body=urlencode({"evidence": ANSWER}).encode(),
    )

    async def posts() -> list[Response]:
        return await asyncio.gather(*(app.answer(form) for _ in range(9)))

    answers = asyncio.run(posts())
    refused = [each for each in answers if each.status != 200]

    assert [200] * 4 == [each.status for each in answers if each.status == 200]
    assert [(503, "5")] * 5 == [(each.status, each.header("retry-after")) for each in refused]
    assert "gatewright diagnose FILE" in read(refused[0]).text
    assert 200 == asyncio.run(waited(app.answer(form))).status
