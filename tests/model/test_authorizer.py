"""Authorizers as values."""

from gatewright.model.authorizer import Authorized


def test_the_api_key_of_a_caller_is_not_printed() -> None:
    """A usage identifier key opens the API: it never stands in a log."""
    assert "sesame" not in repr(Authorized(principal_id="me", usage_identifier_key="sesame"))
