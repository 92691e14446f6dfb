"""Moments are Unix seconds, however they were written."""

from gatewright.configuration.instants import instant
from gatewright.model.unknown import UNKNOWN


def test_both_spellings_are_the_same_moment() -> None:
    """That of boto3 and that of the AWS CLI; what is not told is unknown."""
    assert instant({"CreatedDate": "2026-01-15T12:00:00+00:00"}, "CreatedDate") == 1_768_478_400.0
    assert instant({"CreatedDate": 1_768_478_400}, "CreatedDate") == 1_768_478_400.0
    assert instant({}, "CreatedDate") is instant(None, "CreatedDate") is instant(UNKNOWN, "CreatedDate") is UNKNOWN
