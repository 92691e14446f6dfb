"""Bodies that wait for room."""

from collections.abc import Callable
from math import inf

from h2.connection import H2Connection
from h2.exceptions import ProtocolError

from gatewright.server.http2_bodies import Bodies
from gatewright.server.limits import Limits


class Room(H2Connection):
    """A connection with as much room as a test says."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room
        self.sent: list[tuple[bytes, bool]] = []
        self.gone = False

    def local_flow_control_window(self, stream_id: int) -> int:
        del stream_id
        if self.gone:
            raise ProtocolError
        return self.room

    def send_data(
        self, stream_id: int, data: bytes | memoryview, end_stream: bool = False, pad_length: None = None
    ) -> None:
        del stream_id, pad_length
        self.room -= len(data)
        self.sent.append((bytes(data), end_stream))


def bodies_of(room: Room, now: Callable[[], float], sent: Callable[[int], None] = lambda _: None) -> Bodies:
    """Return bodies that may stall for 30 seconds, and take 100."""
    return Bodies(room, now, Limits(send_stall_seconds=30, response_seconds=100), sent)


def test_a_body_is_sent_as_far_as_there_is_room() -> None:
    """The rest when there is more; the end is marked once."""
    room = Room(3)
    bodies = bodies_of(room, lambda: 100.0)
    bodies.start(1, b"abcde")
    waited = bodies.until
    room.room = 10
    bodies.go_on()

    assert [(b"abc", False), (b"de", True)] == room.sent
    assert (130.0, inf, False) == (waited, bodies.until, bool(bodies))


def test_time_runs_from_the_last_byte_that_went() -> None:
    """Asking again without room earns no time."""
    now = [0.0]
    room = Room(1)
    bodies = bodies_of(room, lambda: now[0])
    bodies.start(1, b"abc")
    now[0] = 10
    bodies.go_on()
    unmoved = bodies.until
    room.room = 1
    bodies.go_on()

    assert (30.0, 40.0) == (unmoved, bodies.until)


def test_a_client_that_is_gone_wants_nothing() -> None:
    """What it took back is forgotten, and so is what is said to be."""
    room = Room(1)
    bodies = bodies_of(room, lambda: 0.0)
    for stream in (1, 3, 5):
        room.room = 0
        bodies.start(stream, b"abc")
    bodies.forget(3)
    room.gone = True
    bodies.go_on()

    assert not bodies
    bodies.clear()
    assert inf == bodies.until


def test_a_drip_of_room_is_not_enough() -> None:
    """Some has to go in time, and all of it in more."""
    now = [0.0]
    room = Room(1)
    bodies = bodies_of(room, lambda: now[0])
    bodies.start(1, b"abcdefgh")
    deadlines = []
    for seconds in (20, 40, 60, 80):
        now[0] = seconds
        room.room = 1
        bodies.go_on()
        deadlines.append(bodies.until)

    assert [50.0, 70.0, 90.0, 100.0] == deadlines


def test_what_waits_and_what_went_are_told() -> None:
    """Also when a client takes its request back, or all of them."""
    went: list[int] = []
    room = Room(2)
    bodies = bodies_of(room, lambda: 0.0, went.append)
    bodies.start(1, b"abcde")
    bodies.start(3, b"abc")
    sizes = [bodies.size]
    bodies.forget(1)
    sizes.append(bodies.size)
    bodies.start(5, b"ab")
    bodies.clear()

    assert ([6, 3, 0], [2, 0, 0]) == ([*sizes, bodies.size], went)
