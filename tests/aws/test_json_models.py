import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.aws.json_models import BUILT_IN, BrokenModelError, JsonModel

PET = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
ROOT = "https://apigateway.amazonaws.com/restapis/a1b2c3d4e5/models/"


def model(schema: Any, **others: Any) -> JsonModel:
    """Return a model beside others."""
    return JsonModel(json.dumps(schema), {name: json.dumps(other) for name, other in others.items()})


@pytest.mark.parametrize(
    ("body", "fits"),
    [
        (b'{"name": "Rex"}', True),
        (b'{"name": 1}', False),
        (b"{}", False),
        (b"", False),
        (b"[]", False),
        (b"{", False),
        (b'{"name": NaN}', False),
        (b"\xff", False),
        (b"[" * 100_000, False),
    ],
)
def test_body_fits_or_not(body: bytes, fits: bool) -> None:
    """No body is an empty object; what is no JSON never fits."""
    assert fits is (model(PET).complaints(body) == ())


def test_model_refers_to_another() -> None:
    """By AWS's address, to a part of it, too; whatever the id of the API in it."""
    schema = {
        "type": "array",
        "items": {"$ref": f"{ROOT}Pet"},
        "maxItems": 2,
    }
    part = {"$ref": f"{ROOT}Pet#/properties/name"}

    assert () == model(schema, Pet=PET).complaints(b'[{"name": "Rex"}]')
    assert () != model(schema, Pet=PET).complaints(b'[{"name": 1}]')
    assert () == model(part, Pet=PET).complaints(b'"Rex"')


def test_models_may_refer_to_each_other() -> None:
    """A tree of people is judged to its leaves, and a reference to nothing but itself asks nothing."""
    person = {"required": ["name"], "properties": {"child": {"$ref": f"{ROOT}Person"}}}

    assert () == model(person, Person=person).complaints(b'{"name": 1, "child": {"name": 2}}')
    assert () != model(person, Person=person).complaints(b'{"name": 1, "child": {}}')
    assert () == model({"$ref": f"{ROOT}A"}, A={"$ref": f"{ROOT}B"}, B={"$ref": f"{ROOT}A"}).complaints(b"1")


def test_local_definitions_are_found() -> None:
    """`#/definitions/X` within the model itself."""
    schema = {"definitions": {"pet": PET}, "$ref": "#/definitions/pet"}

    assert () != model(schema).complaints(b'{"name": 1}')


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": f"{ROOT}Nobody"},
        {"$ref": "http://127.0.0.1:9/schema"},
        {"$ref": "file:///etc/passwd"},
        {"type": "nonsense"},
        {"pattern": "("},
        [],
        "x",
    ],
)
def test_broken_model_says_so(schema: Any) -> None:
    """Nothing is fetched, from wherever."""
    with pytest.raises(BrokenModelError):
        model(schema)


def test_text_that_is_no_json_is_a_broken_model() -> None:
    """A model without a schema, too."""
    with pytest.raises(BrokenModelError):
        JsonModel("", {})


def test_pattern_cannot_hold_the_server() -> None:
    """A pattern that would try for years gives up, and the body does not fit."""
    assert () != model({"pattern": "^(?=(a+)+$)(a+)+$"}).complaints(json.dumps("a" * 60 + "b").encode())


def test_draft_4_whatever_the_model_says() -> None:
    """`exclusiveMinimum` is a truth value there, not a number."""
    schema = {"$schema": "http://json-schema.org/draft-07/schema#", "minimum": 1, "exclusiveMinimum": True}

    assert () != model(schema).complaints(b"1")


@pytest.mark.parametrize("name", ["Empty", "Error"])
def test_built_in_models_are_schemas(name: str) -> None:
    """Every API has them."""
    assert () == JsonModel(BUILT_IN[name], BUILT_IN).complaints(b"")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["type", "$ref", "properties", "items", "pattern", "enum", "required", "allOf", "minimum", "a"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=300)
@given(_JSON, _JSON)
def test_every_schema_judges_or_is_broken(schema: Any, instance: Any) -> None:
    """Nothing that somebody saves as a model, and nothing that is sent, breaks the validator."""
    try:
        made = model(schema, A=schema)
    except BrokenModelError:
        return

    assert isinstance(made.complaints(json.dumps(instance).encode()), tuple)
