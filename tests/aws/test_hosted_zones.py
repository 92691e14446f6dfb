"""Hosted zones of Route 53."""

import re

from gatewright.aws.hosted_zones import REGIONAL_ZONES


def test_every_zone_is_of_one_region() -> None:
    """And has the form of an id."""
    assert len(REGIONAL_ZONES) == len(set(REGIONAL_ZONES.values()))
    assert all(re.fullmatch(r"Z[A-Z0-9]{10,14}", zone) for zone in REGIONAL_ZONES.values())
