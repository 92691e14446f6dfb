"""Directives."""

import pytest

from gatewright.aws.vtl import compile_template


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("#if($t)a#elseif($t)b#else c#end", "a"),
        ("#if($f)a#elseif($t)b#{else}c#end", "b"),
        ("#if($f)a#elseif($f)b#{else}c#end", "c"),
        ("#foreach($x in [1..3])$x$foreach.index$foreach.count#if($foreach.hasNext),#end#end", "101,212,323"),
        ("#foreach($x in [3..1])$velocityCount:$x #end", "1:3 2:2 3:1 "),
        ("#foreach($x in {'a': 1, 'b': 2})$x#end", "12"),
        ("#foreach($x in [1..9])#if($x > 3)#break#end$x#end.", "123."),
        ("#foreach($x in [1..2])#foreach($y in [1..2])$foreach.parent.index$foreach.index #end#end", "00 01 10 11 "),
        ("#foreach($x in $none)$x#end#foreach($x in 'abc')$x#end.", "."),
        ("#set($x = 9)#foreach($x in [1, 2])$x#end$x$!foreach", "129"),
        ("a#stop b", "a"),
        ("#foreach($x in [1..3])$x#if($x == 2)#stop#end#end after", "12"),
        ("#[[ $t #if ]]# #* $t *#x ## $t", " $t #if  x "),
        ("#set($x = 1)\n  #set($y = 2)\n$x$y", "12"),
        ("text \\$t \\\\$t \\$none \\#if($t) \\#none", "text $t \\true \\$none #if(true) \\#none"),
        ("$!none|$none|${t}x$!{none}", "|$none|truex"),
    ],
)
def test_directive(source: str, text: str) -> None:
    """Each directive prints what the VTL Reference says."""
    assert text == compile_template(source).render({"t": True, "f": False})
