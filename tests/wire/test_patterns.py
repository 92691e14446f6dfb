import pytest

from gatewright.wire import patterns
from tests.wire.other_side import botocore_model


@pytest.mark.parametrize(
    ("pattern", "good", "bad"),
    [
        (r"[\w+=,.@-]+", ["alice@home", "a-b"], ["", "a b", "é"]),
        (r"[\p{L}\p{Z}\p{N}_.:/=+\-@]+", ["Über uns 7", "日本/x"], ["a*b", ""]),
        (r"^([\p{L}\p{N}]*)$", ["", "é1"], ["-"]),
        (r"\p{Lu}\p{Ll}+", ["Ämter"], ["ämter", "Ä1"]),
        (r"[\w-_]*", ["a-b_c"], ["a b"]),
        (r"[a[]+", ["a[a"], ["b"]),
        (r"[^_\p{Z}]x", ["ax"], ["_x", " x"]),
        (r"[1-5]\d\d", ["404"], ["600", "40", "4040", "40٤"]),
        (r"[A-Z]\[x\]", ["Q[x]"], ["Qx"]),
    ],
)
def test_pattern_means_what_it_means_in_java(pattern: str, good: list[str], bad: list[str]) -> None:
    """A translated pattern matches whole values, with ASCII classes and Unicode categories."""
    compiled = patterns.compiled(pattern)

    assert [True] * len(good) == [bool(compiled.fullmatch(text)) for text in good]
    assert [False] * len(bad) == [bool(compiled.fullmatch(text)) for text in bad]


@pytest.mark.parametrize(
    "name", ["apigateway", "apigatewayv2", "logs", "sts", "iam", "lambda", "acm", "wafv2", "cognito-idp"]
)
def test_every_pattern_of_the_services_can_be_read(name: str) -> None:
    """No pattern in the models of the services of a front door is beyond the translation."""
    model = botocore_model(name)
    found = {shape.get("pattern", "") for shape in model._service_description["shapes"].values()}

    assert all(patterns.compiled(pattern) for pattern in found)
