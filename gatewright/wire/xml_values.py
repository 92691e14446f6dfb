"""
Results of the query protocol as XML, indented by two spaces as AWS's answers are.

Restates "AWS query protocol", "XML shape serialization"
(https://smithy.io/2.0/aws/protocols/aws-query-protocol.html).
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from gatewright.model.lazy_pattern import pattern
from gatewright.wire import scalars, timestamps
from gatewright.wire.shapes import Shape, wire_name

_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#xD;"})
_NOT_XML: Final = pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Lines = Iterator[str]
"""Lines of XML, outermost first, not yet indented."""


def element(name: str, lines: list[str] | str, attributes: str = "") -> Lines:
    """Yield the lines of an element around text, or around lines of others."""
    if isinstance(lines, str):
        yield f"<{name}{attributes}>{escape(lines)}</{name}>" if lines else f"<{name}{attributes}/>"
        return
    if not lines:
        yield f"<{name}{attributes}/>"
        return
    yield f"<{name}{attributes}>"
    yield from ("  " + line for line in lines)
    yield f"</{name}>"


def escape(text: str) -> str:
    """Return `text` as XML text; a character that XML 1.0 cannot hold becomes U+FFFD."""
    return _NOT_XML.sub("\ufffd", text).translate(_ENTITIES)


def members(shape: Shape, value: Mapping[str, Any]) -> list[str]:
    """Return the lines of a structure's members; those that are `None` or unknown to the shape are left out."""
    lines: list[str] = []
    for name, member in shape.members.items():
        item = value.get(name)
        if item is not None:
            lines.extend(write(wire_name(name, member), member, item))
    return lines


def write(name: str, shape: Shape, value: Any) -> Lines:
    """Yield the lines of one value under a name."""
    if shape.type_name == "structure":
        return element(name, members(shape, value))
    if shape.type_name == "list":
        return _list(name, shape, value)
    if shape.type_name == "map":
        return _map(name, shape, value)
    return element(name, scalars.write(shape, value, timestamps.ISO8601))


def _list(name: str, shape: Shape, value: Any) -> Lines:
    flattened = bool(shape.serialization.get("flattened"))
    item_name = shape.member.serialization.get("name", name if flattened else "member")
    lines = [line for item in value for line in write(item_name, shape.member, item)]
    return iter(lines) if flattened else element(name, lines)


def _map(name: str, shape: Shape, value: Mapping[str, Any]) -> Lines:
    flattened = bool(shape.serialization.get("flattened"))
    key_name = shape.key.serialization.get("name", "key")
    value_name = shape.value.serialization.get("name", "value")
    lines: list[str] = []
    for key, item in value.items():
        if item is not None:
            entry = [*write(key_name, shape.key, key), *write(value_name, shape.value, item)]
            lines.extend(element(name if flattened else "entry", entry))
    return iter(lines) if flattened else element(name, lines)
