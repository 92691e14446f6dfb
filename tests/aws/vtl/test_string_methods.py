"""String methods."""

import pytest

from gatewright.aws.vtl import RenderError, compile_template


@pytest.mark.parametrize(
    ("call", "text"),
    [
        ("length()", "8"),
        ("isEmpty()", "false"),
        ("toUpperCase()", " HELLO  "),
        ("trim()", "hello"),
        ("charAt(1)", "h"),
        ("substring(1, 3)", "he"),
        ("contains('ell')", "true"),
        ("indexOf('l', 4)", "4"),
        ("lastIndexOf('l')", "4"),
        ("startsWith(' h')", "true"),
        ("endsWith('x')", "false"),
        ("equalsIgnoreCase(' HELLO  ')", "true"),
        ("compareTo(' hellp  ')", "-1"),
        ("concat('!')", " hello  !"),
        ("replace('l', 'L')", " heLLo  "),
        ("equals(5)", "false"),
    ],
)
def test_method(call: str, text: str) -> None:
    """Each method does what Java's does."""
    assert text == compile_template(f"$s.{call}").render({"s": " hello  "})


def test_hash_code() -> None:
    """The hash of a text is Java's, beyond ASCII and beyond 16 bits too (recorded 2026-11-20)."""
    text = "h\u00e9\U0001f600llo w\u00f6rld long enough"

    assert "-1804755574 99162322" == compile_template("$a.hashCode() $b.hashCode()").render({"a": text, "b": "hello"})


@pytest.mark.parametrize("call", ["nope()", "length(1)", "substring('a')", "contains(5)", "charAt(true)", "encode()"])
def test_no_such_method_has_no_value(call: str) -> None:
    """A call that no method fits prints as it is written."""
    assert f"$s.{call}" == compile_template(f"$s.{call}").render({"s": "x"})


@pytest.mark.parametrize("call", ["charAt(9)", "substring(-1)", "substring(2,1)", "repeat(-1)"])
def test_impossible_call_is_an_error(call: str) -> None:
    """A call that Java would throw at is an error."""
    with pytest.raises(RenderError):
        compile_template(f"$s.{call}").render({"s": "x"})
