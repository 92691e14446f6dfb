import pytest

from gatewright.services.tagging import tagged, untagged
from gatewright.wire.errors import ServiceError


def test_tags_are_added_to_those_that_are_there() -> None:
    """A key that was there gets the new value."""
    document = {"id": "x", "tags": {"a": "1", "b": "1"}}

    assert {"id": "x", "tags": {"a": "1", "b": "2", "c": "3"}} == tagged(document, {"b": "2", "c": "3"})


def test_no_tags_are_no_member() -> None:
    """A document without tags does not show the member (recorded of AWS)."""
    assert {"id": "x"} == tagged({"id": "x"}, None)
    assert {"id": "x"} == untagged({"id": "x", "tags": {"a": "1"}}, ["a", "not there"])


@pytest.mark.parametrize(
    "tags", [{"aws:x": "1"}, {"": "1"}, {"k" * 129: "1"}, {"k": "v" * 257}, {str(n): "" for n in range(51)}]
)
def test_tags_that_aws_does_not_take_are_refused(tags: dict[str, str]) -> None:
    """Reserved and overlong keys, overlong values, and more than fifty tags."""
    with pytest.raises(ServiceError):
        tagged({}, tags)
