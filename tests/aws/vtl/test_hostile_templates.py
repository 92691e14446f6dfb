"""Templates of whoever may edit an API, and means no good: each ends soon, with text or one clear line."""

import json
import random
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.aws.vtl import RenderError, TemplateError, compile_template
from gatewright.aws.vtl.errors import Lengthy
from gatewright.aws.vtl.input_ import Input
from gatewright.aws.vtl.overrides import request_override, response_override
from gatewright.aws.vtl.parameters import Parameters
from gatewright.aws.vtl.util_ import UTIL

LOOPS = "#foreach($i in [1..1000])#foreach($j in [1..1000])"
ENDS = "#end#end"
PATIENCE = 8.0
"""Seconds: most take a tenth of one here, and minutes or hours where something is not counted."""

LARGE = "a" * 1_000_000
NUMBERS = json.dumps(list(range(100_000)))


def rendered(template: str, body: str = "{}", limit: int = 1_000_000) -> str:
    """Return what a template makes, or what is wrong with it."""
    scope = {
        "input": Input(body, Parameters({"p": "x"}, {"q": "1"}, {"H": "v"})),
        "util": UTIL,
        "context": {"requestOverride": request_override(), "responseOverride": response_override(), "stage": "dev"},
        "stageVariables": {"v": "x"},
    }
    try:
        return compile_template(template).render(scope, unresolved="", limit=limit)
    except (TemplateError, RenderError) as error:
        return f"{type(error).__name__}: {error}"


@pytest.mark.parametrize(
    ("inside", "body"),
    [
        ("#set($x = $util.escapeJavaScript($b))", "é" * 300_000),
        ("#set($x = $util.base64Encode($b))", LARGE),
        ("#set($x = $util.urlEncode($b))", LARGE),
        ("#set($x = $util.urlDecode($b))", LARGE),
        ("#set($x = $util.parseJson($b))", NUMBERS),
        ("#set($x = $input.json('$'))", NUMBERS),
        ("#set($x = $input.path('$..x'))", NUMBERS),
        ("#set($x = $input.path('$.*.x'))", NUMBERS),
        ("#set($x = $input.path('$[?(@.x)]'))", NUMBERS),
        ("#set($x = $b.replaceAll('z*', 'c'))", LARGE[:20_000]),
        ("#if($input.path('$') == 'x')#end", NUMBERS),
        ("#set($x = $b.substring(1))", LARGE),
        ("#set($x = $b.toUpperCase())", LARGE),
        ("#set($x = $b.matches('[a-z]+[0-9]'))", LARGE[:5_000]),
        ("#set($x = $b.replaceAll('[a-z]+[0-9]', ''))", LARGE[:5_000]),
        (f"#set($x = [{', '.join(['1'] * 5_000)}])", "{}"),
        (f"#if({' || '.join(['$i == 0'] * 400)})#end", "{}"),
        ("#foreach($k in $input.path('$'))#break#end", NUMBERS),
    ],
)
def test_what_a_step_costs_is_counted(inside: str, body: str) -> None:
    """A million times something large is refused long before it is done."""
    start = perf_counter()
    told = rendered(f"#set($b = $input.body){LOOPS}{inside}{ENDS}", body)

    assert told.startswith("RenderError: the template ")
    assert perf_counter() - start < PATIENCE


@pytest.mark.parametrize(
    "pattern", ["((((){1000}){1000}){1000}){1000}", r"((\b){1000}){1000}", "((^){1000}){1000}", "((a{100}){100}){100}"]
)
def test_repetitions_of_nothing_do_not_multiply(pattern: str) -> None:
    """A text of no length ends no repetition that says how often."""
    start = perf_counter()
    told = rendered(f"#set($x = $input.body.matches('{pattern}'))", "a")

    assert "more than 1000 repetitions, which is not supported here" in told
    assert perf_counter() - start < PATIENCE


def test_arguments_of_arguments_do_not_double_without_end() -> None:
    """Macros are called by name: eight times eight times eight, twelve deep."""
    chain = "".join(f"#macro(m{n} $x)#m{n + 1}([$x, $x, $x, $x, $x, $x, $x, $x])#end" for n in range(12))

    blocks = "".join(f"#define($d{n})$d{n + 1}$d{n + 1}#end" for n in range(19))

    assert "steps of work" in rendered(f"{blocks}#define($d19)#end$d0")
    assert "steps of work" in rendered(f"{chain}#macro(m12 $x)$x.size()#end#m0([1])")


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        (f"#set($n = {'9' * 390})$n.doubleValue()", "Infinity"),
        (f"#set($n = -{'9' * 390})$n.doubleValue()", "-Infinity"),
        (f"#set($e = '')#set($x = $e.repeat({'9' * 300}))[$x]", "[]"),
        ("#set($a = {})#set($b = {'a': $a})#set($a.b = $b)$a", "RenderError: the value is nested too deeply"),
        ("#set($s = '#evaluate($s)')#evaluate($s)", "RenderError: expected at most 20 macros"),
        ("#define($d)$d$d#end$d", "RenderError: expected at most 20 macros"),
    ],
)
def test_odd_values_have_one_answer(template: str, expected: str) -> None:
    """Numbers beyond a float, repetitions of nothing, values that hold themselves."""
    assert rendered(template).startswith(expected)


def test_a_rendering_that_takes_long_can_be_put_off() -> None:
    """With a limit, it says so, and nothing else."""
    with pytest.raises(Lengthy):
        rendered(f"{LOOPS}$i{ENDS}", limit=1_000)
    assert "ab" == rendered("#set($x = 'a')${x}b", limit=1_000)


PIECES = (
    "#set($a = ", "#if(", "#elseif(", "#else", "#end", "#foreach($i in ", "#macro(m $x)", "#m(", "#m($a)", "#break",
    "#stop", "#evaluate(", "#define($d)", "#parse('x')", "#include('x')", "##", "#*", "*#", "#[[", "]]#", "#{end}",
    "#@m($a)", ")", "$a", "$!a", "${a}", "$!{a.b}", "$i", "$d", "$foreach.index", "$foreach.parent.count",
    "$velocityCount", "$input.body", "$input.json('$')", "$input.path('$.a')", "$input.path('$..*')",
    "$input.path(\"$['a']\")", "$input.params()", "$input.params('p')", "$util.parseJson(",
    "$util.escapeJavaScript(", "$util.urlDecode('%')", "$util.base64Decode('=')", "$context.stage",
    "$context.requestOverride.header.x", "$context.responseOverride.status", "$stageVariables.v", ".size()",
    ".get(0)", ".put('a', $a)", ".add($a)", ".remove(0)", ".substring(1, 0)", ".replaceAll('(a', '$9')",
    ".split(',')", ".matches('a*')", ".keySet()", ".entrySet()", ".class.forName('x')", "[0]", "[-1]", "['a']",
    "[$a]", "[", "]", "{", "}", "{'a': 1}", "[1, 2]", "[1..3]", "[3..1]", "[$a..2]", "..", ".", ",", ":", "'", '"',
    '"$a"', "'a'", "\\", "\\\\$a", "\\#if", " ", "\n", "\t", "1", "-1", "1.5", "9" * 30, "1e9", "true", "null",
    " == ", " != ", " && ", " || ", " + ", " - ", " * ", " / ", " % ", " > ", " le ", "!", "not ", "é", "\ud800",
    "\x00", "$", "#", "${", "$!", "#{", "@",
)  # fmt: skip
BODIES = ("{}", '{"a": [1, {"a": "b"}], "b": null}', "", "[1]", '"x"', "{", "9" * 5_000, "\ud800", "[" * 2_000)
VALUES = ("$a", "1", "'a'", '"$a"', "[1..3]", "{'a': $a}", "$input.path('$')", "[$a, $a]", "$a.b", "true")


def woven(draw: random.Random, depth: int) -> str:
    """Return a template that mostly reads: statements with statements inside."""
    value = draw.choice(VALUES)
    if depth == 0:
        return draw.choice([value, f"#set($a = {value})", "$a", "text", "#m($a)", "$d", "#break", "$foreach.count"])
    inner = "".join(woven(draw, depth - 1) for _ in range(draw.randrange(4)))
    return draw.choice(
        [
            f"#foreach($i in {value}){inner}#end",
            f"#if({value} {draw.choice(['==', '<', '&&', '!='])} $a){inner}#else{inner}#end",
            f"#macro(m $x){inner}$x#end",
            f"#define($d){inner}#end",
            f"#set($a = {value}){inner}",
            f"#evaluate('{inner}')" if "'" not in inner else inner,
        ]
    )


@settings(max_examples=150, derandomize=True, deadline=None, database=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(BODIES), st.randoms(use_true_random=False))
def test_any_template_gives_text_or_one_line(pieces: list[str], body: str, draw: random.Random) -> None:
    """Whatever is put together: from pieces of the language, from whole statements, and from both."""
    whole = woven(draw, 3)
    cut = draw.randrange(len(whole) + 1)
    for template in ("".join(pieces), whole, whole[:cut] + "".join(pieces) + whole[cut:]):
        told = rendered(template, body, limit=999_999)

        assert not told.startswith(("TemplateError", "RenderError")) or " at line " in told
        assert not told.startswith(("TemplateError", "RenderError")) or 1 == len(told.splitlines())
