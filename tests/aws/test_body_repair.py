import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.aws.body_repair import repaired
from gatewright.aws.json_models import BrokenModelError, JsonModel

PET = {
    "type": "object",
    "required": ["name", "owner"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string", "minLength": 3},
        "owner": {
            "type": "object",
            "required": ["mail"],
            "properties": {"mail": {"type": "string", "format": "email"}},
        },
        "age": {"type": "integer", "minimum": 2},
        "state": {"enum": ["new", "used"]},
        "tags": {"type": "array", "items": {"type": "string"}, "minItems": 1, "uniqueItems": True},
    },
}


def mended(schema: Any, body: bytes) -> Any:
    """Return what a body becomes."""
    found = repaired(JsonModel(json.dumps(schema), {}), body)
    return None if found is None else json.loads(found)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"{}", {"name": "text", "owner": {"mail": "somebody@example.com"}}),
        (b'{"name": "Rex", "owner": {"mail": "a@b.example"}}', {"name": "Rex", "owner": {"mail": "a@b.example"}}),
        (
            b'{"name": "R", "owner": {"mail": "a@b.example"}, "age": "7", "state": "old", "tags": ["a", "a"], "x": 1}',
            {"name": "Rxx", "owner": {"mail": "a@b.example"}, "age": 7, "state": "new", "tags": ["a"]},
        ),
        (b"name=Rex", {"name": "text", "owner": {"mail": "somebody@example.com"}}),
        (b"[]", {"name": "text", "owner": {"mail": "somebody@example.com"}}),
    ],
)
def test_only_what_does_not_fit_is_changed(body: bytes, expected: Any) -> None:
    """What is missing gets an example, what is wrong the nearest value that is allowed."""
    assert expected == mended(PET, body)


@pytest.mark.parametrize(
    ("schema", "body", "expected"),
    [
        ({"maximum": 3}, b"7", 3),
        ({"minimum": 3, "exclusiveMinimum": True}, b"3", 4),
        ({"multipleOf": 5}, b"7", 5),
        ({"maxLength": 2}, b'"abc"', "ab"),
        ({"maxItems": 1}, b"[1, 2]", [1]),
        ({"type": "integer"}, b"2.0", 2),
        ({"type": "string"}, b"2", "2"),
        ({"type": ["null", "boolean"]}, b"2", True),
    ],
)
def test_each_keyword_is_obeyed(schema: Any, body: bytes, expected: Any) -> None:
    """By the smallest change."""
    assert expected == mended(schema, body)


@pytest.mark.parametrize(
    "schema",
    [{"pattern": "^[0-9]{4}$"}, {"oneOf": [{"type": "null"}]}, {"not": {}}, {"type": "string", "minLength": 9999}],
)
def test_what_only_a_person_could_make_up_is_left_alone(schema: Any) -> None:
    """Then nothing is proposed."""
    assert mended(schema, b'"x"') is None


_SCHEMA = st.recursive(
    st.sampled_from(
        [{"type": "string"}, {"type": "integer", "minimum": 2}, {"enum": ["a", 1]}, {"type": "boolean"}, {"not": {}}]
    ),
    lambda inner: (
        st.fixed_dictionaries({"type": st.just("array"), "items": inner, "minItems": st.integers(0, 3)})
        | st.fixed_dictionaries(
            {
                "type": st.just("object"),
                "properties": st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
                "required": st.lists(st.sampled_from("abcd"), min_size=1, max_size=3, unique=True),
                "additionalProperties": st.booleans(),
            }
        )
    ),
    max_leaves=6,
)
_BODY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcx"), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=200)
@given(_SCHEMA, _BODY)
def test_whatever_is_proposed_fits(schema: Any, body: Any) -> None:
    """Or nothing is proposed; no schema and no body breaks it."""
    try:
        model = JsonModel(json.dumps(schema), {})
    except BrokenModelError:
        return
    found = repaired(model, json.dumps(body).encode())

    assert found is None or model.complaints(found) == ()


@pytest.mark.parametrize(("body", "expected"), [(b'{ "a":1 }', b'{ "a":1 }'), (b"", b""), (b"a=1", b"{}")])
def test_body_that_fits_stays_as_it_came(body: bytes, expected: bytes) -> None:
    """One that is no JSON becomes an empty object."""
    assert expected == repaired(JsonModel('{"type": "object"}', {}), body)
