"""What tags may be."""

import pytest

from gatewright.services.acm.tagging import MOST, checked
from gatewright.wire.errors import ServiceError


def test_tags_are_added_to_those_that_are_there() -> None:
    """A known key takes the new value."""
    assert {"a": "2", "b": None} == checked({"a": "1"}, [{"Key": "a", "Value": "2"}, {"Key": "b"}])


def test_there_are_fifty_at_most_and_none_of_aws() -> None:
    """As documented."""
    with pytest.raises(ServiceError, match="TooManyTags"):
        checked({}, [{"Key": str(number)} for number in range(MOST + 1)])
    with pytest.raises(ServiceError, match="InvalidTag"):
        checked({}, [{"Key": "AWS:a"}])
