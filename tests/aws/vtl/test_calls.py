"""Macros and definitions."""

import pytest

from gatewright.aws.vtl import compile_template


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("#hi('a' $v)#macro(hi $x $y)[$x|$y]#end", "[a|V]"),
        ("#macro(m $x)$x $x#end#set($i = 0)#m(\"#set($i = $i + 1)$i\")", "1 2"),
        ("#macro(m $x)#set($x = 1)$x#end#m($v)$v", "1V"),
        ("#macro(o $x)#i($x)#end#macro(i $x)<$x>#end#o($v)", "<V>"),
        ("#macro(m)1#break 2#end#m()3", "13"),
        ("#macro(w $x)<$x $bodyContent>#end#@w(1)in $v#end", "<1 in V>"),
        ("#define($d)[$v]#end#set($v = 2)$d \"$d\"", "[2] \"[2]\""),
        ("#none(1) #none", "#none(1) #none"),
    ],
)  # fmt: skip
def test_call(source: str, text: str) -> None:
    """Macros are called by name, may be used before they are defined, and definitions render where they stand."""
    assert text == compile_template(source).render({"v": "V"})
