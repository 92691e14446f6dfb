"""Fixes that several refusals for an API key share."""

from gatewright.checks.api_key import API_KEY
from gatewright.checks.api_key.fixes import REQUIRE_NO_KEY, SEND_A_GOOD_KEY


def test_opening_the_method_is_never_the_first_thing_that_is_offered() -> None:
    """What widens access comes after what the caller alone can do, wherever both are offered."""
    both = [cause.fixes for cause in API_KEY.causes if REQUIRE_NO_KEY in cause.fixes]

    assert both
    assert all(fixes.index(SEND_A_GOOD_KEY) < fixes.index(REQUIRE_NO_KEY) for fixes in both)
    assert (SEND_A_GOOD_KEY.safety, REQUIRE_NO_KEY.safety) == ("safe", "widens-access")
