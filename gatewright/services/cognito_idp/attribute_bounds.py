"""
The bounds that the schema of a pool sets to the values of an attribute.

https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SchemaAttributeType.html. The first
words of the refusals are those of attributes that are required and missing; how they end is inferred.
"""

from decimal import Decimal, InvalidOperation

from gatewright.services.cognito_idp.errors import invalid_parameter
from gatewright.store.documents import Document
from gatewright.wire.errors import ServiceError


def check_bounds(schema: Document, value: str) -> None:
    """Raise where a value is longer or shorter, greater or less than the schema lets it be, or is no number."""
    name, kind = schema["Name"], schema["AttributeDataType"]
    if kind == "String":
        bounds = schema.get("StringAttributeConstraints") or {}
        _check(name, Decimal(len(value)), bounds.get("MinLength"), bounds.get("MaxLength"), "The length")
    elif kind == "Number":
        bounds = schema.get("NumberAttributeConstraints") or {}
        number = number_of(value)
        if number is None:
            raise _refused(name, "The value must be a number")
        _check(name, number, bounds.get("MinValue"), bounds.get("MaxValue"), "The value")


def _check(name: str, measured: Decimal, least: str | None, most: str | None, what: str) -> None:
    lowest, highest = number_of(least), number_of(most)
    if lowest is not None and measured < lowest:
        raise _refused(name, f"{what} must not be less than {least}")
    if highest is not None and measured > highest:
        raise _refused(name, f"{what} must not be greater than {most}")


def number_of(text: str | None) -> Decimal | None:
    """Return the number that a text is, `None` when it is none."""
    try:
        found = Decimal(text or "")
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _refused(name: str, why: str) -> ServiceError:
    return invalid_parameter(f"Attributes did not conform to the schema: {name}: {why}\n")
