"""What a value answers to `.name`, `.name(...)` and `[key]`.

Velocity finds `.name` as a key of a map, or as a `getName` or `isName` of an object; `[key]` is a call of `get`, and
counts from the end of a list if negative. Where nothing answers, there is no value. No Python object is ever reached
into: a value is text, a number, a list, a map, or one of this package's own objects.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from gatewright.aws.vtl.collection_methods import ENTRY_METHODS, LIST_METHODS, MAP_METHODS, element, entry, put, put_at
from gatewright.aws.vtl.errors import Impossible
from gatewright.aws.vtl.method import Method, Methods
from gatewright.aws.vtl.operators import as_float, same
from gatewright.aws.vtl.printing import Entry, printed, text_of
from gatewright.aws.vtl.run import Loop, Run
from gatewright.aws.vtl.string_methods import STRING_METHODS
from gatewright.aws.vtl.template_object import TemplateObject

__all__ = ["READERS", "call", "index", "property_of", "put_index", "put_property"]


def _whole_number(value: float) -> int:
    """Return a number without its fraction."""
    try:
        return int(value)
    except (OverflowError, ValueError):
        raise Impossible(f"`{text_of(value)}` is not a whole number") from None


_NUMBER_METHODS: Final[Methods] = {
    ("toString", 0): Method(lambda _run, value: text_of(value)),
    ("intValue", 0): Method(lambda _run, value: _whole_number(value)),
    ("longValue", 0): Method(lambda _run, value: _whole_number(value)),
    ("doubleValue", 0): Method(lambda _run, value: as_float(value)),
    ("equals", 1): Method(lambda run, value, other: same(value, other, run), (object,)),
    # Java's `parseInt` belongs to a class, and templates call it on any number: `$n.parseInt("5")`.
    ("parseInt", 1): Method(lambda _run, _value, text: _parsed(text), (str,)),
}

_BOOLEAN_METHODS: Final[Methods] = {
    ("toString", 0): Method(lambda _run, value: text_of(value)),
    ("booleanValue", 0): Method(lambda _run, value: value),
    ("equals", 1): Method(lambda _run, value, other: value is other, (object,)),
}

_LONGEST_NUMBER: Final = 20


def _parsed(text: str) -> int:
    """Return the whole number that a text spells."""
    digits = text.removeprefix("-").removeprefix("+")
    if not (digits.isascii() and digits.isdigit() and len(digits) < _LONGEST_NUMBER):
        raise Impossible(f"`parseInt`: `{text[:40]}` is not a whole number")
    return int(text)


_METHODS_OF: Final[dict[type, Methods | None]] = {}
"""The methods by the type of a value: asked again and again, and types are few."""


def _methods_of(value: object) -> Methods | None:
    """Return the methods of a value's kind."""
    kind = type(value)
    if kind not in _METHODS_OF:
        _METHODS_OF[kind] = _of_kind(value)
    return _METHODS_OF[kind]


def _of_kind(value: object) -> Methods | None:
    if isinstance(value, str):
        return STRING_METHODS
    if isinstance(value, Mapping):
        return MAP_METHODS
    if isinstance(value, list | tuple):
        return LIST_METHODS
    if isinstance(value, bool):
        return _BOOLEAN_METHODS
    if isinstance(value, int | float):
        return _NUMBER_METHODS
    return ENTRY_METHODS if isinstance(value, Entry) else None


def call(run: Run, value: object, signature: tuple[str, int], arguments: tuple[object, ...]) -> object:
    """Return what a method returns; nothing where there is no such method."""
    run.work += 1
    if run.work > run.limit:
        run.spend(0)
    methods = _METHODS_OF[type(value)] if type(value) in _METHODS_OF else _methods_of(value)
    if methods is None:
        return _object_call(run, value, signature, arguments)
    method = methods.get(signature)
    if method is not None:
        return method.call(run, value, arguments)
    if signature == _TO_STRING:
        return printed(run, value)
    return None


_TO_STRING: Final = ("toString", 0)
_OBJECTS: Final[dict[type, bool]] = {}
"""Whether values of a type are objects of ours."""


def _object_call(run: Run, value: object, signature: tuple[str, int], arguments: tuple[object, ...]) -> object:
    """Call a method of one of our objects; `$foreach.hasNext()` is its property."""
    kind = type(value)
    if kind not in _OBJECTS:
        _OBJECTS[kind] = isinstance(value, TemplateObject)
    if _OBJECTS[kind]:
        method = value.methods.get(signature)  # type: ignore[attr-defined]  # the table tells
        return None if method is None else method(run, *arguments)
    name, count = signature
    return value.property(_bean(name)) if isinstance(value, Loop) and not count else None


def _bean(name: str) -> str:
    """Return the property that a getter is for: `getIndex` and `isFirst` as `index` and `first`."""
    for prefix in ("get", "is"):
        rest = name.removeprefix(prefix)
        if rest != name and rest[:1].isupper():
            return rest[0].lower() + rest[1:]
    return name


Reader = Callable[[Any, str], object]
"""Reads a property of a value of one kind."""

READERS: Final[dict[type, Reader]] = {}
"""How properties are read, by the type of the value."""


def property_of(value: object, name: str) -> object:
    """Return what `.name` of a value is, or nothing."""
    read = READERS.get(type(value))
    if read is None:
        read = READERS[type(value)] = _reader(value)
    return read(value, name)


def _reader(value: object) -> Reader:
    """Return how a property of values of this kind is read."""
    if isinstance(value, Mapping):
        return type(value).get
    if isinstance(value, Loop | TemplateObject):
        return type(value).property
    if isinstance(value, Entry):
        return lambda value, name: {"key": value.key, "value": value.value}.get(name)
    if isinstance(value, str | list | tuple):
        return lambda value, name: not value if name == "empty" else None
    return lambda _value, _name: None


def index(run: Run, value: object, key: object) -> object:
    """Return what `[key]` of a value is, or nothing."""
    if isinstance(value, Mapping):
        return entry(run, value, key)
    if isinstance(value, list | tuple) and type(key) is int:
        return element(run, list(value) if isinstance(value, tuple) else value, _from_end(key, len(value)))
    return None


def _from_end(position: int, length: int) -> int:
    """Count a negative position from the end."""
    return position + length if position < 0 else position


def put_property(run: Run, value: object, name: str, new: object) -> None:
    """Set `.name` of a map; nothing happens to any other value."""
    if isinstance(value, Mapping):
        put(run, value, name, new)


def put_index(run: Run, value: object, key: object, new: object) -> None:
    """Set `[key]` of a map or a list; nothing happens to any other value."""
    if isinstance(value, Mapping):
        put(run, value, key, new)
    elif isinstance(value, list) and type(key) is int:
        put_at(run, value, _from_end(key, len(value)), new)
