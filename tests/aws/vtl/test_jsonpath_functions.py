"""Functions of a JSONPath."""

import pytest

from gatewright.aws.vtl.errors import Impossible
from gatewright.aws.vtl.jsonpath import read_path
from gatewright.aws.vtl.jsonpath_functions import FUNCTIONS
from gatewright.aws.vtl.jsonpath_walk import Walk


@pytest.mark.parametrize(
    ("name", "value", "made"),
    [
        ("length", [1, 2], 2),
        ("size", {"a": 1}, 1),
        ("length", "text", None),
        ("min", [2, 1.5, "0", True], 1.5),
        ("max", [2, 1], 2.0),
        ("sum", [1, 2], 3.0),
        ("avg", [1, 2], 1.5),
    ],
)
def test_function(name: str, value: object, made: object) -> None:
    """Numbers of a list make one; others in it are passed over.

    recorded: Jayway JsonPath 2.10.0, 2026-11-26.
    """
    assert [made] == list(FUNCTIONS[name](value, Walk(value)))


def test_no_number_is_no_result() -> None:
    """As in that library, which fails."""
    with pytest.raises(Impossible, match="no number"):
        read_path("$.sum()").find(["a"])
