import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from gatewright.server.dns.message import respond
from gatewright.server.dns.zone import Found
from gatewright.sources.errors import EvidenceError
from gatewright.sources.resolver import Resolver, resolver
from gatewright.sources.way import resolve

NAMES = {
    "api.example.com": Found(("10.0.0.4", "10.0.1.4"), "d-1.example.com"),
    "six.example.com": Found(("2001:db8::1", "192.0.2.1")),
    "bare.example.com": Found(),
}


@contextmanager
def _serving(*, silent: bool = False, garbage: bool = False) -> Iterator[Resolver]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        server.settimeout(0.2)
        stop = threading.Event()

        def serve() -> None:
            while not stop.is_set():
                try:
                    data, client = server.recvfrom(4096)
                except TimeoutError:
                    continue
                answer = data[:2] + b"\x81" if garbage else respond(data, NAMES.get, over_udp=True)
                if answer is not None and not silent:
                    server.sendto(answer, client)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield Resolver(*server.getsockname())
        finally:
            stop.set()
            thread.join()


def test_names_are_asked_of_the_server_that_is_named() -> None:
    """Addresses of both versions, the end of the aliases, and who was asked."""
    with _serving() as server:
        found = resolve("api.example.com", 443, 5, server)
        six = resolve("six.example.com", 443, 5, server)

    assert (("10.0.0.4", "10.0.1.4"), "d-1.example.com") == (tuple(sorted(found.addresses)), found.canonical_name)
    assert [
        ("resolver", str(server)),
        ("addresses", ", ".join(found.addresses)),
        ("kind", "private"),
        ("canonical-name", "d-1.example.com"),
    ] == [(fact.path, fact.value) for fact in found.facts("api.example.com")]
    assert ("192.0.2.1", "2001:db8::1") == six.addresses


@pytest.mark.parametrize(("name", "said"), [("none.example.com", "NXDOMAIN"), ("bare.example.com", "NOERROR")])
def test_name_without_an_address_is_said(name: str, said: str) -> None:
    """Whether there is such a name or not."""
    with _serving() as server, pytest.raises(socket.gaierror, match=rf"has no address of `{name}` \({said}\)"):
        server.look_up(name, 5)


def test_server_that_does_not_answer_is_left_alone() -> None:
    """After the time-out; an answer that cannot be read is said."""
    with (
        _serving(silent=True) as server,
        pytest.raises(TimeoutError, match=r"no address of `a\.b` came from 127\.0\.0\.1"),
    ):
        server.look_up("a.b", 0.2)
    with _serving(garbage=True) as server, pytest.raises(OSError, match=r"a\.b"):
        server.look_up("a.b", 0.3)


def test_addresses_are_looked_up_by_nobody() -> None:
    """They are what they are."""
    assert ("127.0.0.1",) == resolve("127.0.0.1", 80, 5, Resolver("192.0.2.1")).addresses


@pytest.mark.parametrize(
    ("text", "read", "written"),
    [
        ("10.0.0.2", Resolver("10.0.0.2"), "10.0.0.2"),
        ("127.0.0.1:5353", Resolver("127.0.0.1", 5353), "127.0.0.1:5353"),
        ("::1", Resolver("::1"), "[::1]"),
        ("[::1]:53", Resolver("::1"), "[::1]"),
        ("[::1]:5353", Resolver("::1", 5353), "[::1]:5353"),
    ],
)
def test_server_is_an_address_and_maybe_a_port(text: str, read: Resolver, written: str) -> None:
    """53 where there is none."""
    assert (read, written) == (resolver(text), str(read))


@pytest.mark.parametrize("text", ["", "dns.example.com", "10.0.0.2:", "10.0.0.2:x", "10.0.0.2:65536", "10.0.0.2:0"])
def test_what_is_no_server_is_refused(text: str) -> None:
    """In one line."""
    with pytest.raises(EvidenceError, match="expected the address of a DNS server"):
        resolver(text)
