"""What a method asks of its requests, changed where the document says it: validators, passthrough behavior."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from gatewright.doctor.patches.document import Change, Document
from gatewright.doctor.patches.methods import MethodPlace, methods
from gatewright.sources.edits.edit import Edit, Put, Remove

_VALIDATOR: Final = "x-amazon-apigateway-request-validator"
_INTEGRATION: Final = "x-amazon-apigateway-integration"
_NO_MATCH: Final = "WHEN_NO_MATCH"


def take_the_validator_off(document: Document) -> Iterator[Change]:
    """Let the method validate nothing."""
    for place in methods(document):
        if place.kind == "operation":
            own = _removed(place, _VALIDATOR)
            if own:
                yield Change(sheet=place.sheet, edits=own)
        elif document.main.kind == "terraform":
            yield from _change(place, *_removed(place, "request_validator_id"))
        elif place.kind == "resource":
            yield from _change(place, *_removed(place, "RequestValidatorId"))
        else:
            yield from _change(place, *_removed(place, "RequestModel", "RequestParameters"))


def pass_every_content_type(document: Document) -> Iterator[Change]:
    """Let the integration pass content types that it has no template for."""
    for place in methods(document):
        name, member = {
            "operation": (_INTEGRATION, "passthroughBehavior"),
            "resource": ("Integration", "PassthroughBehavior"),
        }.get(place.kind, ("", ""))
        if isinstance(place.members.get(name), Mapping):
            told: Any = "when_no_match" if place.kind == "operation" else _NO_MATCH
            yield from _change(place, Put((*place.path, name, member), told))


def _removed(place: MethodPlace, *names: str) -> tuple[Edit, ...]:
    return tuple(Remove((*place.path, name)) for name in names if name in place.members)


def _change(place: MethodPlace, *edits: Edit) -> Iterator[Change]:
    if edits:
        yield Change(sheet=place.sheet, edits=edits)
