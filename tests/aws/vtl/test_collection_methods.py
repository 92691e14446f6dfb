"""List and map methods."""

from types import MappingProxyType

import pytest

from gatewright.aws.vtl import RenderError, compile_template


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("$l.size() $l.count() $l.isEmpty() $l.get(1)", "3 3 false y"),
        ("$l.add('q') $l", "true [x, y, z, q]"),
        ("$l.add(0, 'q')$l", "[q, x, y, z]"),
        ("$l.addAll(['q', 'r']) $l", "true [x, y, z, q, r]"),
        ("$l.addAll($l)$l.size()", "true6"),
        ("$l.set(0, 'q') $l", "x [q, y, z]"),
        ("$l.remove(0) $l.remove('z') $l.remove('no') $l", "x true false [y]"),
        ("$l.contains('y') $l.indexOf('z') $l.lastIndexOf('q')", "true 2 -1"),
        ("$l.containsAll(['x', 'z']) $l.subList(1, 3) $l.equals(['x', 'y', 'z'])", "true [y, z] true"),
        ("$l.clear()$l", "[]"),
        ("$m.get('a') $m.size() $m.isEmpty() $m.containsKey('b') $m.containsValue(1)", "1 2 false true true"),
        ("$m.put('a', 5) $m", "1 {a=5, b=two}"),
        ("$m.putAll({'c': 3})$m", "{a=1, b=two, c=3}"),
        ("$m.remove('a') $m", "1 {b=two}"),
        ("$m.keySet() $m.values() $m.entrySet()", "[a, b] [1, two] [a=1, b=two]"),
        ("#foreach($e in $m.entrySet())$e.key:$e.value/$e.getKey():$e.getValue() #end", "a:1/a:1 b:two/b:two "),
        ("$m.getOrDefault('z', 9) $m.getOrDefault('a', 9)", "9 1"),
    ],
)
def test_method(source: str, text: str) -> None:
    """Each method does what Java's does."""
    assert text == compile_template(source).render({"l": ["x", "y", "z"], "m": {"a": 1, "b": "two"}})


@pytest.mark.parametrize(
    "source",
    ["$l.get(3)", "$l.set(3, 1)", "$l.remove(9)", "$l.add(9, 1)", "$l.subList(2, 1)", "$m.put([1], 1)", "$m.get({})",
     "$r.put('a', 1)", "$r.clear()", "#set($r.a = 1)", "$t.add(1)", "$m.put($m.entrySet().get(0), 1).x$m.get([])"],
)  # fmt: skip
def test_impossible_call_is_an_error(source: str) -> None:
    """Positions out of bounds, keys that are collections, and collections that are not the template's are errors."""
    scope = {"l": ["x", "y", "z"], "m": {"a": 1}, "r": MappingProxyType({"a": 1}), "t": (1, 2)}
    with pytest.raises(RenderError):
        compile_template(source).render(scope)
