"""The errors of S3."""

import pytest

from gatewright.services.s3 import errors
from gatewright.wire.errors import ServiceError


def test_every_error_has_its_status() -> None:
    """As S3's table of errors has them."""
    made = [
        errors.no_such_bucket("b"),
        errors.no_such_key("k"),
        errors.no_such_version("k", "v"),
        errors.invalid("InvalidBucketName", "m"),
        errors.conflict("BucketNotEmpty", "m", "b"),
    ]

    assert [404, 404, 404, 400, 409] == [error.status for error in made]


def test_parameters_that_are_not_obeyed_are_named() -> None:
    """In the order of their names."""
    errors.refuse_others({"A": 1}, ("A", "B"))
    with pytest.raises(ServiceError, match=r"NotImplemented: .*: C, D$"):
        errors.refuse_others({"A": 1, "D": 1, "C": 1}, ("A", "B"))
