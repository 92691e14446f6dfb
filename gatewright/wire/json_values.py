"""
JSON values as shapes say, and back: the bodies of rest-json and of json 1.0 and 1.1.

Reads as AWS does: unknown members are ignored, `null` is as good as absent (both reported of Athena), a value of
the wrong type is a `SerializationException`. Its text comes in two forms, and an error here carries both:

* by token, `TRUE_VALUE can not be converted to a String`: reported of json 1.1 (Athena, raw calls of 2026-09-23) and
  of rest-json (SES v2, 2026-06-13); inferred for Long, Float, Double and timestamps
* by class, `class java.lang.Boolean can not be converted to an String`: recorded of API Gateway for booleans
  (2024-12-12) and numbers (2025-06-18) in place of strings; the rest as a published test-suite has it of Kinesis

The texts about lists, maps and structures are the same in both. What nobody reported gets no message.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final, NoReturn

from gatewright.wire import scalars, timestamps
from gatewright.wire.errors import SerializationError
from gatewright.wire.shapes import FLOATING, INTEGRAL, Shape, is_document, wire_name

Reader = Callable[[Shape, Any], Any]
"""From a JSON value to a parameter."""

Writer = Callable[[Shape, Any], Any]
"""From a result's value to JSON."""

LIST_NOT_EXPECTED: Final = "Start of list found where not expected"
MAP_NOT_EXPECTED: Final = "Start of structure or map found where not expected."
NULL_EXPECTED: Final = "Expected null"
LIST_EXPECTED: Final = "Expected list or null"
MAP_EXPECTED: Final = "Expected map or null"

_NULL_IS_EMPTY: Final = frozenset({"responseTemplates"})
"""
Maps of texts in which `null` is an empty text, and shown as `null` again, where elsewhere it is as good as absent
(recorded: LocalStack, AWS-validated test_put_integration_response_templates, 2026-02-12).
"""

_TRUE: Final = frozenset({"true", "yes", "y", "t", "1"})
_FALSE: Final = frozenset({"false", "no", "n", "f", "0"})
_NOT_NUMBERS: Final = frozenset({"NaN", "Infinity", "-Infinity"})


def decode(body: bytes) -> Any:
    """Return the JSON value that `body` holds."""
    try:
        return json.loads(body, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise SerializationError from None


def encode(value: Any) -> bytes:
    """Return `value` as compact JSON in UTF-8."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    # What UTF-8 cannot hold is a lone surrogate; a backslash escape of one is JSON's own.
    return text.encode("utf-8", "backslashreplace")


def read(shape: Shape, value: Any) -> Any:
    """Return a JSON value as boto3's users pass it: blobs as bytes, timestamps as aware datetimes."""
    reader: Reader = _READERS.get(shape.type_name, _read_string)
    return reader(shape, value)


def write(shape: Shape, value: Any) -> Any:
    """Return a result's value as JSON; members that are `None` or unknown to the shape are left out."""
    writer: Writer = _WRITERS.get(shape.type_name, _as_it_is)
    return writer(shape, value)


def read_body(names: Mapping[str, Shape], body: bytes) -> dict[str, Any]:
    """Return those members that `names` holds of the JSON object in a body, by botocore's names."""
    value = decode(body)
    if isinstance(value, list):
        raise SerializationError(LIST_NOT_EXPECTED)
    if not isinstance(value, dict):
        raise SerializationError
    return _members(names, value)


def _members(names: Mapping[str, Shape], value: dict[str, Any]) -> dict[str, Any]:
    found = ((name, member, value.get(wire_name(name, member))) for name, member in names.items())
    return {name: read(member, _filled(name, item)) for name, member, item in found if item is not None}


def _filled(name: str, value: Any) -> Any:
    if name not in _NULL_IS_EMPTY or not isinstance(value, dict):
        return value
    return {key: "" if item is None else item for key, item in value.items()}


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"expected JSON; got `{name}`")


def _read_structure(shape: Shape, value: Any) -> Any:
    if is_document(shape):
        return value
    if isinstance(value, list):
        raise SerializationError(LIST_NOT_EXPECTED)
    if not isinstance(value, dict):
        raise SerializationError(NULL_EXPECTED)
    return _members(shape.members, value)


def _read_list(shape: Shape, value: Any) -> list[Any]:
    if isinstance(value, dict):
        raise SerializationError(MAP_NOT_EXPECTED)
    if not isinstance(value, list):
        raise SerializationError(LIST_EXPECTED)
    if any(item is None for item in value):
        # Inferred: a list that is not sparse refuses `null` (Smithy, `sparse` trait).
        raise SerializationError
    return [read(shape.member, item) for item in value]


def _read_map(shape: Shape, value: Any) -> dict[str, Any]:
    if isinstance(value, list):
        raise SerializationError(LIST_NOT_EXPECTED)
    if not isinstance(value, dict):
        raise SerializationError(MAP_EXPECTED)
    return {key: read(shape.value, item) for key, item in value.items() if item is not None}


def _read_string(_shape: Shape, value: Any) -> str:
    return value if isinstance(value, str) else _refuse(value, "a String")


def _read_integer(shape: Shape, value: Any) -> int:
    if isinstance(value, float) and value.is_integer():
        return _read_integer(shape, int(value))
    if isinstance(value, float):
        raise SerializationError
    if isinstance(value, bool) or not isinstance(value, int):
        return _refuse(value, scalars.java_name(shape))
    if not scalars.fits(shape, value):
        raise SerializationError
    return value


def _read_float(shape: Shape, value: Any) -> float:
    if isinstance(value, str) and value in _NOT_NUMBERS:
        return float(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _refuse(value, scalars.java_name(shape))
    return _finite(value)


def _finite(value: float) -> float:
    try:
        return float(value)
    except OverflowError:
        raise SerializationError from None


def _read_boolean(_shape: Shape, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in _TRUE | _FALSE:
        return value.lower() in _TRUE
    if isinstance(value, str):
        wrong = "can not be converted to an Boolean"
        raise SerializationError(f"STRING_VALUE {wrong}", by_class=f"'{value}' {wrong}")
    return _refuse(value, "a Boolean")


def _read_blob(_shape: Shape, value: Any) -> bytes:
    return scalars.read_blob(value) if isinstance(value, str) else _refuse(value, "a Blob")


def _read_timestamp(shape: Shape, value: Any) -> Any:
    written = scalars.format_of(shape, timestamps.UNIX)
    misplaced = isinstance(value, str) and written.lower() == timestamps.UNIX
    if misplaced or isinstance(value, bool | list | dict):
        _refuse(value, "a Date")
    try:
        return timestamps.read(value, written)
    except ValueError:
        raise SerializationError from None


def _refuse(value: Any, wanted: str) -> NoReturn:
    """Refuse a value where `wanted` stands, a Java type with the article that it has in texts by token."""
    if isinstance(value, list):
        raise SerializationError(LIST_NOT_EXPECTED)
    if isinstance(value, dict):
        raise SerializationError(MAP_NOT_EXPECTED)
    raise SerializationError(
        f"{_token(value)} can not be converted to {wanted}",
        by_class=f"class {_java_class(value)} can not be converted to an {wanted.partition(' ')[2]}",
    )


def _token(value: Any) -> str:
    if isinstance(value, bool):
        return "TRUE_VALUE" if value else "FALSE_VALUE"
    return "STRING_VALUE" if isinstance(value, str) else "NUMBER_VALUE"


def _java_class(value: Any) -> str:
    if isinstance(value, bool):
        return "java.lang.Boolean"
    return "java.lang.String" if isinstance(value, str) else "com.amazon.coral.value.json.numbers.TruncatingBigNumber"


def _write_structure(shape: Shape, value: Any) -> Any:
    if is_document(shape):
        return value
    known = ((wire_name(name, member), member, value.get(name)) for name, member in shape.members.items())
    return {name: write(member, item) for name, member, item in known if item is not None}


def _write_list(shape: Shape, value: Any) -> list[Any]:
    return [write(shape.member, item) for item in value]


def _write_map(shape: Shape, value: Any) -> dict[str, Any]:
    # Recorded by LocalStack's snapshot tests (test_put_integration_response_templates, 2026-02-12): an entry without a
    # value is written as `null`, a member without one is not written.
    return {key: None if item is None else write(shape.value, item) for key, item in value.items()}


def _write_timestamp(shape: Shape, value: Any) -> Any:
    return timestamps.write(value, scalars.format_of(shape, timestamps.UNIX))


def _write_blob(_shape: Shape, value: Any) -> str:
    return scalars.write_blob(value)


def _write_float(_shape: Shape, value: Any) -> float | str:
    return scalars.write_float(value)


def _as_it_is(_shape: Shape, value: Any) -> Any:
    return value


_READERS: Final[Mapping[str, Reader]] = {
    "structure": _read_structure,
    "list": _read_list,
    "map": _read_map,
    "boolean": _read_boolean,
    "blob": _read_blob,
    "timestamp": _read_timestamp,
    **dict.fromkeys(INTEGRAL, _read_integer),
    **dict.fromkeys(FLOATING, _read_float),
}

_WRITERS: Final[Mapping[str, Writer]] = {
    "structure": _write_structure,
    "list": _write_list,
    "map": _write_map,
    "timestamp": _write_timestamp,
    "blob": _write_blob,
    **dict.fromkeys(FLOATING, _write_float),
}
