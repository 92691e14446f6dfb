"""A JSON text is read piece by piece."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.sources import json_stream
from gatewright.sources.json_stream import JsonStream
from gatewright.sources.json_text import JsonError

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=20,
)


def stream(text: str | bytes) -> JsonStream:
    """Return a reader of a text."""
    return JsonStream(io.BytesIO(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text))


@given(st.lists(VALUES, max_size=6), st.integers(1, 40))
def test_items_are_those_of_the_whole_text(values: list[object], chunk: int) -> None:
    """However little is read at once, each item comes out as it went in."""
    reader = stream(json.dumps(values))
    reading, json_stream._CHUNK = json_stream._CHUNK, chunk  # type: ignore[misc]
    try:
        found = [reader.value() for _ in reader.items()]
    finally:
        json_stream._CHUNK = reading  # type: ignore[misc]

    assert values == found


def test_members_are_walked() -> None:
    """Names come one by one, and their values may be objects."""
    reader = stream('\ufeff{"a": 1, "b": {"c": [2]} }')

    assert {"a": 1, "b": {"c": [2]}} == {name: reader.value() for name in reader.members()}


@pytest.mark.parametrize(("text", "number"), [("{}", 0), ("[]", 0), ("[1,]", 1), ('{"a": 1,}', 1)])
def test_what_is_empty_or_ends_in_a_comma_is_read(text: str, number: int) -> None:
    """An empty value has nothing in it; a comma too many is forgiven."""
    reader = stream(text)
    walk = reader.members() if text.startswith("{") else reader.items()

    assert number == len([reader.value() for _ in walk])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[1, 2", "line 1: the JSON is cut off here"),
        ('["a', "line 1: the JSON is cut off here"),
        ("[\n1 2]", "line 2: expected `]`, got `2]`"),
        ("[\n\nnothing, 1, 2, 3, 4, 5, 6, 7]", "line 3: no JSON: expecting value"),
        ("[" * 100_000, "line 1: the JSON is nested too deeply"),
    ],
)
def test_what_is_broken_is_named_with_its_line(text: str, message: str) -> None:
    """A line, what was expected and what came."""
    reader = stream(text)

    with pytest.raises(JsonError) as caught:
        [reader.value() for _ in reader.items()]

    assert message == str(caught.value)


def test_a_number_without_end_is_no_reason_to_fail() -> None:
    """Python refuses to read integers of that length."""
    with pytest.raises(JsonError, match="line 1: the JSON holds a number that is too long"):
        stream("[" + "9" * 5000 + "]").value()


def test_a_name_must_be_in_quotes() -> None:
    """What JavaScript forgives, JSON does not."""
    with pytest.raises(JsonError, match="expected a member's name in quotes"):
        list(stream("{a: 1}").members())


def test_one_can_go_on_behind_what_is_broken() -> None:
    """The next mark is found, and the bracket before it."""
    reader = stream('[{"x" nonsense}, \n {"mark": 1}]')
    items = reader.items()
    next(items)

    assert reader.skip_to('"mark"')
    assert reader.back_to("{")
    assert ({"mark": 1}, 2) == (reader.value(), reader.line)
    assert not reader.skip_to('"mark"')
