"""What is asked for when nobody read an authorizer's answer."""

from gatewright.checks.authorizer.unread import said_by_the_authorizer
from tests.checks.presence import known


def test_the_log_of_the_stage_tells_what_the_authorizer_said() -> None:
    """The command names the log group of the very stage that was called."""
    missing = said_by_the_authorizer(known())

    assert "API-Gateway-Execution-Logs_a1b2c3d4e5/prod" in (missing.command or "")
    assert missing.permission == "logs:FilterLogEvents"
