"""And, or, not, over three values."""

import itertools

import pytest

from gatewright.aws.waf.statements.logical import every, opposite, some
from gatewright.aws.waf.statements.parts import Test
from tests.aws.waf.asking import inspection, request

AT = inspection(request())


def says(value: bool | None) -> Test:
    """Return a statement that says this."""
    return lambda _: value


@pytest.mark.parametrize("values", list(itertools.product((True, False, None), repeat=3)))
def test_the_unknown_decides_only_where_nothing_else_does(values: tuple[bool | None, ...]) -> None:
    """One no settles an and, one yes an or."""
    tests = tuple(says(value) for value in values)
    both = False if False in values else None if None in values else True
    any_of = True if True in values else None if None in values else False

    assert (every(tests)(AT), some(tests)(AT)) == (both, any_of)


@pytest.mark.parametrize(("value", "expected"), [(True, False), (False, True), (None, None)])
def test_the_opposite_of_unknown_is_unknown(value: bool | None, expected: bool | None) -> None:
    """And of yes, no."""
    assert opposite(says(value))(AT) is expected
