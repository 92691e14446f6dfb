"""Templates as a whole: what Velocity 1.7 prints, where errors point, and that nothing runs away."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.aws.vtl import RenderError, TemplateError, VtlError, compile_template
from gatewright.aws.vtl.input_ import Input
from gatewright.aws.vtl.util_ import UTIL

RECORDED: dict[str, Any] = json.loads(Path(__file__).with_name("velocity_1_7.json").read_text(encoding="utf-8"))
"""What Velocity 1.7 itself printed for each of some hundred templates; `null` where it refused."""

PIECES = [
    "$", "#", "{", "}", "(", ")", "[", "]", '"', "'", "\\", " ", "\n", ".", "..", ",", "=", "==", "!", "&&", "+", "-",
    "*", "/", "%", "1", "2.5", "$foo", "$!x", "${y}", "$list", "$map", "#set(", "#if(", "#end", "#else", "#elseif(",
    "#foreach($i in ", "#macro(", "#m", "m", "#break", "#stop", "#define($x)", "#[[", "]]#", "##", "#*", "*#", ".get(",
    ".size()", ".add(", ".put(", ".replaceAll(", ".split(", "$input", ".json(", ".path(", ".params(", "$util",
    ".parseJson(", '"$.a"', "true", "false", "in", "and", "$foreach.hasNext", ".entrySet()", "#set($x = ", "[1..5]",
]  # fmt: skip


def printed(source: str, **scope: object) -> str:
    """Return what a template prints in plain Velocity."""
    return compile_template(source).render(scope)


@pytest.mark.parametrize("case", RECORDED["cases"], ids=lambda case: ascii(case["template"])[:60])
def test_prints_what_velocity_prints(case: dict[str, Any]) -> None:
    """A template prints, or is refused, as by Velocity 1.7."""
    try:
        actual: str | None = compile_template(case["template"]).render(copy.deepcopy(RECORDED["variables"]))
    except VtlError:
        actual = None

    assert case["prints"] == actual


@pytest.mark.parametrize("source", ['{"statusCode": 200}', "", "plain", "#[[ $raw ]]#", "## only a comment"])
def test_text_is_a_constant(source: str) -> None:
    """A template without a reference or an active directive is one constant text."""
    template = compile_template(source)

    assert template.constant == template.render({})


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("a\n #if($x)", "`#if` is not closed by `#end` at line 2, column 2"),
        ("a #end", "`#end` has nothing to end at line 1, column 3"),
        ("#set($x 1)", "expected `=`, got `1)` at line 1, column 9"),
        ("#set($x = )", "expected a value, got `)` at line 1, column 11"),
        ("\n\n${x", "expected `}` after the reference, but the template ends at line 3, column 4"),
        ("$x.y(1", "expected `,` or `)`, but the template ends at line 1, column 7"),
        ('#set($x = "$y[")', "expected a position or a key, but the string ends at line 1, column 11"),
        ("#set($x = $n -1)", ("expected an operator, got a negative number; write a space after the `-` "
                             "at line 1, column 14")),
        ("#foreach($x $y)#end", "expected `in`, got `$y)#end` at line 1, column 13"),
        ('#parse("other")', "`#parse` is not available in mapping templates at line 1, column 1"),
        ("#set($x.y() = 1)", "expected a name or an index to assign, got a call at line 1, column 8"),
        ("#[[ raw", "`#[[` is not closed by `]]#` at line 1, column 1"),
        ("#macro()x#end", "expected the name of the macro at line 1, column 1"),
        ("cost: $", "expected a name after `$`, but the template ends at line 1, column 7"),
    ],
)  # fmt: skip
def test_unreadable_template_is_one_clear_line(source: str, message: str) -> None:
    """An unreadable template names what was expected, what came, and where."""
    with pytest.raises(TemplateError) as caught:
        compile_template(source)

    assert message == str(caught.value)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("#macro(r $a)$a#r($a)#end\n#r(1)", ("expected at most 20 macros that call each other, "
                                            "got #r -> #r -> #r -> #r at line 1, column 15")),
        ("#define($x)$x#end$x", ("expected at most 20 macros that call each other, "
                                "got $x -> $x -> $x -> $x at line 1, column 12")),
        ("\n $l[5]", "index 5 out of bounds for length 1 at line 2, column 2"),
        ("$s.substring(9)", "`substring`: begin 9, end 1, length 1 at line 1, column 1"),
        ("#foreach($i in [1..1001])x#end", ("expected at most 1000 iterations of `#foreach`, got 1001 "
                                           "at line 1, column 1")),
        ("#set($x = [1..9999999])", "the collection has more than 100000 elements at line 1, column 11"),
    ],
)  # fmt: skip
def test_unrenderable_template_is_one_clear_line(source: str, message: str) -> None:
    """A template that fails while it is rendered says why and where."""
    with pytest.raises(RenderError) as caught:
        printed(source, l=["a"], s="s")

    assert message == str(caught.value)


LOOP = "#foreach($i in [1..100])"


@pytest.mark.parametrize(
    "source",
    [
        '#set($x = "0123456789")' + LOOP + '#set($x = "$x$x")#end',
        "#set($x = [1])" + LOOP + "#set($x = [$x, $x])#end$x",
        "#set($x = [1])#set($y = [1])" + LOOP + "#set($x = [$x, $x])#set($y = [$y, $y])#end#if($x == $y)y#end",
        "#set($x = [1])" + LOOP + "#set($n = $x.addAll($x))#end",
        "#set($x = 3)" + LOOP + "#set($x = $x * $x)#end",
        LOOP * 4 + "x" + "#end" * 4,
        "#set($x = {})#set($x.y = [$x])$x",
        '#set($x = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")$x.matches("(a+)+")',
        '#set($x = "a".repeat(5))#set($y = $x.repeat(999999999))',
        "#set($x = 1)" + LOOP + "#set($x = {$x: [$x]})#end",
        "#if(" * 1 + "(" * 5000 + "1" + ")" * 5001,
        "#if($a)" * 5000 + "#end" * 5000,
        '#set($x = "' + "$a" * 10 + '[")',
        "#set($x = " + "[" * 5000,
        "#set($x = 1" + " + 1" * 5000 + ")$x",
        "#macro(a)#b()#b()#end#macro(b)#a()#a()#end#a()",
        "#macro(a $x)" + LOOP + "#a($x)#end#end#a(1)",
    ],
)
def test_runaway_template_is_refused(source: str) -> None:
    """A template whose text, values, work or depth would grow without bounds is an error, not a hang."""
    with pytest.raises(VtlError, match=r" at line \d+, column \d+$"):
        printed(source, a=True)


def test_set_stays_inside_the_rendering() -> None:
    """Two renderings of one template do not see each other's variables, nor does the caller."""
    template, scope = compile_template("$!x#set($x = 1)$x"), {"y": 2}

    assert ["1", "1", {"y": 2}] == [template.render(scope), template.render(scope), scope]


def test_unresolved_reads_as_given() -> None:
    """What a reference without a value reads as holds in text, conditions and sums alike."""
    template = compile_template('[$a $b.c]#if($a)yes#end#set($x = "<" + $b.c + ">")$x')

    assert "[ ]yes<>" == template.render({"b": {}}, unresolved="")


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=14).map("".join)))
def test_any_text_compiles_or_is_refused(source: str) -> None:
    """Whatever the text: only `TemplateError` on reading, only `RenderError` on rendering."""
    scope = {"foo": "bar", "list": [1, [2]], "map": {"a": {}}, "input": Input('{"a": [1]}'), "util": UTIL, "y": 1.5}
    try:
        template = compile_template(source)
    except TemplateError:
        return
    try:
        result = template.render(copy.copy(scope))
    except RenderError:
        return

    assert isinstance(result, str)
