"""
XML bodies to parameters by their shapes.

Restates "AWS restXml protocol", "XML shape serialization" (https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html).
A body that declares a document type is refused before it is parsed: S3 takes none, and entities are an attack.
"""

from typing import Any, Final
from xml.etree import ElementTree as ET

from gatewright.wire import scalars, timestamps
from gatewright.wire.errors import ServiceError
from gatewright.wire.shapes import Shape, wire_name

_MALFORMED: Final = "The XML you provided was not well-formed or did not validate against our published schema"
"""S3's own text (documented: "Error responses", MalformedXML)."""


def read(shape: Shape, body: bytes) -> Any:
    """Return what the root element of a body says as a `shape`."""
    if b"<!" in body.replace(b"<!--", b""):
        raise malformed()
    try:
        root = ET.fromstring(body)  # noqa: S314 - no document type, so no entities: see the head of the file
        return _value(shape, root)
    except (ET.ParseError, ValueError, RecursionError):
        raise malformed() from None


def malformed() -> ServiceError:
    """Return the refusal of a body that is no XML of ours."""
    return ServiceError("MalformedXML", _MALFORMED, status=400)


def _value(shape: Shape, element: ET.Element) -> Any:
    if shape.type_name == "structure":
        return _structure(shape, element)
    if shape.type_name == "list":
        return [_value(shape.member, one) for one in element]
    if shape.type_name == "map":
        raise ValueError("S3 has no maps in its bodies")
    return scalars.read(shape, element.text or "", timestamps.ISO8601)


def _structure(shape: Shape, element: ET.Element) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, member in shape.members.items():
        wire = wire_name(name, member)
        if member.type_name == "list" and member.serialization.get("flattened"):
            items = [_value(member.member, one) for one in element if _plain(one.tag) == wire]
            if items:
                found[name] = items
            continue
        child = next((one for one in element if _plain(one.tag) == wire), None)
        if child is not None:
            found[name] = _value(member, child)
    return found


def _plain(tag: str) -> str:
    """Return the name of an element without its namespace."""
    return tag.rpartition("}")[2]
