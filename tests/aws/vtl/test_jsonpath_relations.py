"""How filters compare."""

from typing import Any

import pytest

from gatewright.aws.vtl.jsonpath_relations import RELATIONS, UnfitError
from gatewright.aws.vtl.jsonpath_walk import ABSENT, Walk


@pytest.mark.parametrize(
    ("left", "operator", "right", "holds"),
    [
        (1, "==", "1", True),
        ("1.0", "==", 1, False),
        (1, "==", "1.0", True),
        (1, "==", "one", False),
        (1, "==", True, False),
        (None, "==", None, True),
        (ABSENT, "==", None, False),
        (ABSENT, "!=", 1, True),
        (1, "===", "1", False),
        (1, "===", 1.0, True),
        (1, "!==", "1", True),
        (1, "<", 2, True),
        ("1", "<", 2, False),
        ("a", "<=", "a", True),
        (True, ">", False, False),
        ("a", "in", ["a"], True),
        (ABSENT, "nin", ["a"], True),
        ("abc", "contains", "b", True),
        ([1, "a"], "contains", "a", True),
        (1, "contains", 1, False),
        ("abc", "size", 3, True),
        (5, "size", 1, False),
        ([], "empty", True, True),
        ({}, "empty", False, False),
        (5, "empty", True, False),
        ("a", "=~", "a", False),
    ],
)
def test_relation(left: Any, operator: str, right: Any, holds: bool) -> None:
    """Values of different kinds compare as in the library that AWS's reference points to.

    recorded: Jayway JsonPath 2.10.0, 2026-11-26.
    """
    assert holds == RELATIONS[operator](left, right, Walk(None))


@pytest.mark.parametrize(("operator", "right"), [("in", "a"), ("nin", ABSENT), ("size", "1"), ("empty", 1)])
def test_right_side_that_an_operator_cannot_work_with(operator: str, right: Any) -> None:
    """Is told apart from a comparison that does not hold."""
    with pytest.raises(UnfitError):
        RELATIONS[operator]("a", right, Walk(None))
