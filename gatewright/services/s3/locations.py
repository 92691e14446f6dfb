"""
Where a bucket is made.

https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucketConfiguration.html. The endpoint of us-east-1 makes
buckets of every region, each other one those of its own; moto's tests of it ran against AWS.
"""

from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.services.s3.errors import invalid

HOME: Final = "us-east-1"
"""The region that is not named as a constraint."""

_REGION: Final = pattern(r"(?!us-gov-|us-iso|cn-)[a-z]{2}-[a-z]+-\d")
"""A region of the partition in which that of `HOME` is."""


def located(constraint: str | None, region: str) -> str:
    """Return the region of a bucket that is asked for in `region`, or refuse the constraint."""
    wanted = "eu-west-1" if constraint == "EU" else constraint
    if region == HOME:
        if wanted is not None and (wanted == HOME or _REGION.fullmatch(wanted) is None):
            raise invalid("InvalidLocationConstraint", "The specified location-constraint is not valid")
        return wanted or HOME
    if wanted != region:
        raise invalid(
            "IllegalLocationConstraintException",
            f"The {constraint or 'unspecified'} location constraint is incompatible for the region specific endpoint"
            " this request was sent to.",
        )
    return region
