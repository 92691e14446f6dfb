"""Bounds of attribute values."""

from typing import Any

import pytest

from gatewright.services.cognito_idp.attribute_bounds import check_bounds
from gatewright.wire.errors import ServiceError

TEXT = {"Name": "custom:code", "AttributeDataType": "String"}
AGE = {"Name": "custom:age", "AttributeDataType": "Number"}


def bounded(schema: dict[str, Any], **bounds: str) -> dict[str, Any]:
    """Return a schema with bounds."""
    return {**schema, f"{schema['AttributeDataType']}AttributeConstraints": bounds}


@pytest.mark.parametrize(
    ("schema", "value", "why"),
    [
        (bounded(TEXT, MinLength="3", MaxLength="4"), "ab", "The length must not be less than 3"),
        (bounded(TEXT, MinLength="3", MaxLength="4"), "abcde", "The length must not be greater than 4"),
        (bounded(AGE, MinValue="18", MaxValue="99"), "17", "The value must not be less than 18"),
        (bounded(AGE, MinValue="18", MaxValue="99"), "99.5", "The value must not be greater than 99"),
        (AGE, "old", "The value must be a number"),
        (AGE, "NaN", "The value must be a number"),
    ],
)
def test_a_value_out_of_bounds_is_refused(schema: dict[str, Any], value: str, why: str) -> None:
    """The refusal names the attribute and the bound."""
    with pytest.raises(ServiceError) as caught:
        check_bounds(schema, value)

    assert ("InvalidParameterException", f"Attributes did not conform to the schema: {schema['Name']}: {why}\n") == (
        caught.value.code,
        caught.value.message,
    )


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        (bounded(TEXT, MinLength="3", MaxLength="4"), "abc"),
        (bounded(TEXT, MinLength="3", MaxLength="4"), "abcd"),
        (bounded(AGE, MinValue="-1.5"), "-1.5"),
        (bounded(TEXT, MaxLength="many"), "a"),
        (TEXT, "x" * 3000),
        ({"Name": "custom:yes", "AttributeDataType": "Boolean"}, "maybe"),
    ],
)
def test_a_value_within_bounds_is_taken(schema: dict[str, Any], value: str) -> None:
    """Bounds belong to what they bound, and one that is no number bounds nothing."""
    check_bounds(schema, value)
