"""The clock that tests move."""

import json

import pytest

from gatewright.lab.chat import create, host_of
from gatewright.lab.estate import build
from gatewright.lab.frames import connect, say
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.server.movable_clock import PATH, MovableClock
from tests.gatewright_server import running


def moved(clock: MovableClock, method: str, body: bytes = b"") -> Response:
    """Return what the clock answers."""
    return clock.answer(Request(method=method, host="localhost", path=PATH, body=body))


def seen(clock: MovableClock) -> float:
    """Return when a request of the moment 1000 arrives."""
    arrived: list[float] = []

    def handler(request: Request) -> Response:
        assert isinstance(request.received_at, float)
        arrived.append(request.received_at)
        return Response(status=200)

    moved_by = MovableClock(handler)
    moved_by.offset = clock.offset
    moved_by(Request(method="GET", host="localhost", path="/", received_at=1000.0))
    return arrived[0]


def a_clock() -> MovableClock:
    """Return a clock before nobody."""
    return MovableClock(lambda _: Response(status=200))


def test_a_clock_that_nobody_moved_shows_the_time() -> None:
    """Nothing is added."""
    assert seen(a_clock()) == 1000.0


@pytest.mark.parametrize("offset", [-7200, 0.5, 86_400])
def test_a_moved_clock_lets_requests_arrive_at_another_time(offset: float) -> None:
    """Either way; and it tells how far it is moved."""
    clock = a_clock()
    answer = moved(clock, "PUT", json.dumps({"offset": offset}).encode())

    assert json.loads(answer.body) == json.loads(moved(clock, "GET").body) == {"offset": offset}
    assert seen(clock) == 1000.0 + offset


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[]", b'{"offset":true}', b'{"offset":"1"}', b'{"offset":NaN}', b'{"offset":1e9}', b"\xff"]
)
def test_what_is_no_offset_moves_nothing(body: bytes) -> None:
    """It is refused in a line that says what was expected."""
    clock = a_clock()
    answer = moved(clock, "PUT", body)

    assert (answer.status, clock.offset) == (400, 0.0)
    assert "expected" in json.loads(answer.body)["message"]


def test_other_methods_are_told_what_there_is() -> None:
    """A POST does nothing in silence."""
    assert moved(a_clock(), "POST").status == 405


def test_the_clock_of_an_ordinary_server_stands() -> None:
    """Whoever may call it must not be able to let tokens live on."""
    with running() as gateway:
        answer = gateway.send("PUT", PATH, body=b'{"offset":-3600}')

    assert answer.status == 403
    assert "--movable-clock" in json.loads(answer.body)["message"]


def test_a_session_is_over_when_the_clock_says_so() -> None:
    """What AssumeRole promises for an hour is of an hour ago, once it was issued two hours ago; nobody waited."""
    with running("--movable-clock") as gateway:
        foreign = gateway.send("PUT", PATH, body=b'{"offset":-7200}', Origin="https://example.com")
        assert foreign.status == 403
        assert gateway.send("PUT", PATH, body=b'{"offset":-7200}').status == 200
        token = gateway.client("sts").get_session_token(DurationSeconds=3600)["Credentials"]
        assert gateway.send("PUT", PATH, body=b'{"offset":0}').status == 200
        later = gateway.client("sts").get_session_token(DurationSeconds=3600)["Credentials"]

    apart = (later["Expiration"] - token["Expiration"]).total_seconds()
    assert 7190 < apart < 7230


def test_whoever_watches_hears_by_how_much_it_was_moved() -> None:
    """Forth and back."""
    clock = a_clock()
    heard: list[float] = []
    clock.watch(heard.append)
    for offset in (595, 1200, 0):
        moved(clock, "PUT", json.dumps({"offset": offset}).encode())

    assert heard == [595, 605, -1200]


def test_an_open_websocket_ages_with_it() -> None:
    """It may be silent for ten minutes, and no longer; then it is closed as an idle one is."""
    with running("--movable-clock") as gateway:
        api_id = create(build(gateway.client()))
        with connect(gateway.url, "/prod", (("Host", host_of(api_id)),)) as opened:
            assert say(opened, b'{"action": "talk"}') is None
            gateway.send("PUT", PATH, body=b'{"offset": 590}')
            assert say(opened, b'{"action": "talk"}') is None
            gateway.send("PUT", PATH, body=b'{"offset": 1195}')
            first, length, high, low = opened.recv(4)

    assert (first, length > 1, high << 8 | low) == (0x88, True, 1001)
