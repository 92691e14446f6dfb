import pytest

from gatewright.services.s3.locations import HOME, located
from gatewright.wire.errors import ServiceError


@pytest.mark.parametrize(
    ("constraint", "region", "found"),
    [
        (None, HOME, HOME),
        ("eu-central-1", HOME, "eu-central-1"),
        ("EU", HOME, "eu-west-1"),
        ("eu-central-1", "eu-central-1", "eu-central-1"),
        ("EU", "eu-west-1", "eu-west-1"),
    ],
)
def test_bucket_is_made_where_it_is_asked_for(constraint: str | None, region: str, found: str) -> None:
    """Anywhere by the endpoint of us-east-1, at home by any other."""
    assert found == located(constraint, region)


@pytest.mark.parametrize(
    ("constraint", "region", "code", "words"),
    [
        (HOME, HOME, "InvalidLocationConstraint", "The specified location-constraint is not valid"),
        ("us-gov-east-1", HOME, "InvalidLocationConstraint", "The specified location-constraint is not valid"),
        ("nowhere", HOME, "InvalidLocationConstraint", "The specified location-constraint is not valid"),
        (None, "us-west-2", "IllegalLocationConstraintException", "The unspecified location constraint is"),
        (HOME, "us-west-2", "IllegalLocationConstraintException", "The us-east-1 location constraint is"),
        (
            "us-gov-east-2",
            "us-west-2",
            "IllegalLocationConstraintException",
            "The us-gov-east-2 location constraint is",
        ),
    ],
)
def test_bucket_is_not_made_elsewhere(constraint: str | None, region: str, code: str, words: str) -> None:
    """Regions of other partitions, of nobody, or of other endpoints."""
    with pytest.raises(ServiceError) as caught:
        located(constraint, region)

    assert (code, True) == (caught.value.code, caught.value.message.startswith(words))
