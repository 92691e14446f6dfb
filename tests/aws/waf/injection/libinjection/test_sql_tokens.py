"""A token of SQL."""

import pytest

from gatewright.aws.waf.injection.libinjection.sql_tokens import Token, token


@pytest.mark.parametrize(
    ("kind", "value", "unary", "arithmetic"),
    [("o", b"-", True, True), ("o", b"not", True, False), ("o", b"%", False, True), ("n", b"-", False, False)],
)
def test_an_operator_is_unary_or_arithmetic(kind: str, value: bytes, unary: bool, arithmetic: bool) -> None:
    """Or both."""
    found = Token(kind, value)

    assert (found.is_unary, found.is_arithmetic, found.upper) == (unary, arithmetic, value.upper())


def test_the_beginning_of_a_token_is_kept() -> None:
    """Thirty-one bytes."""
    assert token("n", b"-" + b"a" * 50, 1, 51).value == b"a" * 31
