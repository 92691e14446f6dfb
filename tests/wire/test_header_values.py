import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.model.request import headers
from gatewright.wire import header_values
from gatewright.wire.errors import SerializationError
from tests.wire.from_shapes import FIELD
from tests.wire.made_up import PLACES
from tests.wire.other_side import input_of

INPUT = input_of(PLACES, "PutThing")
WORDS, STAMPS = INPUT.members["Words"], INPUT.members["Stamps"]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("a, b ,c", ["a", "b", "c"]),
        ('"a,b", "c\\"d"', ["a,b", 'c"d']),
        ("", []),
        ("a,,b", ["a", "", "b"]),
    ],
)
def test_lists_stand_on_one_line(text: str, items: list[str]) -> None:
    """Commas part the items, quotes protect them."""
    assert items == header_values.read(WORDS, text)


@given(st.lists(FIELD.filter(lambda word: "\\" not in word), min_size=1, max_size=4))
def test_lists_are_read_as_written(items: list[str]) -> None:
    """Whatever words stand in a list, they come back."""
    assert items == header_values.read(WORDS, header_values.write(WORDS, items))


def test_dates_have_a_comma_of_their_own() -> None:
    """A list of dates is parted at every second comma."""
    written = header_values.write(STAMPS, [0, 86_400])

    assert "Thu, 01 Jan 1970 00:00:00 GMT" in written
    assert [
        value.timestamp()
        for value in header_values.read(STAMPS, "Thu, 01 Jan 1970 00:00:00 GMT, Fri, 02 Jan 1970 00:00:00 GMT")
    ] == [
        0,
        86_400,
    ]


def test_fields_with_a_prefix_make_a_map() -> None:
    """The rest of the name is the key; other fields are none of it."""
    fields = headers([("X-Extra-a", "1"), ("x-extra-B", "2"), ("Host", "x")])

    assert header_values.read_prefixed(fields, "x-extra-") == {"a": "1", "B": "2"}
    assert header_values.read_prefixed(headers([("Host", "x")]), "x-extra-") is None


def test_broken_list_is_refused() -> None:
    """A quote that never ends, and text behind a quote, are no list."""
    for text in ('"a" b', 'a, "b" c'):
        with pytest.raises(SerializationError):
            header_values.read(WORDS, text)
