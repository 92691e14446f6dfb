"""
Header fields as shapes say, and back.

Restates "HTTP header serialization" of the Smithy specification
(https://smithy.io/2.0/spec/http-bindings.html#httpheader-trait): lists stand on one line with commas, a string
that holds a comma or a quote stands in quotes, timestamps are `rfc822`, and a JSON value is in Base64.
"""

import json
from typing import Any, Final

from gatewright.model.lazy_pattern import pattern
from gatewright.model.request import Headers
from gatewright.wire import scalars, timestamps
from gatewright.wire.errors import SerializationError
from gatewright.wire.shapes import Shape

_ITEM: Final = pattern(r'\s*(?:"((?:[^"\\]|\\.)*)"|(?!\s*")([^,]*))\s*(?:,|$)')
_ESCAPE: Final = pattern(r"\\(.)")


def read(shape: Shape, text: str) -> Any:
    """Return what a field says."""
    if shape.type_name == "list":
        return [scalars.read(shape.member, item, timestamps.RFC822) for item in _items(shape, text)]
    if shape.serialization.get("jsonvalue"):
        return _read_json(text)
    return scalars.read(shape, text, timestamps.RFC822)


def read_prefixed(headers: Headers, prefix: str) -> dict[str, str] | None:
    """Return the fields whose names begin with `prefix`, by the rest of their names; `None` where there are none."""
    found = {name[len(prefix) :]: value for name, value in headers if name.lower().startswith(prefix.lower())}
    return found or None


def write(shape: Shape, value: Any) -> str:
    """Return `value` as a field."""
    if shape.type_name == "list":
        return ",".join(_quote(scalars.write(shape.member, item, timestamps.RFC822)) for item in value)
    if shape.serialization.get("jsonvalue"):
        return scalars.write_blob(json.dumps(value, separators=(",", ":")))
    return scalars.write(shape, value, timestamps.RFC822)


def _items(shape: Shape, text: str) -> list[str]:
    if shape.member.type_name == "timestamp":
        # An rfc822 date has one comma of its own: split at every second.
        parts = text.split(",")
        return [",".join(parts[at : at + 2]).strip() for at in range(0, len(parts), 2)]
    items, at = [], 0
    while at < len(text):
        found = _ITEM.match(text, at)
        if found is None:
            raise SerializationError
        quoted, plain = found.groups()
        items.append(plain.strip() if quoted is None else _ESCAPE.sub(r"\1", quoted))
        at = found.end()
    return items


def _quote(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"' if '"' in text or "," in text else text


def _read_json(text: str) -> Any:
    try:
        return json.loads(scalars.read_blob(text))
    except (ValueError, RecursionError):
        raise SerializationError from None
