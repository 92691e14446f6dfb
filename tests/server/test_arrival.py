from dataclasses import fields

import pytest

from gatewright.model.request import Headers, Peer, Request
from gatewright.server.arrival import arrive

PEER = Peer(source_ip="203.0.113.9")


def test_arrival_equals_the_ordinary_constructor() -> None:
    """Every field of the request is set, and holds what the constructor would have put there."""
    quick = arrive("PUT", "h", "/p", "q=1", (("A", "b"),), b"x", PEER, 12.5, ("id", "extended="), "HTTP/1.0")
    ordinary = Request(
        method="PUT",
        host="h",
        path="/p",
        query="q=1",
        headers=Headers((("A", "b"),)),
        body=b"x",
        peer=PEER,
        received_at=12.5,
        request_id="id",
        extended_request_id="extended=",
        protocol="HTTP/1.0",
    )

    assert ordinary == quick
    assert [getattr(ordinary, field.name) for field in fields(Request)] == [
        getattr(quick, field.name) for field in fields(quick)
    ]


def test_arrival_is_frozen() -> None:
    """The request is as unchangeable as any other."""
    request = arrive("GET", "h", "/", "", (), b"", PEER, 0.0, ("", ""), "HTTP/1.1")

    with pytest.raises(AttributeError):
        request.path = "/other"  # type: ignore[misc]  # that it cannot be set is the test


def test_the_request_id_of_the_client_is_kept() -> None:
    """It stands in the answer and in the logs; the extended one is never the client's."""
    given = "b48af611-2552-4c76-bb9a-731955d43f23"
    fields = (("x-amzn-requestid", given), ("x-amz-apigw-id", "BE0bQG3XIAMEhsw="))
    request = arrive("GET", "h", "/", "", fields, b"", PEER, 0.0, ("id", "extended="), "HTTP/1.1")

    assert (request.request_id, request.extended_request_id) == (given, "extended=")
