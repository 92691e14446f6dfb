"""Prepared values."""

from gatewright.aws.policy.conditions.operand import Prepared, never


def test_nothing_matches_never() -> None:
    """A value that is none for its operator matches no text."""
    assert not never("")
    assert () == Prepared(never).invalid
