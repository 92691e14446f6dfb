"""Some of the calls that were just answered."""

from typing import Any, cast

from gatewright.gateway.noted import MOST, Noted, Taken

CALL = cast("Any", object())
ANSWER = cast("Any", object())


def test_what_is_taken_is_forgotten() -> None:
    """Whoever takes calls takes each of them once, those of both kinds apart."""
    noted = Noted()
    noted.served(CALL, ANSWER)
    noted.refused(CALL, ANSWER)

    assert noted.take() == Taken(((CALL, ANSWER),), ((CALL, ANSWER),), may_lack=False)
    assert noted.take() == Taken((), (), may_lack=False)


def test_there_is_room_for_some_of_each_kind() -> None:
    """A flood of one kind keeps none of the other out; what found no room is told of, and there is room again."""
    noted = Noted()
    for _ in range(MOST + 5):
        if noted.room:
            noted.served(CALL, ANSWER)
    noted.refused(CALL, ANSWER)
    taken = noted.take()
    assert (len(taken.served), len(taken.refused), taken.may_lack) == (MOST, 1, True)

    for _ in range(MOST + 5):
        noted.refused(CALL, ANSWER)
    taken = noted.take()
    assert (len(taken.served), len(taken.refused), taken.may_lack) == (0, MOST, True)
    assert noted.room == MOST
