"""Requests that their method does not take; `test_experiment` runs each row to its end."""

from gatewright.checks.request import REQUEST, too_large
from gatewright.lab.request_situations import OF_THE_REQUEST


def test_each_cause_of_the_check_has_one() -> None:
    """And so has what the listener refuses."""
    assert set(OF_THE_REQUEST) == {cause.id for cause in (*REQUEST.causes, too_large.CAUSE)}
