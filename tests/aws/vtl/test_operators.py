"""Sums and comparisons."""

import math

import pytest

from gatewright.aws.vtl.errors import Impossible
from gatewright.aws.vtl.nodes import Arithmetic
from gatewright.aws.vtl.operators import calculate, compare, equal, same
from gatewright.aws.vtl.run import Run


def run() -> Run:
    """Return a run without variables."""
    return Run({}, None, lambda _text: None)


@pytest.mark.parametrize(
    ("left", "operator", "right", "value"),
    [
        (7, "/", 2, 3),
        (-7, "/", 2, -3),
        (-7, "%", 3, -1),
        (7, "%", -3, 1),
        (7.0, "/", 2, 3.5),
        (2**63 - 1, "+", 1, 2**63),
        (1, "/", 0, None),
        (1.0, "%", 0, None),
        (True, "+", 1, None),
        ([], "*", 2, None),
        (1e308, "*", 10, math.inf),
    ],
)
def test_sums(left: object, operator: Arithmetic, right: object, value: object) -> None:
    """Whole numbers stay whole; what cannot be calculated has no value."""
    assert value == calculate(operator, left, right)


def test_huge_numbers_are_refused() -> None:
    """Numbers do not grow without bounds."""
    with pytest.raises(Impossible, match="4096 bits"):
        calculate("*", 2**3000, 2**3000)


@pytest.mark.parametrize(
    ("left", "right", "holds"),
    [
        (1, 1.0, True),
        (7, "7", True),
        (True, "true", True),
        ([1], "[1]", True),
        ([1], [1.0], False),
        ({"a": [1]}, {"a": [1]}, True),
        ({"a": 1}, {"b": 1}, False),
        (None, None, True),
        (None, "", False),
        ("a", "b", False),
    ],
)
def test_equality(left: object, right: object, holds: bool) -> None:
    """Numbers compare by size, one kind by content, all else by text."""
    assert holds == equal(left, right, run())
    assert holds == (not compare("!=", left, right, run()))


def test_order_is_for_numbers() -> None:
    """Only numbers have an order."""
    results = [compare("<", 1, 1.5, run()), compare(">=", 2, 2, run()), compare("<", "a", "b", run())]

    assert [True, True, False] == [*results]
    assert not compare("<=", None, 1, run())


def test_same_is_strict() -> None:
    """Java's `equals` tells whole from floating numbers, and truth from numbers."""
    assert [True, False, False] == [same(1, 1, run()), same(1, 1.0, run()), same(1, True, run())]
