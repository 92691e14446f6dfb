"""What values answer to."""

import pytest

from gatewright.aws.vtl import compile_template


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("$m.a.b $m['a']['b'] $m.a['b'] ${m.a.b}x", "1 1 1 1x"),
        ("$l[0] $l[-1] $l.empty $s.empty", "p q false false"),
        ("$n.intValue() $n.toString() $n.equals(7.5) $b.booleanValue() $n.parseInt('12')", "7 7.5 true true 12"),
        ("$m.size() $m.keySet().size()", "2 2"),
        ("$s[0] $s.name $m.x.y $m.size", "$s[0] $s.name $m.x.y $m.size"),
        ("$o.append $s.encode() $m.items() $l.copy()", "$o.append $s.encode() $m.items() $l.copy()"),
        ("#set($m.c = 3)#set($m['d e'] = 4)#set($l[1] = 'r')$m $l", "{a={b=1}, x=2, c=3, d e=4} [p, r]"),
        ("#set($s.x = 1)#set($none.x = 1)#set($s[0] = 1)$s", "text"),
    ],
)  # fmt: skip
def test_access(source: str, text: str) -> None:
    """Names, calls and indexes reach values, and never Python's own attributes."""
    scope = {"m": {"a": {"b": 1}, "x": 2}, "l": ["p", "q"], "s": "text", "n": 7.5, "b": True, "o": object()}

    assert text == compile_template(source).render(scope)
