"""The room that one connection takes."""

from gatewright.server.room import Room


class Hall:
    """Room for ten."""

    def __init__(self) -> None:
        self.taken = 0

    def hold(self, size: int) -> bool:
        self.taken += size
        return self.taken <= 10


def test_connections_share_what_there_is() -> None:
    """Who wants more than is left has to go; nobody is sent away for what he has."""
    hall = Hall()
    one, other = Room(hall), Room(hall)

    assert [True, True, False, True] == [one.take(6), other.take(4), one.take(7), other.take(4)]
    one.free()
    one.free()
    assert (4, True) == (hall.taken, other.take(10))
