"""Limits of a rendering."""

import pytest

from gatewright.aws.vtl.errors import Impossible
from gatewright.aws.vtl.run import COLLECTION, OUTPUT, WORK, Loop, Run


def run() -> Run:
    """Return a run without variables."""
    return Run({}, None, lambda _text: None)


def test_limits() -> None:
    """Work, text and collections are bounded."""
    for exceed in (
        lambda: run().spend(WORK + 1),
        lambda: run().grow(OUTPUT + 1),
        lambda: run().collect(COLLECTION + 1),
    ):
        with pytest.raises(Impossible, match="more than"):
            exceed()


def test_loop_knows_its_place() -> None:
    """`$foreach` knows where it is, and in which loop."""
    outer = Loop(1, None)
    loop = Loop(2, outer)
    loop.index = 1

    assert [1, 2, False, False, True, None] == [
        loop.property(name) for name in ("index", "count", "hasNext", "first", "last", "other")
    ]
    assert outer is loop.property("parent") is loop.property("topmost")
