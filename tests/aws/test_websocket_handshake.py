from dataclasses import replace

import pytest

from gatewright.aws.websocket_handshake import accepted, is_handshake, subprotocols
from gatewright.model.request import Request, headers

FIELDS = {
    "Connection": "keep-alive, Upgrade",
    "Upgrade": "WebSocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


def request(**changed: str | None) -> Request:
    """Return a handshake; a changed field stands under its name with `_` for `-`."""
    fields = {**FIELDS, **{name.replace("_", "-"): value for name, value in changed.items()}}
    return Request(
        method="GET", host="h", path="/", headers=headers((k, v) for k, v in fields.items() if v is not None)
    )


def test_the_example_of_the_rfc() -> None:
    """RFC 6455, section 1.3."""
    assert is_handshake(request())
    assert "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" == accepted(request())


@pytest.mark.parametrize(
    "changed",
    [
        {"Connection": "keep-alive"},
        {"Upgrade": "h2c"},
        {"Upgrade": None},
        {"Sec_WebSocket_Version": "8"},
        {"Sec_WebSocket_Version": None},
        {"Sec_WebSocket_Key": None},
        {"Sec_WebSocket_Key": "c2hvcnQ="},
        {"Sec_WebSocket_Key": "no base64!"},
    ],
)
def test_what_lacks_a_part_is_no_handshake(changed: dict[str, str | None]) -> None:
    """Each part of the handshake is needed."""
    assert not is_handshake(request(**changed))


def test_other_methods_and_versions_are_no_handshakes() -> None:
    """Only a GET of HTTP/1.1 upgrades."""
    assert not is_handshake(replace(request(), method="POST"))
    assert not is_handshake(replace(request(), protocol="HTTP/1.0"))
    assert not is_handshake(replace(request(), protocol="HTTP/2.0"))


def test_two_keys_are_none() -> None:
    """A doubled key says two things."""
    twice = request()
    twice = replace(twice, headers=headers((*twice.headers, ("Sec-WebSocket-Key", FIELDS["Sec-WebSocket-Key"]))))

    assert not is_handshake(twice)


def test_subprotocols_in_the_order_of_the_client() -> None:
    """Over several fields, without blanks and gaps."""
    fields = headers([("Sec-WebSocket-Protocol", "a,  b"), ("sec-websocket-protocol", ", c")])

    assert ("a", "b", "c") == subprotocols(Request(method="GET", host="h", path="/", headers=fields))
