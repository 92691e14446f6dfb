"""Numbers compared."""

import operator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.aws.policy.conditions.numeric import compared, equals, greater_than, less_than_equals, number
from gatewright.aws.policy.globs import pattern


def test_numbers_are_exact() -> None:
    """Decimals compare by value, however they are written, and beyond what floats hold."""
    assert equals([pattern("1.50")]).matches("+1.5")
    assert not equals([pattern("0.1")]).matches("0.10000000000000000001")
    assert greater_than([pattern("9" * 30)]).matches("1" + "0" * 30)


@given(st.integers(-50, 50), st.integers(-50, 50))
def test_order_is_that_of_integers(call: int, bound: int) -> None:
    """The call's number stands left of the sign."""
    assert (call <= bound) is less_than_equals([pattern(str(bound))]).matches(str(call))


@pytest.mark.parametrize("text", ["", "one", "1e3", "0x1", "\u0661", "1 ", "--1", "."])
def test_what_is_no_number_matches_nothing(text: str) -> None:
    """A text that is no number satisfies nothing, in the call as in the policy, where its place is told."""
    prepared = equals([pattern("1"), pattern(text)])

    assert number(text) is None
    assert not prepared.matches(text)
    assert (1,) == prepared.invalid


def test_one_value_suffices() -> None:
    """Several values are an OR, for any comparison."""
    assert compared(operator.ge, number)([pattern("9"), pattern("3")]).matches("5")
