"""Looks that several causes share stand once."""

from gatewright.checks.integration import misconfigured, timed_out, unreachable
from gatewright.checks.integration.looks import BEFORE_ITS_END


def test_the_log_is_looked_at_first() -> None:
    """By all that ends a call behind the door without an answer of the backend's."""
    causes = (misconfigured.CAUSE, timed_out.CAUSE, unreachable.CAUSE)

    assert [cause.confirm[0] for cause in causes] == [BEFORE_ITS_END] * 3
