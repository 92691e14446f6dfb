"""Handshakes that end, and those that are mended."""

from gatewright.lab.estate import build
from gatewright.lab.handshakes import certificate_missing, untrusted, version_refused
from gatewright.lab.wire import attempt
from tests.gatewright_server import Running


def test_handshakes_end_as_the_situations_say(gateway: Running) -> None:
    """With an answer, with a reset, with an alert; and each client that does what the fix says is let in."""
    situations = (untrusted, certificate_missing, version_refused)
    estates = [build(gateway.client()) for _ in situations]
    calls = [situation(estate) for situation, estate in zip(situations, estates, strict=True)]
    answers = [attempt(gateway.url, call, estate.api_id) for call, estate in zip(calls, estates, strict=True)]
    mended = [
        attempt(gateway.url, call.mended, estate.api_id).status
        for call, estate in zip(calls, estates, strict=True)
        if call.mended is not None
    ]

    assert [answer.status for answer in answers] == [403, None, None]
    assert "reset by peer" in answers[1].transcript
    assert "protocol version" in answers[2].transcript
    assert mended == [200, 200]
