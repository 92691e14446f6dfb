"""What clients say of a call that nobody answered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.sources.network_errors import unreached

HOST = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"
POOL = f"HTTPSConnectionPool(host='{HOST}', port=443): Max retries exceeded with url: /prod/pets (Caused by "


@pytest.mark.parametrize(
    ("text", "kind", "host", "address"),
    [
        (f"Error: getaddrinfo ENOTFOUND {HOST}\n    at GetAddrInfoReqWrap.onlookup", "dns", HOST, None),
        (f"{POOL}NewConnectionError('<x>: [Errno -2] Name or service not known'))", "dns", HOST, None),
        (f'{POOL}NameResolutionError("<x>: Failed to resolve"))', "dns", HOST, None),
        ("socket.gaierror: [Errno 8] nodename nor servname provided, or not known", "dns", None, None),
        (f"java.net.UnknownHostException: {HOST}", "dns", HOST, None),
        (f"dial tcp: lookup {HOST} on 10.0.0.2:53: no such host", "dns", HOST, None),
        (f"HttpRequestException: No such host is known. ({HOST}:443)", "dns", HOST, None),
        (f"Could not resolve host: {HOST}", "dns", HOST, None),
        (f"GET https://{HOST}/prod/pets net::ERR_NAME_NOT_RESOLVED", "dns", None, None),
        ("Error: connect ETIMEDOUT 10.0.1.23:443", "timeout", None, "10.0.1.23"),
        (f"{POOL}ConnectTimeoutError(<x>, 'Connection to {HOST} timed out.'))", "timeout", HOST, None),
        (
            f"ConnectTimeoutException: Connect to {HOST}:443 [{HOST}/10.0.1.23] failed: connect timed out",
            "timeout",
            HOST,
            None,
        ),
        ("dial tcp 10.0.1.23:443: i/o timeout", "timeout", None, "10.0.1.23"),
        ("connect ECONNREFUSED 127.0.0.1:443", "refused", None, "127.0.0.1"),
        (f"WebSocket connection to 'wss://{HOST}/prod' failed", "handshake", None, None),
        (f"WebSocket connection to 'wss://{HOST}/prod' failed: There was a bad response", "handshake", None, None),
        (f"Firefox can\u2019t establish a connection to the server at wss://{HOST}/prod.", "handshake", None, None),
        ("WebSocket closed with code: 1006", "handshake", None, None),
        (
            f"{POOL}SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] x')))",
            "certificate",
            HOST,
            None,
        ),
        (f"{POOL}SSLError(SSLError(1, '[SSL: TLSV1_ALERT_PROTOCOL_VERSION] x')))", "tls", HOST, None),
        ("ssl.SSLError: [SSL: TLSV1_ALERT_PROTOCOL_VERSION] tlsv1 alert protocol version", "tls", None, None),
        ("javax.net.ssl.SSLHandshakeException: Received fatal alert: protocol_version", "tls", None, None),
        (
            "write EPROTO 139:error:1409442E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version",
            "tls",
            None,
            None,
        ),
    ],
)
def test_the_way_a_call_failed_is_read(text: str, kind: str, host: str | None, address: str | None) -> None:
    """With the host and the address, where the words name them."""
    found = unreached(text)

    assert found is not None
    assert (found.failure.kind, found.host, found.address) == (kind, host, address)
    assert "\n" not in found.failure.detail


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The operation timed out",
        "429 Too Many Requests: dial tcp",
        "read ECONNRESET",
        "HTTPSConnectionPool(host='x.y', port=443): Max retries exceeded (Caused by ResponseError('too many 403'))",
        "[Errno 13] Permission denied: '/etc/x'",
        "An error occurred (AccessDenied) when calling the X operation: no such host of yours",
    ],
)
def test_other_texts_tell_of_no_such_call(text: str) -> None:
    """A reset has too many reasons, and an answer that came is an answer."""
    assert unreached(text) is None


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    """None is too strange."""
    assert unreached(text) is None or text
