from gatewright.aws.integration_outcome import NO_INTEGRATION
from gatewright.gateway.integrations.progress import LONGEST_TIMEOUT, Progress


def test_nothing_has_happened_at_first() -> None:
    """A call that fails before its backend is asked logs no exchange."""
    assert (None, NO_INTEGRATION) == (Progress().exchange, Progress().integration)


def test_longest_timeout_is_the_quota() -> None:
    """29 seconds, as documented."""
    assert 29_000 == LONGEST_TIMEOUT
