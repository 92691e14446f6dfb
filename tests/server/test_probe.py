"""
Bytes that lead one server astray where another reads them otherwise, sent to a running server.

What is refused here is refused by every reading; what passes is one request for all who read it. The same bytes are
read one at a time in `test_request_reader.py`.
"""

import re
import socket
from urllib.parse import urlsplit

import pytest

from gatewright.lab.estate import Estate, build
from tests.gatewright_server import Running

GET = "GET /prod/pets HTTP/1.1\r\nHost: {host}\r\n"
POST = "POST /prod/pets HTTP/1.1\r\nHost: {host}\r\n"
CLOSE = "Connection: close\r\n"
CHUNKED = POST + CLOSE + "Transfer-Encoding: chunked\r\n\r\n"

REFUSED: dict[str, str] = {
    "both lengths": GET + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "both lengths, the other way round": GET + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
    "two codings": GET + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "chunked twice": GET + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
    "identity": GET + "Transfer-Encoding: identity\r\n\r\n",
    "zipped chunks": GET + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    "a coding that is none": GET + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "a blank before the colon": GET + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    "a tabulator of another kind": GET + "Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n",
    "no coding": GET + "Transfer-Encoding: \r\n\r\n0\r\n\r\n",
    "a quoted coding": GET + 'Transfer-Encoding: "chunked"\r\n\r\n0\r\n\r\n',
    "a coding of HTTP/1.0": GET.replace("1.1", "1.0") + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "two lengths": GET + "Content-Length: 0\r\nContent-Length: 5\r\n\r\nhello",
    "the same length twice": GET + "Content-Length: 0\r\nContent-Length: 0\r\n\r\n",
    "a list of lengths": GET + "Content-Length: 5, 5\r\n\r\nhello",
    "a length with a sign": GET + "Content-Length: +5\r\n\r\nhello",
    "a negative length": GET + "Content-Length: -5\r\n\r\nhello",
    "a hexadecimal length": GET + "Content-Length: 0x5\r\n\r\nhello",
    "no length": GET + "Content-Length: \r\n\r\n",
    "a length in two words": GET + "Content-Length: 1 0\r\n\r\n",
    "a length beyond 64 bits": GET + "Content-Length: 18446744073709551616\r\n\r\n",
    "a folded field": GET + "X-A: b\r\n c\r\n\r\n",
    "a folded first field": "GET /prod/pets HTTP/1.1\r\n Host: {host}\r\n\r\n",
    "bare line feeds": GET.replace("\r\n", "\n") + "\n",
    "one bare line feed": GET + "X-A: b\nX-B: c\r\n\r\n",
    "a bare carriage return": GET + "X-A: b\rX-B: c\r\n\r\n",
    "a doubled carriage return": GET + "X-A: b\r\r\n\r\n",
    "a zero byte": GET + "X-A: b\0c\r\n\r\n",
    "a control byte": GET + "X-A: \x01\r\n\r\n",
    "a field without a colon": GET + "X-A\r\n\r\n",
    "a field without a name": GET + ": x\r\n\r\n",
    "a name in two words": GET + "X A: x\r\n\r\n",
    "two hosts": GET + "Host: {host}\r\n\r\n",
    "another host": GET + "Host: other\r\n\r\n",
    "no host": "GET /prod/pets HTTP/1.1\r\n\r\n",
    "a host with a user": "GET /prod/pets HTTP/1.1\r\nHost: a@{host}\r\n\r\n",
    "a host with a path": "GET /prod/pets HTTP/1.1\r\nHost: {host}/x\r\n\r\n",
    "an absolute target elsewhere": "GET http://{host}/prod/pets HTTP/1.1\r\nHost: other\r\n\r\n",
    "an absolute target without a host": "GET http://{host}/prod/pets HTTP/1.1\r\n\r\n",
    "a tunnel": "CONNECT {host}:443 HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "a target of no resource": "OPTIONS * HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "a blank in the target": GET.replace("/pets", "/pe ts") + "\r\n",
    "a fragment": GET.replace("/pets", "/pets#x") + "\r\n",
    "HTTP/0.9": "GET /prod/pets\r\n\r\n",
    "HTTP/2 without TLS": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "TLS on the plain port": "\x16\x03\x01\x00\x05hello",
    "a chunk that ends in a line feed": CHUNKED + "5\nhello\r\n0\r\n\r\n",
    "a chunk whose data end in a line feed": CHUNKED + "5\r\nhello\n0\r\n\r\n",
    "a line feed in an extension": CHUNKED + "5;a\nb\r\nhello\r\n0\r\n\r\n",
    "a chunk of negative size": CHUNKED + "-5\r\nhello\r\n0\r\n\r\n",
    "a chunk size with a prefix": CHUNKED + "0x5\r\nhello\r\n0\r\n\r\n",
    "a chunk size beyond 64 bits": CHUNKED + "FFFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n",
    "a chunk that is longer than it says": CHUNKED + "5\r\nhelloXX\r\n0\r\n\r\n",
    "a length among the trailers": CHUNKED + "0\r\nContent-Length: 5\r\n\r\n",
}

PASSED: dict[str, tuple[str, list[str]]] = {
    "a good one": (GET + CLOSE + "\r\n", ["200"]),
    "six at once": ((GET + "\r\n") * 5 + GET + CLOSE + "\r\n", ["200"] * 6),
    "a body and what follows it": (POST + "Content-Length: 4\r\n\r\nGET " + GET + CLOSE + "\r\n", ["403", "200"]),
    "an absolute target": ("GET http://{host}/prod/pets HTTP/1.1\r\nHost: {host}\r\n" + CLOSE + "\r\n", ["200"]),
    "a length with zeros before it": (POST + CLOSE + "Content-Length: 0005\r\n\r\nhello", ["403"]),
    "an extension of a chunk": (CHUNKED + "5;a=b\r\nhello\r\n0\r\n\r\n", ["403"]),
    "a trailer that names a host": (CHUNKED + "0\r\nHost: x\r\n\r\n", ["403"]),
    "a name that only looks like the coding": (GET + CLOSE + "Transfer_Encoding: chunked\r\n\r\n", ["200"]),
    "blank lines before": ("\r\n\r\n" + GET + CLOSE + "\r\n", ["200"]),
    "a protocol that is not taken up": (GET + "Connection: Upgrade, close\r\nUpgrade: h2c\r\n\r\n", ["200"]),
}


@pytest.fixture(scope="module")
def estate(gateway: Running) -> Estate:
    """An API with `GET /pets`."""
    return build(gateway.client())


def statuses(gateway: Running, estate: Estate, text: str) -> list[str]:
    """Send bytes and return the status of every answer until the server closes."""
    place = urlsplit(gateway.url)
    sent = text.replace("{host}", f"{estate.api_id}.execute-api.us-east-1.amazonaws.com").encode("latin-1")
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=20) as connection:
        connection.sendall(sent)
        answer = b"".join(iter(lambda: connection.recv(65_536), b""))
    return [found.decode() for found in re.findall(rb"HTTP/1\.1 (\d{3})", answer)]


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_can_be_read_in_two_ways_is_refused(gateway: Running, estate: Estate, text: str) -> None:
    """One 400, and the connection ends: nothing behind it is read as a request."""
    assert ["400"] == statuses(gateway, estate, text + GET + "\r\n")


@pytest.mark.parametrize(("text", "expected"), PASSED.values(), ids=PASSED)
def test_what_can_be_read_in_one_way_passes(gateway: Running, estate: Estate, text: str, expected: list[str]) -> None:
    """Each request has its answer, in order."""
    assert expected == statuses(gateway, estate, text)
