"""The way of a path."""

import pytest

from gatewright.aws.vtl.errors import Impossible
from gatewright.aws.vtl.jsonpath_walk import Walk


class Purse:
    """Counts what is spent."""

    def __init__(self) -> None:
        self.spent = 0

    def spend(self, steps: int) -> None:
        """Count."""
        self.spent += steps


def test_work_is_counted_by_whoever_asks() -> None:
    """A template counts the work of its paths."""
    purse = Purse()
    walk = Walk("root", purse)
    walk.spend(3)

    assert ("root", 3) == (walk.root, purse.spent)


def test_work_of_a_path_alone_is_bounded() -> None:
    """A path that no template asks for has a bound of its own."""
    walk = Walk(None)
    walk.spend(1_000_000)
    with pytest.raises(Impossible, match="more than 1000000"):
        walk.spend(1)
