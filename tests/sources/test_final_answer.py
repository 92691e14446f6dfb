"""What a server says before its answer is passed over."""

from gatewright.sources.url import call
from tests.sources.test_url import ANSWER, server


def test_early_hints_are_not_the_answer() -> None:
    """Nor are any number of others with a status of 1xx."""
    early = (
        b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n"
    )
    with server(early + ANSWER) as (base, _):
        found = call(f"{base}/")

    assert (403, None) == (found.observation.status, found.observation.headers.get("link"))


def test_a_switch_of_protocols_is_one() -> None:
    """Nothing of HTTP comes after it."""
    with server(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n") as (base, _):
        assert 101 == call(f"{base.replace('http', 'ws')}/").observation.status
