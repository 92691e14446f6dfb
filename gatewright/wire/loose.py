"""
Values as a person writes them in a template, made to what an operation's model wants.

Templates spell the members of API Gateway's models with a capital (`RestApiId`), and write truths and numbers as texts
or the other way round; CloudFormation takes all of it. A member that the model does not have is refused.
"""

from collections.abc import Mapping
from math import isfinite
from typing import Any

from gatewright.wire.shapes import FLOATING, INTEGRAL, TEXTUAL, Shape, is_document


class LooseError(ValueError):
    """A value that the model cannot take; `at` is where it stands, by the names that the writer used."""

    def __init__(self, message: str, at: tuple[str, ...]) -> None:
        super().__init__(message)
        self.message = message
        self.at = at


def fitted(shape: Shape, value: Any, at: tuple[str, ...] = ()) -> Any:
    """Return a value as the shape wants it, or raise `LooseError`; what a shape forbids is found by `validate`."""
    if shape.type_name == "structure" and not is_document(shape):
        return _structure(shape, value, at)
    if shape.type_name == "list":
        items = value if isinstance(value, list | tuple) else [value]
        return [fitted(shape.member, one, (*at, str(number))) for number, one in enumerate(items)]
    if shape.type_name == "map":
        if not isinstance(value, Mapping):
            raise LooseError("expected an object", at)
        return {str(name): fitted(shape.value, one, (*at, str(name))) for name, one in value.items()}
    return _scalar(shape, value, at)


def _structure(shape: Shape, value: Any, at: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise LooseError("expected an object", at)
    found: dict[str, Any] = {}
    for name, one in value.items():
        member = next((each for each in _spellings(name) if each in shape.members), None)
        if member is None:
            raise LooseError(f"no property here is called `{name}`", at)
        if one is not None:
            found[member] = fitted(shape.members[member], one, (*at, name))
    return found


def _scalar(shape: Shape, value: Any, at: tuple[str, ...]) -> Any:
    kind = shape.type_name
    if kind == "boolean":
        return _truth(value, at)
    if kind in INTEGRAL | FLOATING:
        return _number(value, at, whole=kind in INTEGRAL)
    if kind in TEXTUAL:
        return _text(value, at)
    if kind == "blob" and isinstance(value, str):
        return value.encode()
    return value


def _truth(value: Any, at: tuple[str, ...]) -> bool:
    if isinstance(value, bool):
        return value
    found = {"true": True, "false": False}.get(str(value).lower())
    if found is None:
        raise LooseError(f"expected true or false, got `{value}`", at)
    return found


def _number(value: Any, at: tuple[str, ...], *, whole: bool) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise LooseError(f"expected a number, got `{value}`", at) from None
    if not whole:
        return number
    if not isfinite(number) or number != int(number):
        raise LooseError(f"expected a whole number, got `{value}`", at)
    return int(number)


def _text(value: Any, at: tuple[str, ...]) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return str(value)
    raise LooseError("expected a text", at)


def _spellings(name: str) -> tuple[str, ...]:
    """Return how a model may spell what a template calls `name`: `RestApiId`, `restApiId`; `Arn` is `ARN` in WAF's."""
    return (name, _lower_first(name), name.upper())


def _lower_first(name: str) -> str:
    return name[:1].lower() + name[1:]
