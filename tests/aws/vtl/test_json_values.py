"""JSON in and out."""

import pytest

from gatewright.aws.vtl.errors import NotJson
from gatewright.aws.vtl.json_values import json_of, parsed, payload
from gatewright.aws.vtl.printing import JsonArray


def test_every_list_is_one_from_json() -> None:
    """Lists at any depth print as JSON."""
    found = parsed('[{"a": [[1]]}]')

    assert isinstance(found, JsonArray)
    assert isinstance(found[0], dict)
    assert isinstance(found[0]["a"], JsonArray)
    assert isinstance(found[0]["a"][0], JsonArray)


@pytest.mark.parametrize("text", ["", "{", "nope", "NaN", "[Infinity]", "[" * 100_000, "1" * 5000, "{'a': 1}"])
def test_other_text_is_refused(text: str) -> None:
    """Text that is not JSON is refused, however odd."""
    with pytest.raises(NotJson):
        parsed(text)


@pytest.mark.parametrize(
    ("text", "value"), [(" a=1&b=2 ", "a=1&b=2"), ("<xml/>", "<xml/>"), ("12", 12), ("12 a", "12 a"), ("", "")]
)
def test_payload_that_starts_as_no_document_is_one_string(text: str, value: object) -> None:
    """As which templates take forms apart."""
    assert value == payload(text)


def test_payload_is_read_leniently() -> None:
    """Names need no quotes, as for AWS's own reader; lists print as JSON all the same."""
    found = payload("{a: [b], 'c': 1,}")

    assert {"a": ["b"], "c": 1} == found
    assert isinstance(found["a"], JsonArray)


@pytest.mark.parametrize("text", ["{", " [1", '"cut', "'cut", "{cut", '{"a" 1}', "[" * 100_000])
def test_payload_that_starts_as_a_document_has_to_be_one(text: str) -> None:
    """Text that opens as JSON and does not go on so is refused."""
    with pytest.raises(NotJson):
        payload(text)


@pytest.mark.parametrize(
    ("value", "text"), [({"a": [1, None]}, '{"a":[1,null]}'), ("é", '"é"'), (True, "true"), (None, '""'), (1.5, "1.5")]
)
def test_values_are_written_without_blanks(value: object, text: str) -> None:
    """Values are written compactly; no value is the empty text."""
    assert text == json_of(value)
