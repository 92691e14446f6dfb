import gzip
import zlib

import pytest

from gatewright.aws.request_content import LONGEST
from gatewright.gateway.compression import accepted, packed, unpacked
from gatewright.gateway.integrations.failure import ExecutionFailedError
from gatewright.gateway.passed import Served
from gatewright.model.response import Response
from tests.gateway.one_method import API, OneMethod, mock, request
from tests.gateway.told_functions import URI, ToldFunctions

LONG = b"a" * 100
PACKED = {"Accept-Encoding": "gzip"}


def api(minimum: int, template: str = "$input.body", **more: object) -> OneMethod:
    """Return a MOCK that answers what it is sent."""
    rest_api = {"id": API, "minimumCompressionSize": minimum}
    integration = mock('{"statusCode": 200}#set($context.responseOverride.header.X-Body = $input.body)', **more)
    integration["integrationResponses"]["200"]["responseTemplates"] = {"application/json": template}
    return OneMethod(integration=integration, rest_api=rest_api, verb="POST")


@pytest.mark.parametrize(
    ("accept_encoding", "expected"),
    [
        ("", None),
        ("gzip", "gzip"),
        ("deflate, gzip", "deflate"),
        ("gzip;q=0.5, deflate;q=0.8", "deflate"),
        ("gzip;q=0", None),
        ("GZIP ; q=1.0", "gzip"),
        ("br, *", None),
        ("gzip;q=x", None),
    ],
)
def test_coding_that_is_liked_best(accept_encoding: str, expected: str | None) -> None:
    """By weight, then by order; only the two that API Gateway knows."""
    assert expected == accepted(accept_encoding)


def test_long_answer_is_packed() -> None:
    """From the smallest size on, with the coding in a header of its own; the same answer has the same bytes."""
    plain = Response(status=200, headers=(("Content-Type", "text/plain"),), body=LONG)
    found = packed(request(headers=PACKED), plain, 100)

    assert (LONG, "gzip") == (gzip.decompress(found.body), found.header("content-encoding"))
    assert found == packed(request(headers=PACKED), plain, 0)


@pytest.mark.parametrize(
    ("asked", "response", "minimum"),
    [
        (request(headers=PACKED), Response(status=200, body=LONG), 101),
        (request(), Response(status=200, body=LONG), 0),
        (request(headers=PACKED), Response(status=204), 0),
        (request(headers=PACKED), Response(status=200, headers=(("content-encoding", "br"),), body=LONG), 0),
    ],
)
def test_other_answers_stay_as_they_are(asked: object, response: Response, minimum: int) -> None:
    """Too short, not accepted, empty, or packed already."""
    assert response is packed(asked, response, minimum)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("coding", "body"),
    [("gzip", gzip.compress(LONG, mtime=0)), ("deflate", zlib.compress(LONG)), ("Identity", LONG), ("", b"")],
)
def test_request_is_unpacked(coding: str, body: bytes) -> None:
    """Mappings and backends see the plain body."""
    found = unpacked(request("/pets", "POST", headers={"Content-Encoding": coding} if coding else {}, body=body))

    assert (body and LONG == found.body) or not body


@pytest.mark.parametrize(
    ("coding", "body", "status"),
    [
        ("br", LONG, 415),
        ("gzip", LONG, 400),
        ("gzip", gzip.compress(LONG, mtime=0)[:-9], 400),
        ("gzip", gzip.compress(LONG, mtime=0) + b"x", 400),
        ("deflate", zlib.compress(b"\0" * (LONGEST + 1)), 413),
    ],
)
def test_what_cannot_be_unpacked_is_refused(coding: str, body: bytes, status: int) -> None:
    """An unknown coding, broken bytes, and more than a request may hold."""
    with pytest.raises(ExecutionFailedError) as raised:
        unpacked(request("/pets", "POST", headers={"Content-Encoding": coding}, body=body))

    assert status == raised.value.failure.status


def test_api_packs_what_it_sends_and_logs_what_it_made() -> None:
    """The answer of the templates is kept beside the bytes for the wire."""
    served = api(0, "hello").served(request("/pets", "POST", headers=PACKED))

    assert served.sent is not None
    assert (b"hello", b"hello") == (served.response.body, gzip.decompress(served.sent.body))


def test_api_unpacks_what_it_gets() -> None:
    """A template reads the plain body; a coding that nobody knows is a 415."""
    headers = {"Content-Encoding": "gzip"}
    one = api(10)
    good = one.served(request("/pets", "POST", headers=headers, body=gzip.compress(b'{"a":1}', mtime=0)))
    bad = one.served(request("/pets", "POST", headers={"Content-Encoding": "br"}, body=b"x"))

    assert '{"a":1}' == good.response.header("x-body")
    assert (415, b'{"message": "Unsupported Media Type"}', None) == (bad.response.status, bad.response.body, bad.sent)


def test_awaited_answer_is_packed_too() -> None:
    """A function's answer, for one."""
    one = OneMethod(integration={"type": "AWS_PROXY", "uri": URI}, rest_api={"id": API, "minimumCompressionSize": 0})
    served = one.invoked(request(headers=PACKED), ToldFunctions())

    assert isinstance(served, Served)
    assert served.sent is not None
    assert b"ok" == gzip.decompress(served.sent.body)
