"""The connection of a call goes through a proxy, or straight."""

import socket

import pytest

from gatewright.model.fact import Fact
from gatewright.model.unknown import UNKNOWN
from gatewright.sources.ask import Ask
from gatewright.sources.proxy import Proxy, proxy
from gatewright.sources.url import call
from tests.sources.test_url import ANSWER, server


def through(base: str) -> Proxy:
    """Return the server as a proxy that wants a password."""
    return proxy(base.replace("http://", "http://me:secret@"))


def test_a_proxy_is_told_the_whole_url_and_its_password() -> None:
    """The call itself has none of it; whose address the proxy calls, nobody knows."""
    with server(ANSWER) as (base, requests):
        found = call("http://api.invalid/prod?a=b", Ask(proxy=through(base)))

    head, _, rest = requests[0].partition(b"\r\n")
    assert b"GET http://api.invalid/prod?a=b HTTP/1.1" == head
    assert b"Proxy-Authorization: Basic bWU6c2VjcmV0\r\n" in rest
    assert None is found.headers.get("proxy-authorization")
    assert (UNKNOWN, (Fact("probe", "proxy", base.removeprefix("http://")),)) == (found.remote_ip, found.ways)


def test_a_tunnel_that_a_proxy_refuses_is_the_failure() -> None:
    """In the words by which a proxy is recognised."""
    with server(b"HTTP/1.1 403 Forbidden\r\n\r\n") as (base, _):
        found = call("https://api.invalid/prod", Ask(proxy=through(base)))

    assert found.failure is not None
    assert ("other", "CONNECT tunnel failed, response 403") == (found.failure.kind, found.failure.detail)


def test_a_proxy_that_there_is_not_is_no_api_that_there_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its name is another one than the host's."""

    def nobody(*_: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr("gatewright.sources.passage.resolve", nobody)
    found = call("http://api.invalid/", Ask(proxy=Proxy(host="proxy.invalid", port=1)))

    assert found.failure is not None
    assert "unreachable" == found.failure.kind
    assert "no address of the proxy proxy.invalid:1: Name or service not known" == found.failure.detail


def test_the_environment_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the command line names none."""
    with server(ANSWER) as (base, requests):
        monkeypatch.setenv("http_proxy", base)
        call("http://api.invalid/")
        monkeypatch.setenv("no_proxy", "invalid")
        assert "dns" == getattr(call("http://api.invalid/").failure, "kind", None)

    assert 1 == len(requests)
