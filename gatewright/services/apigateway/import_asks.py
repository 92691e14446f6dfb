"""
What an import asks of an operation, held against the operation's model as a call over the wire is.

A definition is a free text: where a call could not be written down, its values have any type. A scalar is taken as the
model's type where it can be; everything else is refused (that AWS words the model's constraints here as it does over
the wire is inferred).
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from gatewright.services.apigateway.errors import bad_request
from gatewright.wire import models, validate
from gatewright.wire.shapes import Shape


def asked(handler: Callable[..., Any], params: Mapping[str, Any], *, service: str = "apigateway") -> dict[str, Any]:
    """Return the parameters of a handler, each of its model's type, or raise `ServiceError`."""
    name = "".join(part.capitalize() for part in handler.__name__.split("_"))
    operation = models.service(service).model.operation_model(name)
    if operation.input_shape is None:
        raise ValueError(f"`{name}` has no input")
    typed: dict[str, Any] = _typed(operation.input_shape, params, name)
    validate.check(operation, typed)
    return typed


def _typed(shape: Shape, value: Any, name: str) -> Any:
    read = _READ.get(shape.type_name)
    if read is None:
        return value
    found = read(shape, value, name)
    if found is None:
        raise bad_request(f"Invalid value for {name}: expected a value of the type {shape.type_name}")  # inferred
    return found


def _structure(shape: Shape, value: Any, _name: str) -> Any:
    if not isinstance(value, Mapping):
        return None
    return {
        name: _typed(shape.members[name], one, name)
        for name, one in value.items()
        if name in shape.members and one is not None
    }


def _map(shape: Shape, value: Any, name: str) -> Any:
    if not isinstance(value, Mapping):
        return None
    return {str(key): _typed(shape.value, one, name) for key, one in value.items()}


def _list(shape: Shape, value: Any, name: str) -> Any:
    return [_typed(shape.member, one, name) for one in value] if isinstance(value, list | tuple) else None


def _string(_shape: Shape, value: Any, _name: str) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int | float) else None


def _integer(_shape: Shape, value: Any, _name: str) -> int | None:
    if isinstance(value, bool):
        return None
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return None


def _boolean(_shape: Shape, value: Any, _name: str) -> bool | None:
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value.lower())
    return value if isinstance(value, bool) else None


_READ: Final[Mapping[str, Callable[[Shape, Any, str], Any]]] = {
    "structure": _structure,
    "map": _map,
    "list": _list,
    "string": _string,
    "integer": _integer,
    "boolean": _boolean,
}
