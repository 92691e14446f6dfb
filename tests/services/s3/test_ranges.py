"""Conditions on a read, and parts of objects."""

import pytest

from gatewright.services.s3.ranges import content_range, hold_match, part_of
from gatewright.wire.errors import ServiceError


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-3", range(4)),
        ("bytes=4-", range(4, 10)),
        ("bytes=8-99", range(8, 10)),
        ("bytes=-3", range(7, 10)),
        ("bytes=-99", range(10)),
        (None, None),
        ("bytes=3-1", None),
        ("bytes=0-1,4-5", None),
        ("lines=0-1", None),
        ("bytes=-", None),
    ],
)
def test_a_range_is_read_as_rfc_9110_has_it(asked: str | None, part: range | None) -> None:
    """What is no range, or several, is ignored."""
    assert part == part_of(asked, 10)


@pytest.mark.parametrize(
    ("asked", "size"), [("bytes=10-", 10), ("bytes=99-100", 10), ("bytes=-0", 10), ("bytes=0-", 0)]
)
def test_a_range_of_nothing_cannot_be_satisfied(asked: str, size: int) -> None:
    """S3 tells what was asked for, and how much there is."""
    with pytest.raises(ServiceError) as raised:
        part_of(asked, size)

    assert ("InvalidRange", 416) == (raised.value.code, raised.value.status)
    assert {"RangeRequested": asked, "ActualObjectSize": str(size)} == raised.value.members


def test_a_part_is_told_with_the_whole() -> None:
    """Both ends are within."""
    assert "bytes 4-9/10" == content_range(range(4, 10), 10)


@pytest.mark.parametrize("wanted", [None, '"e"', "e", '"x", "e"', "*"])
def test_what_matches_is_read(wanted: str | None) -> None:
    """With or without quotes."""
    hold_match(wanted, '"e"')


def test_what_does_not_match_fails() -> None:
    """By S3's words."""
    with pytest.raises(ServiceError) as raised:
        hold_match('"x"', '"e"')

    assert ("PreconditionFailed", 412) == (raised.value.code, raised.value.status)
    assert {"Condition": "If-Match"} == raised.value.members
