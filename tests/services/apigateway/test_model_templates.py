from typing import Any

import pytest

from gatewright.services.apigateway.model_templates import sample

START = "#set($inputRoot = $input.path('$'))\n"


@pytest.mark.parametrize("schema", [{"type": "object"}, {}, None, "x", {"type": "object", "properties": {}}])
def test_what_says_nothing_makes_an_empty_object(schema: Any) -> None:
    """As AWS's example of `get-model-template` for the model Empty."""
    assert f"{START}{{ }}" == sample(schema)


def test_members_have_samples() -> None:
    """One for each type; objects within objects."""
    schema = {
        "type": "object",
        "properties": {
            "name": {"type": "string"},
            "age": {"type": "integer"},
            "tame": {"type": "boolean"},
            "owner": {"type": "object", "properties": {"name": {"type": "string"}}},
        },
    }

    assert sample(schema) == START + (
        '{\n  "name" : "foo",\n  "age" : 42,\n  "tame" : true,\n  "owner" : {\n    "name" : "foo"\n  }\n}'
    )


def test_list_is_a_loop() -> None:
    """Over the place in the input that it stands for."""
    schema = {"type": "object", "properties": {"pets": {"type": "array", "items": {"type": "string"}}}}
    found = sample(schema)

    assert "##TODO: Update this foreach loop to reference array from input json\n" in found
    assert "#foreach($elem in $inputRoot.pets)" in found
    assert '"foo"#if($foreach.hasNext),#end\n#end' in found


def test_endless_schema_ends() -> None:
    """However deep it nests."""
    schema: dict[str, Any] = {"type": "string"}
    for _ in range(100):
        schema = {"type": "object", "properties": {"a": schema}}

    assert "{ }" in sample(schema)
