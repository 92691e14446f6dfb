"""Filters of a JSONPath."""

from typing import Any

import pytest

from gatewright.aws.vtl.errors import Impossible
from gatewright.aws.vtl.jsonpath import read_path

ITEMS: list[Any] = [{"n": 1, "t": "Ab", "l": ["x"]}, {"n": 2, "t": "b", "o": {"p": None}}, {"n": 3, "b": True}, 4]


@pytest.mark.parametrize(
    ("test", "found"),
    [
        ("@.n > 1 && @.t", [2]),
        ("@.n == 1 || @.b", [1, 3]),
        ("@.n == 1 || @.t && @.n == 2", [1, 2]),
        ("(@.n == 1 || @.t) && @.n == 2", [2]),
        ("!@.t && @.n", [3]),
        ("!(@.n < 3) && @.n", [3]),
        ("!!@.t", [1, 2]),
        ("@.t =~ /a./i", [1]),
        ("@.t =~ /A/", []),
        ("@.n in [1, 3]", [1, 3]),
        ("'b' == @.t", [2]),
        ("@.n < $[1].n", [1]),
        ("@['l'][0] == 'x'", [1]),
        ("@.o.p", [2]),
        ("@.l.length() == 1", [1]),
        ("@.n IN 5 || @.t", []),
    ],
)
def test_filter_keeps(test: str, found: list[int]) -> None:
    """`&&` binds stronger than `||`; what stands behind `$` is looked up from the root.

    recorded: Jayway JsonPath 2.10.0, 2026-11-26.
    """
    assert found == [item["n"] for item in read_path(f"$[?({test})]").find(ITEMS)]  # type: ignore[attr-defined]


def test_filter_of_an_object_keeps_the_object() -> None:
    """And of a text nothing."""
    path = read_path("$[?(@.a == 1)]")

    assert ([{"a": 1}], [], []) == (path.find({"a": 1}), path.find({"a": 2}), path.find("text"))


@pytest.mark.parametrize(
    "text",
    [
        "@.a subsetof [1]",
        "@.a == ",
        "@.a == {}",
        "@.a =~ /[/",
        "@.a =~ /a/x",
        "@.a ==== 1",
        "@.a && ",
        "(@.a",
        "(" * 40 + "@.a" + ")" * 40,
        "!" * 1000 + "@.a",
        "@.a[?(@.b)]",
        "",
    ],
)
def test_unreadable_filter_is_refused(text: str) -> None:
    """It is an error, never a wrong answer."""
    with pytest.raises(Impossible):
        read_path(f"$[?({text})]")


def test_slow_expression_is_refused() -> None:
    """One that may take long on a text is refused for it."""
    with pytest.raises(Impossible, match="too long"):
        read_path("$[?(@.a =~ /a*a*a*b/)]").find([{"a": "a" * 2000}])
