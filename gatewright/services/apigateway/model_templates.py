"""
A mapping template that makes a sample of what a model describes.

https://docs.aws.amazon.com/apigateway/latest/api/API_GetModelTemplate.html. The form is that of the examples of AWS's
developer guide ("Examples using models and mapping templates"): texts are "foo", numbers 42, truths true, and a list is
a loop that says what has to be done about it.
"""

from collections.abc import Mapping
from typing import Any

START = "#set($inputRoot = $input.path('$'))\n"
TODO = "##TODO: Update this foreach loop to reference array from input json\n"
SCALARS = {"string": '"foo"', "number": "42", "integer": "42", "boolean": "true", "null": "null"}
DEEPEST = 20


def sample(schema: Any) -> str:
    """Return the template of a schema."""
    return START + _value(schema, "$inputRoot", 0)


def _value(schema: Any, place: str, depth: int) -> str:
    kind = schema.get("type") if isinstance(schema, Mapping) else None
    if depth > DEEPEST or not isinstance(schema, Mapping):
        return "{ }"
    if kind == "array":
        return _list(schema.get("items"), place, depth)
    if isinstance(kind, str) and kind in SCALARS:
        return SCALARS[kind]
    return _object(schema.get("properties"), place, depth)


def _object(properties: Any, place: str, depth: int) -> str:
    if not isinstance(properties, Mapping) or not properties:
        return "{ }"
    pad = "  " * (depth + 1)
    members = [f'{pad}"{name}" : {_value(one, f"{place}.{name}", depth + 1)}' for name, one in properties.items()]
    return "{\n" + ",\n".join(members) + "\n" + "  " * depth + "}"


def _list(items: Any, place: str, depth: int) -> str:
    item = items[0] if isinstance(items, list) and items else items
    pad = "  " * (depth + 1)
    body = f"{pad}{_value(item, '$elem', depth + 1)}#if($foreach.hasNext),#end\n"
    return f"[\n{TODO}#foreach($elem in {place})\n{body}#end\n{'  ' * depth}]"
