"""The way to a host is seen while a call is made."""

import socket
import threading

import pytest

from gatewright.sources.way import Resolved, connect, resolve


def test_a_name_is_resolved_and_its_alias_told() -> None:
    """The end of the chain of aliases says what stands behind a name."""
    facts = Resolved(("52.0.0.1", "52.0.0.2"), "D-abc.execute-api.eu-west-1.amazonaws.com").facts("api.example.com")

    assert [
        ("addresses", "52.0.0.1, 52.0.0.2"),
        ("kind", "public"),
        ("canonical-name", "d-abc.execute-api.eu-west-1.amazonaws.com"),
    ] == [(fact.path, fact.value) for fact in facts]
    assert "127.0.0.1" in resolve("127.0.0.1", 80, 1).addresses


@pytest.mark.parametrize(
    "name",
    [
        "localhost",
        "abc123.execute-api.localhost",
        "ABC123.Execute-API.LocalHost.",
        "a.execute-api.localhost.localstack.cloud",
    ],
)
def test_names_under_localhost_are_this_machine(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many resolvers know none of them; curl and browsers do not ask (RFC 6761, section 6.3)."""
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("a resolver was asked"))

    assert Resolved(("127.0.0.1", "::1"), name) == resolve(name, 80, 1)


def test_a_resolver_that_does_not_answer_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for it longer than the time-out."""
    done = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: done.wait(5) and [])
    try:
        with pytest.raises(TimeoutError, match=r"no address of `h` came in 0\.01 seconds"):
            resolve("h", 80, 0.01)
    finally:
        done.set()


def test_a_name_that_there_is_not_says_so() -> None:
    """The resolver's own error comes through."""
    with pytest.raises(socket.gaierror):
        resolve("x" * 70, 80, 5)


def test_the_next_address_is_tried() -> None:
    """One that refuses does not end it."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        connected = connect(Resolved(("127.0.0.2", "127.0.0.1"), ""), port, 1)
        connected.close()
