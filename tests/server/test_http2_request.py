"""Heads of HTTP/2 requests."""

import pytest

from gatewright.server.http2_request import incoming
from gatewright.server.limits import Limits
from gatewright.server.refusals import RefusedError

PSEUDO = ((b":method", b"GET"), (b":scheme", b"https"), (b":path", b"/a?b"), (b":authority", b"H.example:1"))


def test_a_host_field_does_where_there_is_no_authority() -> None:
    """A gateway that translates HTTP/1.1 may send it so; both may stand there when they agree."""
    assert "h.example" == incoming((*PSEUDO[:3], (b"host", b"H.example:1")), Limits()).host
    assert "h.example" == incoming((*PSEUDO, (b"host", b"h.EXAMPLE:1")), Limits()).host


@pytest.mark.parametrize(
    "block",
    [
        PSEUDO[:3],
        (*PSEUDO, (b"host", b"other")),
        (*PSEUDO, (b"host", b"h.example:1"), (b"host", b"h.example:1")),
        (*PSEUDO[1:], (b":method", b"CONNECT")),
        (*PSEUDO[1:], (b":method", b"GE T")),
    ],
)
def test_two_hosts_none_and_tunnels_are_refused(block: tuple[tuple[bytes, bytes], ...]) -> None:
    """With 400."""
    with pytest.raises(RefusedError) as caught:
        incoming(block, Limits())
    assert caught.value.refusal.status == 400


def test_a_body_grows_by_its_pieces() -> None:
    """In order."""
    request = incoming(PSEUDO, Limits())
    request.chunks += [b"a", b"b"]

    assert b"ab" == request.body()
