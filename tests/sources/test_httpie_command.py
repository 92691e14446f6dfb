"""A command of HTTPie tells the request that it would send."""

import shlex

import pytest

from gatewright.model.unknown import PartlyTold, Unknown
from gatewright.sources.exchange import Exchange
from gatewright.sources.httpie_command import httpie_command

API = "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com"
URL = f"https://{API}/prod/pets"


def told(line: str) -> Exchange:
    """Return the call of the words behind `http`."""
    found = httpie_command(shlex.split(line.replace("URL", URL)))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("line", "method", "query", "body"),
    [
        ("URL", "GET", "", b""),
        ("POST URL q=1 n:=2", "POST", "", b'{"q": "1", "n": 2}'),
        ("URL q=1", "POST", "", b'{"q": "1"}'),
        ("-f URL q=1 r=2", "POST", "", b"q=1&r=2"),
        ("URL page==2", "GET", "page=2", b""),
        ("URL page==$PAGE", "GET", None, b""),
        ("PUT URL pet@file.json", "PUT", "", None),
        ("--raw '{}' URL", "POST", "", b"{}"),
        ("-v --timeout 5 DELETE URL", "DELETE", "", b""),
    ],
)
def test_items(line: str, method: str, query: str | None, body: bytes | None) -> None:
    """What stands between a name and its value tells what it is."""
    call = told(line)

    assert call.method == method
    assert (None if isinstance(call.query, Unknown) else call.query) == query
    assert (None if isinstance(call.body, Unknown) else call.body) == body


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("URL x-api-key:abc", "x-api-key", "abc"),
        ("URL x-api-key:$API_KEY", "x-api-key", "?"),
        ("URL 'Authorization:Bearer $TOKEN'", "authorization", "?Bearer "),
        ("-a me:pw URL", "authorization", "Basic bWU6cHc="),
        ("-a me URL", "authorization", "?Basic "),
        ("-A bearer -a $TOKEN URL", "authorization", "?Bearer "),
        ("URL Accept:", "accept", None),
        ("URL 'X;'", "x", ""),
        ("URL q=1", "content-type", "application/json"),
        ("URL q=1", "accept", "application/json, */*;q=0.5"),
        ("-f URL q=1", "content-type", "application/x-www-form-urlencoded"),
        ("URL", "content-type", None),
        ("URL", "x-api-key", None),
    ],
)
def test_fields(line: str, name: str, value: str | None) -> None:
    """Those that are named, and those of HTTPie's own."""
    found = told(line).headers.get(name)

    assert (f"?{found.begins}" if isinstance(found, PartlyTold) else found) == value


def test_a_session_may_hold_any_field() -> None:
    """What was kept before is not told."""
    assert isinstance(told("--session me URL").headers.get("x-api-key"), Unknown)


@pytest.mark.parametrize(
    ("line", "url"),
    [
        (f"{API}/prod", f"http://{API}/prod"),
        (":4566/prod", "http://localhost:4566/prod"),
        ("GET $API_URL/pets", None),
    ],
)
def test_urls(line: str, url: str | None) -> None:
    """The scheme may be left out, and so may the name of this machine."""
    assert told(line).url == url


@pytest.mark.parametrize("line", ["", "404 Not Found", "--version", "URL works", "GET"])
def test_what_is_no_call(line: str) -> None:
    """Words of a sentence."""
    assert httpie_command(shlex.split(line.replace("URL", URL))) is None


def test_the_program_tells_the_scheme() -> None:
    """`https` is the same over TLS."""
    found = httpie_command([API], scheme="https")

    assert found is not None
    assert found.url == f"https://{API}/"
