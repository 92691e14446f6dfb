"""Whoever cannot ask the account is told what to do about it."""

import pytest
from botocore import exceptions

from gatewright.sources.aws_advice import with_advice


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (exceptions.NoCredentialsError(), "Unable to locate credentials; `--profile NAME` or AWS_PROFILE says whose"),
        (exceptions.ProfileNotFound(profile="shop"), "(shop) could not be found; `aws configure list-profiles`"),
        (
            exceptions.SSLError(endpoint_url="https://h", error="x"),
            "SSL validation failed for https://h x; AWS_CA_BUNDLE",
        ),
        (exceptions.EndpointConnectionError(endpoint_url="http://h"), '"http://h"; is anybody listening there?'),
    ],
)
def test_what_is_known_has_its_advice(error: Exception, expected: str) -> None:
    """Behind botocore's own words, in one line."""
    assert expected in with_advice(error)


def test_other_errors_stay_as_they_are() -> None:
    """On one line."""
    assert with_advice(ValueError("one\n  two.")) == "one two."
