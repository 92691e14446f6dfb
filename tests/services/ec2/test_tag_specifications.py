from typing import Any

import pytest

from gatewright.services.ec2.ids import VPC
from gatewright.services.ec2.tag_specifications import given, tagged
from gatewright.wire.errors import ServiceError


def _asked(kind: str, *tags: dict[str, str]) -> dict[str, Any]:
    return {"TagSpecifications": [{"ResourceType": kind, "Tags": list(tags)}]}


def test_tags_come_with_what_is_created() -> None:
    """For its kind."""
    asked = _asked("vpc", {"Key": "a", "Value": "b"}, {"Key": "c"})

    assert [{"Key": "a", "Value": "b"}, {"Key": "c", "Value": ""}] == given(asked, VPC)
    assert [] == given({}, VPC)


def test_tag_of_the_same_key_takes_the_new_value() -> None:
    """In its old place."""
    standing = [{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}]

    assert [{"Key": "a", "Value": "3"}, {"Key": "b", "Value": "2"}] == tagged(standing, [{"Key": "a", "Value": "3"}])


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (_asked("subnet"), "InvalidParameterValue"),
        (_asked("vpc", {"Key": "a"}, {"Key": "a"}), "InvalidParameterValue"),
        (_asked("vpc", {"Value": "a"}), "InvalidParameterValue"),
        (_asked("vpc", {"Key": "aws:a"}), "InvalidParameterValue"),
        (_asked("vpc", {"Key": "a" * 129}), "InvalidParameterValue"),
        (_asked("vpc", {"Key": "a", "Value": "b" * 257}), "InvalidParameterValue"),
        (_asked("vpc", *({"Key": str(number)} for number in range(51))), "TagLimitExceeded"),
    ],
)
def test_tags_that_cannot_be_are_refused(asked: dict[str, Any], code: str) -> None:
    """Of another kind, twice, without a key, AWS's own, too long, too many."""
    with pytest.raises(ServiceError) as caught:
        given(asked, VPC)

    assert code == caught.value.code
