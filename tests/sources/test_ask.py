"""What is not said on the command line is as curl has it, or as API Gateway needs it."""

from gatewright.sources.ask import Ask
from gatewright.sources.handshake import NOBODY_IN_PARTICULAR

_LONGEST_INTEGRATION = 29


def test_an_answer_is_waited_for_as_long_as_an_integration_may_take() -> None:
    """And the client shows itself as nobody."""
    plain = Ask()

    assert plain.patience > _LONGEST_INTEGRATION
    assert (NOBODY_IN_PARTICULAR, None, None) == (plain.trust, plain.proxy, plain.method)
