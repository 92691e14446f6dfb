from typing import Any

import pytest

from gatewright.wire import form_values
from tests.wire.made_up import FLAT
from tests.wire.other_side import input_of, read_back

SHAPE = input_of(FLAT, "ListThings")


@pytest.mark.parametrize(
    "things",
    [
        {"Plain": ["a", "b"], "Map": {"k": "v", "l": ""}},
        {"Flat": [str(number) for number in range(12)]},
        {"Named": ["x", "y"]},
        {"Flattened": {"k": "v", "m": "n"}, "Numbers": {"one": 1, "two": 2}},
        {"Bytes": b"\x00\xff", "Ratio": 0.5, "Sure": False},
    ],
)
def test_collections_come_back(things: dict[str, Any]) -> None:
    """Lists and maps, flattened or not, with names of their own or without."""
    assert {"Things": things} == read_back(FLAT, "ListThings", {"Things": things})


def test_items_are_in_the_order_of_their_numbers() -> None:
    """Ten comes after nine, gaps are closed, and what is no number is ignored."""
    fields = {"Flat.10": "c", "Flat.9": "b", "Flat.2": "a", "Flat.x": "d", "Flat.٣": "e", "Flat": "f"}

    assert form_values.read_structure(SHAPE, form_values.unfold(fields)) == {"Flat": ["a", "b", "c"]}


def test_incomplete_entries_are_left_out() -> None:
    """A map entry without key or value is none, an empty list is a list."""
    fields = {
        "Things.Map.entry.1.key": "a",
        "Things.Map.entry.2.value": "b",
        "Things.Plain": "",
        "Things.Ratio.deeper": "1",
        "Unknown.member.1": "x",
    }

    assert form_values.read_structure(SHAPE, form_values.unfold(fields)) == {"Things": {"Map": {}, "Plain": []}}
