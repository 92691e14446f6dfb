"""
What we read of botocore's models, as types: botocore itself has none, and is imported only when a model is loaded.

A `Shape` has those of the attributes below that its `type_name` has: `members` for a structure, `member` for a
list, `key` and `value` for a map.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol

TEXTUAL: Final = frozenset({"string", "character"})
INTEGRAL: Final = frozenset({"integer", "long"})
FLOATING: Final = frozenset({"float", "double"})


class Shape(Protocol):
    """`botocore.model.Shape` and its kinds."""

    name: str
    type_name: str
    serialization: Mapping[str, Any]
    metadata: Mapping[str, Any]
    required_members: Sequence[str]
    members: Mapping[str, "Shape"]
    member: "Shape"
    key: "Shape"
    value: "Shape"


class ServiceModel(Protocol):
    """`botocore.model.ServiceModel`."""

    metadata: Mapping[str, Any]
    service_name: str
    operation_names: Sequence[str]

    def operation_model(self, operation_name: str, /) -> "OperationModel":
        """Return the model of one operation."""

    def shape_for_error_code(self, error_code: str, /) -> Shape | None:
        """Return the error shape that has this code."""


class OperationModel(Protocol):
    """`botocore.model.OperationModel`."""

    name: str
    http: Mapping[str, Any]
    input_shape: Shape | None
    output_shape: Shape | None
    service_model: ServiceModel
    auth_type: str | None


def wire_name(name: str, shape: Shape) -> str:
    """Return what a member called `name` is called on the wire."""
    found: str = shape.serialization.get("name", name)
    return found


def is_document(shape: Shape) -> bool:
    """Tell whether `shape` takes any JSON value."""
    return bool(shape.metadata.get("document", False))
