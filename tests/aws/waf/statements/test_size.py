"""Size constraint."""

import pytest

from tests.aws.waf.asking import asks, looks, request


@pytest.mark.parametrize(
    ("operator", "expected"), [("EQ", False), ("NE", True), ("LE", True), ("LT", True), ("GE", False), ("GT", False)]
)
def test_sizes_are_compared(operator: str, expected: bool) -> None:
    """Three bytes with four."""
    assert asks(looks("SizeConstraint", ComparisonOperator=operator, Size=4), request(query="abc")) is expected


def test_the_size_is_that_of_the_transformed_part() -> None:
    """`%41` is one byte when it is decoded."""
    found = looks("SizeConstraint", None, "URL_DECODE", ComparisonOperator="EQ", Size=1)

    assert asks(found, request(query="%41")) is True


def test_a_part_that_is_not_there_has_no_size() -> None:
    """Not even none."""
    found = looks("SizeConstraint", {"SingleHeader": {"Name": "x"}}, ComparisonOperator="GE", Size=0)

    assert asks(found, request()) is False
