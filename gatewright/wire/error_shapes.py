"""
What a service's model says of an error: its status, whose fault it is, and how its members are called.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from gatewright.wire.errors import ServiceError
from gatewright.wire.shapes import ServiceModel, Shape, wire_name

_DEFAULT_STATUS: Final = 400
_FAULT_STATUS: Final = 500
_MESSAGE: Final = "message"


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorForm:
    """An error with what its model says of it."""

    status: int
    """The HTTP status."""

    sender_fault: bool
    """Whether the caller is to blame."""

    message_member: str
    """What its text is called on the wire; `message` where the model does not say."""

    body: Mapping[str, tuple[Shape, Any]]
    """Its further members by their names on the wire, with their shapes; those of the body."""

    headers: Mapping[str, tuple[Shape, Any]]
    """The same, those of the header."""


def form(model: ServiceModel, error: ServiceError) -> ErrorForm:
    """Return the form of `error` as `model` has it; a code that the model does not have is a plain 400."""
    shape = model.shape_for_error_code(error.code)
    traits: Mapping[str, Any] = shape.metadata.get("error", {}) if shape else {}
    fault = bool(shape and shape.metadata.get("fault")) or bool(traits.get("fault"))
    status = error.status or int(traits.get("httpStatusCode", _FAULT_STATUS if fault else _DEFAULT_STATUS))
    members = shape.members if shape else {}
    known = [
        (wire_name(name, member), member, error.members[name])
        for name, member in members.items()
        if name.lower() != _MESSAGE and error.members.get(name) is not None
    ]
    return ErrorForm(
        status=status,
        sender_fault=status < _FAULT_STATUS,
        message_member=error.message_member
        or next((wire_name(name, member) for name, member in members.items() if name.lower() == _MESSAGE), _MESSAGE),
        body={name: (member, value) for name, member, value in known if not _in_header(member)},
        headers={name: (member, value) for name, member, value in known if _in_header(member)},
    )


def _in_header(member: Shape) -> bool:
    return member.serialization.get("location") == "header"
