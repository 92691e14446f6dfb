"""Bodies that wait for room."""

from math import inf

from h2.connection import H2Connection
from h2.exceptions import ProtocolError

from gatewright.server.http2_bodies import Bodies


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


def test_a_body_is_sent_as_far_as_there_is_room() -> None:
    """The rest when there is more; the end is marked once."""
    room = Room(3)
    bodies = Bodies(room, lambda: 100.0, 30)
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
    bodies = Bodies(room, lambda: now[0], 30)
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
    bodies = Bodies(room, lambda: 0.0, 30)
    for stream in (1, 3, 5):
        room.room = 0
        bodies.start(stream, b"abc")
    bodies.forget(3)
    room.gone = True
    bodies.go_on()

    assert not bodies
    bodies.clear()
    assert inf == bodies.until
