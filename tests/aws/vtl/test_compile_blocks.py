"""Directives."""

import re

import pytest

from gatewright.aws.vtl import RenderError, compile_template


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


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('#evaluate("#set($q = 1)$q")$q', "11"),
        ("#set($t = '#foreach($i in [1..3])$i#end')#evaluate($t)", "123"),
        ("#macro(hi $n)Hi $n!#end#set($h = '#')#evaluate(\"${h}hi(3)\")", "Hi 3!"),
        ("#set($m = '#macro(z)Z#end#z()')#evaluate($m)", "Z"),
        ("a#evaluate('b#break c')d", "abd"),
        ("#evaluate('a#stop')after", "a"),
        ("#evaluate($none)x", "x"),
        ("\\#evaluate('x')", "#evaluate('x')"),
    ],
)
def test_text_is_evaluated_where_it_stands(source: str, text: str) -> None:
    """With the variables and macros of the template around it; `#break` leaves it, `#stop` everything."""
    assert text == compile_template(source).render({})


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("#evaluate('#if(')", "`#evaluate`: expected a value"),
        ("#set($t = '#evaluate($t)')#evaluate($t)", "expected at most 20 macros that call each other"),
        (
            "#set($t = 'aaaaaaaaaaaaaaaaaaaa')#foreach($i in [1..900])#foreach($j in [1..900])#evaluate($t)#end#end",
            "work",
        ),
    ],
)
def test_evaluated_text_cannot_hold_the_server(source: str, problem: str) -> None:
    """What cannot be read, what evaluates itself, and too much of it are errors of the rendering."""
    with pytest.raises(RenderError, match=re.escape(problem)):
        compile_template(source).render({})
