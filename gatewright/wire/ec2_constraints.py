"""
Parameters of EC2 against the constraints of their shapes, in EC2's own words: one fault at a time.

Codes restate "Error codes for the Amazon EC2 API", common client errors
(https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html). The sentences are reported by users of
many operations; which fault is named first is inferred: the order of the model's members.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from gatewright.wire.ec2_form import form_name
from gatewright.wire.errors import ServiceError
from gatewright.wire.shapes import INTEGRAL, OperationModel, Shape


def check(operation: OperationModel, params: Mapping[str, Any]) -> None:
    """Raise `ServiceError` where `params` break a constraint that the operation's model states."""
    shape = operation.input_shape
    fault = next(_in_structure(shape, params), None) if shape else None
    if fault is not None:
        raise fault


def _in_structure(shape: Shape, value: Mapping[str, Any]) -> Iterator[ServiceError]:
    for name, member in shape.members.items():
        item = value.get(name)
        if item is not None:
            yield from _faults(form_name(name, member), member, item)
        elif name in shape.required_members:
            wanted = form_name(name, member)
            yield ServiceError("MissingParameter", f"The request must contain the parameter {wanted}", status=400)


def _faults(name: str, shape: Shape, value: Any) -> Iterator[ServiceError]:
    if shape.type_name == "structure":
        yield from _in_structure(shape, value)
    elif shape.type_name == "list":
        for item in value:
            yield from _faults(name, shape.member, item)
    elif "enum" in shape.metadata and value not in shape.metadata["enum"]:
        yield _invalid(f"Value ({value}) for parameter {_lower_first(name)} is invalid.")
    elif shape.type_name in INTEGRAL:
        yield from _out_of_bounds(name, shape.metadata, value)


def _out_of_bounds(name: str, traits: Mapping[str, Any], value: int) -> Iterator[ServiceError]:
    said = f"Value ( {value} ) for parameter {_lower_first(name)} is invalid."
    if "min" in traits and value < traits["min"]:
        yield _invalid(f"{said} Expecting a value greater than or equal to {traits['min']}.")
    if "max" in traits and value > traits["max"]:
        yield _invalid(f"{said} Expecting a value less than or equal to {traits['max']}.")


def _invalid(message: str) -> ServiceError:
    return ServiceError("InvalidParameterValue", message, status=400)


def _lower_first(name: str) -> str:
    return name[:1].lower() + name[1:]
