"""The methods of `java.util.List` and `java.util.Map` that templates use.

https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/List.html and `.../Map.html`. `keySet`, `values`
and `entrySet` give lists of what is in the map now. `count` is no method of Java's lists, but the mapping template
reference counts a list with it (documented).
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.vtl.errors import Impossible
from gatewright.aws.vtl.method import ANY, Method, Methods
from gatewright.aws.vtl.operators import same
from gatewright.aws.vtl.printing import Entry, JsonArray
from gatewright.aws.vtl.run import Run

__all__ = ["ENTRY_METHODS", "LIST_METHODS", "MAP_METHODS", "element", "entry", "put", "put_at"]

_Items = list[Any]
_Map = Mapping[Any, Any]


def element(_run: Run, items: _Items, index: int) -> object:
    """Return the element at a position; one past the end is an error, as in Java."""
    if not 0 <= index < len(items):
        raise Impossible(f"index {index} out of bounds for length {len(items)}")
    return items[index]


def put_at(_run: Run, items: _Items, index: int, value: object) -> object:
    """Replace the element at a position, and return the old one."""
    _writable(items, list)
    old = element(_run, items, index)
    items[index] = value
    return old


def _writable(value: object, wanted: type) -> None:
    """Raise for a collection that is not the template's own to change."""
    if not isinstance(value, wanted):
        raise Impossible("the collection cannot be changed")


def _add(run: Run, items: _Items, value: object) -> bool:
    _writable(items, list)
    run.collect(1)
    items.append(value)
    return True


def _insert(run: Run, items: _Items, index: int, value: object) -> str:
    _writable(items, list)
    if not 0 <= index <= len(items):
        raise Impossible(f"index {index} out of bounds for length {len(items)}")
    run.collect(len(items) + 1)
    items.insert(index, value)
    return ""


def _add_all(run: Run, items: _Items, more: _Items) -> bool:
    _writable(items, list)
    run.collect(len(items) + len(more))
    items.extend(list(more))
    return bool(more)


def _clear(_run: Run, value: Any) -> str:
    _writable(value, list | dict)  # type: ignore[arg-type]  # isinstance takes a union, though it is no `type`
    value.clear()
    return ""


def _find(run: Run, items: _Items, wanted: object) -> int:
    return next((position for position, item in enumerate(items) if same(item, wanted, run)), -1)


def _find_last(run: Run, items: _Items, wanted: object) -> int:
    return next((position for position in reversed(range(len(items))) if same(items[position], wanted, run)), -1)


def _remove(run: Run, items: _Items, which: object) -> object:
    """Remove by position if given a number, else the first equal element."""
    _writable(items, list)
    run.spend(1 + len(items) // 1024)
    if type(which) is int:
        old = element(run, items, which)
        del items[which]
        return old
    position = _find(run, items, which)
    if position >= 0:
        del items[position]
    return position >= 0


def _sub_list(run: Run, items: _Items, first: int, last: int) -> list[object]:
    if not 0 <= first <= last <= len(items):
        raise Impossible(f"`subList`: from {first} to {last}, length {len(items)}")
    run.collect(last - first)
    part = items[first:last]
    return JsonArray(part) if isinstance(items, JsonArray) else list(part)


def _has_all(run: Run, items: _Items, others: _Items) -> bool:
    return all(_find(run, items, other) >= 0 for other in others)


def key_of(key: object) -> object:
    """Return a key as it may stand in a map."""
    if isinstance(key, list | dict):
        raise Impossible("a list or a map cannot be the key of a map")
    try:
        hash(key)
    except TypeError:
        raise Impossible(f"a value of type `{type(key).__name__}` cannot be the key of a map") from None
    return key


def entry(_run: Run, values: _Map, key: object) -> object:
    """Return the value of a key."""
    return values.get(key_of(key))


def put(run: Run, values: _Map, key: object, value: object) -> object:
    """Set the value of a key, and return the old one."""
    if not isinstance(values, dict):
        raise Impossible("the map cannot be changed")
    run.collect(1)
    name = key_of(key)
    old = values.get(name)
    values[name] = value
    return old


def _put_all(run: Run, values: _Map, more: _Map) -> str:
    if not isinstance(values, dict):
        raise Impossible("the map cannot be changed")
    run.collect(len(values) + len(more))
    values.update(more)
    return ""


def _drop(_run: Run, values: _Map, key: object) -> object:
    if not isinstance(values, dict):
        raise Impossible("the map cannot be changed")
    return values.pop(key_of(key), None)


def _has_value(run: Run, values: _Map, wanted: object) -> bool:
    return any(same(value, wanted, run) for value in values.values())


def _keys(run: Run, values: _Map) -> list[object]:
    run.collect(len(values))
    return list(values)


def _values(run: Run, values: _Map) -> list[object]:
    run.collect(len(values))
    return list(values.values())


def _entries(run: Run, values: _Map) -> list[object]:
    run.collect(len(values))
    return [Entry(key, value) for key, value in values.items()]


LIST_METHODS: Final[Methods] = {
    ("size", 0): Method(lambda _run, items: len(items)),
    ("count", 0): Method(lambda _run, items: len(items)),
    ("isEmpty", 0): Method(lambda _run, items: not items),
    ("get", 1): Method(element, (int,)),
    ("set", 2): Method(put_at, (int, ANY)),
    ("add", 1): Method(_add, (ANY,)),
    ("add", 2): Method(_insert, (int, ANY)),
    ("addAll", 1): Method(_add_all, (list,)),
    ("remove", 1): Method(_remove, (ANY,)),
    ("clear", 0): Method(_clear),
    ("contains", 1): Method(lambda run, items, item: _find(run, items, item) >= 0, (ANY,)),
    ("containsAll", 1): Method(_has_all, (list,)),
    ("indexOf", 1): Method(_find, (ANY,)),
    ("lastIndexOf", 1): Method(_find_last, (ANY,)),
    ("subList", 2): Method(_sub_list, (int, int)),
    ("equals", 1): Method(lambda run, items, other: same(items, other, run), (ANY,)),
}
"""By name and number of arguments."""

MAP_METHODS: Final[Methods] = {
    ("size", 0): Method(lambda _run, values: len(values)),
    ("isEmpty", 0): Method(lambda _run, values: not values),
    ("get", 1): Method(entry, (ANY,)),
    ("getOrDefault", 2): Method(lambda _run, values, key, other: values.get(key_of(key), other), (ANY, ANY)),
    ("put", 2): Method(put, (ANY, ANY)),
    ("putAll", 1): Method(_put_all, (Mapping,)),
    ("remove", 1): Method(_drop, (ANY,)),
    ("clear", 0): Method(_clear),
    ("containsKey", 1): Method(lambda _run, values, key: key_of(key) in values, (ANY,)),
    ("containsValue", 1): Method(_has_value, (ANY,)),
    ("keySet", 0): Method(_keys),
    ("values", 0): Method(_values),
    ("entrySet", 0): Method(_entries),
    ("equals", 1): Method(lambda run, values, other: same(values, other, run), (ANY,)),
}
"""By name and number of arguments."""

ENTRY_METHODS: Final[Methods] = {
    ("getKey", 0): Method(lambda _run, pair: pair.key),
    ("getValue", 0): Method(lambda _run, pair: pair.value),
}
"""By name and number of arguments."""
