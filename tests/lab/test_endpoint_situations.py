"""Situations of private APIs: each is of a cause of the endpoint check, and `test_experiment` runs it."""

from gatewright.engine.catalogue import CAUSES
from gatewright.lab.endpoint_situations import THROUGH_ENDPOINTS


def test_each_is_of_a_cause_that_the_gateway_refuses_for() -> None:
    """They are what a call through a VPC endpoint can meet there."""
    assert [cause_id for cause_id in THROUGH_ENDPOINTS if not CAUSES[cause_id].enforced] == []
