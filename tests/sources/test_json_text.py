"""Errors of JSON name the place on one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.sources.json_text import JsonError, came, kind_name, parse, unstuttered


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a": [1,\n 2', "line 2, column 3: the JSON is cut off here"),
        ('{"a": "b', "line 1, column 7: the JSON is cut off here"),
        ('{"a": 1,\n "b" 2}', "line 2, column 6: no JSON: expecting ':' delimiter, got `2}`"),
        ("", "line 1, column 1: expected JSON, got nothing"),
        ("[NaN]", "line 1: no JSON: `NaN` is not a JSON number"),
        ("[" * 100_000, "line 1: the JSON is nested too deeply"),
        ("[" + "9" * 5000 + "]", "line 1: the JSON holds a number that is too long"),
    ],
)
def test_error_names_the_place(text: str, message: str) -> None:
    """Each way of being broken is told in one line with its place."""
    with pytest.raises(JsonError) as caught:
        parse(text)

    assert str(caught.value) == message


def complaint(text: str) -> str:
    """Return what is said against it; nothing when it is read."""
    try:
        parse(text)
    except JsonError as error:
        return str(error)
    return ""


@given(st.text())
def test_any_text_is_json_or_a_json_error(text: str) -> None:
    """No other exception leaves the parser, and no message has two lines."""
    assert "\n" not in complaint(text)


def test_what_came_is_quoted_or_named() -> None:
    """Scalars are quoted as JSON writes them, the rest is named by kind."""
    values: tuple[object, ...] = ("403", 1, True, None, [], {})

    assert [came(value) for value in values] == [
        'got `"403"`',
        "got `1`",
        "got `true`",
        "got `null`",
        "got an array",
        "got an object",
    ]
    assert [kind_name(value) for value in ("", 1, True, None)] == ["a string", "a number", "a boolean", "null"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '{"error": {"message": "x", "messageString": ""Forbidden""}}',
            '{"error": {"message": "x", "messageString": "Forbidden"}}',
        ),
        ('{"a": ""Not a \\"word\\""", "b": ""}', None),
        ('{"a": "", "b": "x"}', None),
        ('a: ""b""}', None),
    ],
)
def test_quotes_that_stand_twice_are_taken_once(text: str, expected: str | None) -> None:
    """Only in what is meant as JSON, and only around a value; everything else stays as it is."""
    assert unstuttered(text) == (text if expected is None else expected)
