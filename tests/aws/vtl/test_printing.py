"""How values print."""

from typing import Any

import pytest

from gatewright.aws.vtl.errors import Impossible
from gatewright.aws.vtl.printing import Entry, JsonArray, text_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("x", "x"),
        (True, "true"),
        (7, "7"),
        (1.0, "1.0"),
        (249.99, "249.99"),
        (0.001, "0.001"),
        (0.0001, "1.0E-4"),
        (9999999.0, "9999999.0"),
        (1e7, "1.0E7"),
        (1.5e-7, "1.5E-7"),
        (-123456789.123, "-1.23456789123E8"),
        (1e300, "1.0E300"),
        (0.0, "0.0"),
        (float("inf"), "Infinity"),
        (float("nan"), "NaN"),
        ([1, "a", None, [True]], "[1, a, null, [true]]"),
        ({"a": 1, "b": [2]}, "{a=1, b=[2]}"),
        (JsonArray([{"a": 'q"'}, [1], None, 0.5]), '[{"a":"q\\""},[1],null,0.5]'),
        ({"l": JsonArray([{"c": 5}])}, '{l=[{"c":5}]}'),
        (Entry("k", 1), "k=1"),
        ((1, 2), "[1, 2]"),
    ],
)
def test_prints_as_java_prints(value: object, text: str) -> None:
    """A value prints as Java's `toString` has it."""
    assert text == text_of(value)


def test_a_list_in_itself() -> None:
    """A list or a map that holds itself says so, as in Java."""
    items: list[Any] = [1]
    items.append(items)
    values: dict[str, Any] = {}
    values["v"] = values

    assert ("[1, (this Collection)]", "{v=(this Map)}") == (text_of(items), text_of(values))


def test_what_cannot_be_printed_is_refused() -> None:
    """No other object's text ever comes out."""
    with pytest.raises(Impossible, match="type `object`"):
        text_of([object()])


def test_deep_cycles_are_refused() -> None:
    """Two lists in each other are an error."""
    one: list[Any] = []
    one.append([one])
    with pytest.raises(Impossible, match="nested too deeply"):
        text_of(one)
