"""A cause is words and data that nobody changes."""

from dataclasses import FrozenInstanceError, replace

import pytest

from gatewright.engine.catalogue import CAUSES
from gatewright.model.cause import Fix, Signature


def test_a_cause_is_frozen() -> None:
    """A constant of one file cannot be changed from another."""
    cause = CAUSES["api-key.missing"]

    with pytest.raises(FrozenInstanceError):
        cause.title = "another"  # type: ignore[misc]  # what must not be possible


def test_a_fix_is_safe_and_unproven_unless_it_says_otherwise() -> None:
    """A fix without more than words claims no danger, no command and no proof."""
    fix = Fix(text="Wait.")

    assert (fix.safety, fix.command, fix.remedy) == ("safe", None, None)


def test_signatures_that_differ_in_the_member_differ() -> None:
    """`Message` and `message` are two answers: AWS tells them apart by that one letter."""
    small = Signature(status=403, error_type="AccessDeniedException", message="no", response_type="ACCESS_DENIED")

    assert small != replace(small, member="Message")
