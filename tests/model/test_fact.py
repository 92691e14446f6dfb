"""A fact points at one place of the evidence."""

from gatewright.model.fact import Fact


def test_a_fact_may_be_shown_unless_it_says_otherwise() -> None:
    """Only what is marked is a secret."""
    assert Fact("request", "path", "/pets").secret is False
    assert Fact("request", "headers.x-api-key", "value", secret=True).secret is True
