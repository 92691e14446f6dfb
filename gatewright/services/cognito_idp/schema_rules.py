"""
What the schema of a pool may say of an attribute.

https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SchemaAttributeType.html. The texts are
those that moto's tests state of AWS; that of a missing data type is reported by users of AWS besides.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from gatewright.services.cognito_idp.attribute_bounds import number_of
from gatewright.services.cognito_idp.errors import invalid_parameter
from gatewright.store.documents import Document

LONGEST: Final = 2048
"""The longest value of a text (documented)."""

_BOUNDS: Final = (
    ("StringAttributeConstraints", "MinLength", "MaxLength", "length"),
    ("NumberAttributeConstraints", "MinValue", "MaxValue", "value"),
)


def check_standard(known: Document, wanted: Mapping[str, Any]) -> None:
    """Refuse a standard attribute of another type, or that only developers may write."""
    if wanted.get("DeveloperOnlyAttribute") or wanted.get("AttributeDataType") not in {
        None,
        known["AttributeDataType"],
    }:
        raise invalid_parameter(
            "You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute"
            f" {known['Name']}"
        )


def check_custom(wanted: Mapping[str, Any]) -> None:
    """Refuse a custom attribute without a name or a type, and one that must be there."""
    if not wanted.get("Name"):
        raise invalid_parameter("Invalid schema: an attribute has no name")  # inferred
    if not wanted.get("AttributeDataType"):
        raise invalid_parameter("Invalid AttributeDataType input, consider using the provided AttributeDataType enum.")
    if wanted.get("Required"):
        raise invalid_parameter("Required custom attributes are not supported currently.")


def check_constraints(attribute: Document) -> None:
    """Refuse bounds that are no numbers, a text that may be too long, and bounds that nothing is within."""
    name = attribute["Name"]
    for member, low, high, what in _BOUNDS:
        bounds = attribute.get(member) or {}
        found = {bound: number_of(bounds[bound]) for bound in (low, high) if bounds.get(bound) is not None}
        if None in found.values():
            raise invalid_parameter(f"Invalid {member} for schema attribute {name}")
        numbers = {bound: value for bound, value in found.items() if value is not None}
        if what == "length" and any(value > LONGEST for value in numbers.values()):
            raise invalid_parameter(f"user.{name}: String attributes cannot have a length of more than {LONGEST}")
        if numbers.get(low, Decimal("-Infinity")) > numbers.get(high, Decimal("Infinity")):
            raise invalid_parameter(f"user.{name}: Max {what} cannot be less than min {what}.")
