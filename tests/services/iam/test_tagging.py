import pytest

from gatewright.services.iam.tagging import tagged, untagged
from gatewright.wire.errors import ServiceError


def test_keys_differ_in_more_than_letter_case() -> None:
    """A tag replaces one whose key differs in letter case only, and keeps the new spelling (documented)."""
    found = tagged({"Tags": [{"Key": "Team", "Value": "a"}]}, [{"Key": "team", "Value": "b"}])

    assert {"Tags": [{"Key": "team", "Value": "b"}]} == found


def test_last_tag_takes_the_member_along() -> None:
    """Nothing is left of tags that were taken away."""
    assert {"a": 1} == untagged({"a": 1, "Tags": [{"Key": "Team", "Value": "a"}]}, ["team"])


@pytest.mark.parametrize(
    ("tags", "code"),
    [
        ([{"Key": "a", "Value": "1"}, {"Key": "A", "Value": "2"}], "InvalidInput"),
        ([{"Key": "aws:a", "Value": "1"}], "InvalidInput"),
        ([{"Key": f"k{number}", "Value": ""} for number in range(51)], "LimitExceeded"),
    ],
)
def test_tags_that_cannot_be_are_refused(tags: list[dict[str, str]], code: str) -> None:
    """Twice the same key, a key of AWS's own, more than fifty."""
    with pytest.raises(ServiceError) as caught:
        tagged({}, tags)

    assert code == caught.value.code
