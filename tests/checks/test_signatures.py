"""The answers that several causes share."""

from gatewright.checks.signatures import FORBIDDEN_BEFORE_ANY_STAGE, forbidden


def test_before_any_stage_nothing_can_be_customised() -> None:
    """Where no stage is known there is no gateway response to take; the answer looks the same all the same."""
    key = forbidden("INVALID_API_KEY")

    assert FORBIDDEN_BEFORE_ANY_STAGE.response_type is None
    assert (key.status, key.error_type, key.message, key.member) == (403, "ForbiddenException", "Forbidden", "message")
    assert forbidden(None) == FORBIDDEN_BEFORE_ANY_STAGE
