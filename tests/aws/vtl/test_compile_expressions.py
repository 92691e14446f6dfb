"""Expressions."""

import pytest

from gatewright.aws.vtl import compile_template


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("7 / 2", "3"),
        ("7 % 2 == 1", "true"),
        ("1 < 2 && 2 <= 2", "true"),
        ("1 lt 2 and 2 le 2 and not $f", "true"),
        ("1 gt 2 or 2 ge 3 or 1 ne 1", "false"),
        ("'a' + 1 + 2", "a12"),
        ("\"$n and ${n}x\"", "7 and 7x"),
        ("'$n'", "$n"),
        ("[1, 'a', $n, [1..3], {'k': true}]", "[1, a, 7, [1, 2, 3], {k=true}]"),
        ("{}", "{}"),
        ("[$n..9]", "[7, 8, 9]"),
        ("\"say \"\"x\"\"\"", "say \"x\""),
        ("1 + $none", "before"),
        ("$none", "before"),
        ("1 / 0", "before"),
    ],
)  # fmt: skip
def test_value(expression: str, text: str) -> None:
    """An expression has its value; one without a value assigns nothing."""
    assert text == compile_template(f"#set($x = {expression})$x").render({"n": 7, "f": False, "x": "before"})


@pytest.mark.parametrize(
    ("condition", "holds"),
    [("$n", True), ("$blank", True), ("$empty", True), ("$f", False), ("$none", False), ("true", True), ("1", False),
     ("'yes'", False), ("[1]", False), ("1 + 1", False), ("!$none", True), ("($n)", True), ("$n && $f", False)],
)  # fmt: skip
def test_condition(condition: str, holds: bool) -> None:
    """A reference holds if it has a value other than `false`; literals and sums do not hold."""
    template = compile_template(f"#if({condition})yes#end")

    assert holds == (template.render({"n": 0, "blank": "", "empty": [], "f": False}) == "yes")
