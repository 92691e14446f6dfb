"""
Scalars as text: in paths, query strings, headers, forms and XML.
"""

from base64 import b64decode, b64encode
from datetime import datetime
from typing import Any, Final

from gatewright.wire import timestamps
from gatewright.wire.errors import SerializationError
from gatewright.wire.shapes import FLOATING, INTEGRAL, Shape

_JAVA_NAMES: Final = {"integer": "an Integer", "long": "a Long", "float": "a Float", "double": "a Double"}
_BITS: Final = {"integer": 31, "long": 63}
_BOOLEANS: Final = {"true": True, "false": False}


def read(shape: Shape, text: str, timestamp_format: str) -> Any:
    """Return what `text` says as a `shape`; raise `SerializationError` where it says nothing of the kind."""
    kind = shape.type_name
    if kind in INTEGRAL:
        return read_integer(shape, text)
    if kind in FLOATING:
        return _read_float(shape, text)
    if kind == "boolean":
        return _read_boolean(text)
    if kind == "timestamp":
        return _read_timestamp(shape, text, timestamp_format)
    return read_blob(text) if kind == "blob" else text


def write(shape: Shape, value: Any, timestamp_format: str) -> str:
    """Return `value` as text."""
    kind = shape.type_name
    if kind == "boolean":
        return "true" if value else "false"
    if kind == "timestamp":
        return str(timestamps.write(value, format_of(shape, timestamp_format)))
    if kind in FLOATING:
        return str(write_float(value))
    return write_blob(value) if kind == "blob" else str(value)


def format_of(shape: Shape, default: str) -> str:
    """Return the timestamp format of a shape: its own, else the place's default."""
    found: str = shape.serialization.get("timestampFormat", default)
    return found


def java_name(shape: Shape) -> str:
    """Return the Java type by which AWS's texts call a number's shape, with its article."""
    return _JAVA_NAMES[shape.type_name]


def fits(shape: Shape, value: int) -> bool:
    """Tell whether `value` has room in an integer or a long of AWS's."""
    limit = 1 << _BITS[shape.type_name]
    return -limit <= value < limit


def read_integer(shape: Shape, text: str) -> int:
    """Return the integer that `text` spells."""
    try:
        value = int(text)
    except ValueError:
        raise SerializationError(f"STRING_VALUE can not be converted to {java_name(shape)}") from None
    if not fits(shape, value):
        raise SerializationError
    return value


def write_float(value: Any) -> float | str:
    """Return a number, or the words that AWS has for the three floats that no JSON number is."""
    number = float(value)
    if number != number:  # noqa: PLR0124  # only NaN differs from itself
        return "NaN"
    if number in (float("inf"), float("-inf")):
        return "Infinity" if number > 0 else "-Infinity"
    return number


def read_blob(text: str) -> bytes:
    """Return the bytes that Base64 `text` holds."""
    try:
        return b64decode(text, validate=True)
    except ValueError:
        raise SerializationError from None


def write_blob(value: bytes | str) -> str:
    """Return `value` in Base64; text is taken as UTF-8, as botocore does."""
    return b64encode(value.encode() if isinstance(value, str) else value).decode("ascii")


def _read_float(shape: Shape, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise SerializationError(f"STRING_VALUE can not be converted to {java_name(shape)}") from None


def _read_boolean(text: str) -> bool:
    value = _BOOLEANS.get(text.lower())
    if value is None:
        raise SerializationError("STRING_VALUE can not be converted to an Boolean")
    return value


def _read_timestamp(shape: Shape, text: str, default: str) -> datetime:
    try:
        return timestamps.read(text, format_of(shape, default))
    except ValueError:
        raise SerializationError from None
