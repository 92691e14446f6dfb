"""What regular expressions may cost."""

import pytest

from gatewright.aws.vtl.errors import Impossible
from gatewright.aws.vtl.pattern_cost import measure


@pytest.mark.parametrize(
    ("expression", "steps"),
    [("abc", 100), ("a+", 100), ("a+b", 10_000), ("a+b+", 10_000), ("a?b", 200), ("a|b", 200), (r"\d{3}-x", 300)],
)
def test_steps(expression: str, steps: int) -> None:
    """Each loose repetition adds a power, each choice doubles; a last repetition is free."""
    assert steps == measure(expression).steps(100)


@pytest.mark.parametrize("expression", ["(a+)+", "(a|aa)*", "(a?){5}", "((a)*b)*", "(a*){3}"])
def test_exponential_is_refused(expression: str) -> None:
    """A repetition of what can match in several ways is refused."""
    with pytest.raises(Impossible, match="several ways"):
        measure(expression)


@pytest.mark.parametrize(
    "expression",
    [r"(?=a)", r"(?<n>a)", r"(a)\1", "[a&&[b]]", "[", "[]", "(", ")", "*a", "a**", r"\p{L}", r"\Qa\E", "a{2000}", "\\",
     "(" * 40, "a" * 1001, "{", "a{,3}"],
)  # fmt: skip
def test_unsupported_is_refused(expression: str) -> None:
    """What is not supported is an error, never another meaning."""
    with pytest.raises(Impossible):
        measure(expression)


@pytest.mark.parametrize(
    "expression", [r"\.", r"[^a-z0-9_-]", r"[\]\[]", "(?:ab)+", "(ab)+c", r"^\s*$", "a{2,5}", "a++"]
)
def test_plain_expressions_are_kept(expression: str) -> None:
    """What is supported is passed on as it is."""
    assert expression == measure(expression).python


def test_end_of_text_is_respelled() -> None:
    r"""Java's `\z` is Python's `\Z`."""
    assert r"a\Z" == measure(r"a\z").python
