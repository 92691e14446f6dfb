"""The last calls, put aside."""

from typing import Any, cast

from gatewright.gateway.noted import MOST, Noted, Taken


def of(number: int) -> Any:
    """Return what stands for a call."""
    return cast("Any", (number, number))


def test_what_is_taken_is_forgotten() -> None:
    """Whoever takes calls takes each of them once, those of both kinds apart."""
    noted = Noted()
    noted.served(of(1))
    noted.refused(of(2))

    assert noted.take() == Taken((of(1),), (of(2),), may_lack=False)
    assert noted.take() == Taken((), (), may_lack=False)


def test_a_flood_leaves_its_last_calls() -> None:
    """More than have a place push the oldest out, which is told; the other kind keeps its own."""
    noted = Noted()
    noted.refused(of(-1))
    for number in range(MOST + 5):
        noted.served(of(number))

    taken = noted.take()
    assert [one[0] for one in taken.served] == [*range(5, MOST + 5)]
    assert taken.refused == (of(-1),)
    assert taken.may_lack
