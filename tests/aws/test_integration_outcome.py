"""What came of calling a backend, as the log tells it."""

from gatewright.aws.context_variables import VARIABLES
from gatewright.aws.integration_outcome import NO_INTEGRATION, Integration
from tests.aws.test_context_variables import context

NAMES = ("integration.status", "integration.latency", "integration.error", "integration.requestId")


def test_without_a_backend_nothing_is_told() -> None:
    """Every variable of it is unset."""
    seen = context(integration=NO_INTEGRATION)

    assert [None] * len(NAMES) == [VARIABLES[name](seen) for name in NAMES]


def test_each_part_is_a_variable() -> None:
    """What a service answered, how long it took, and the id that it gave."""
    seen = context(integration=Integration(status=200, latency=12, error="broken", request_id="r1"))

    assert [200, 12, "broken", "r1"] == [VARIABLES[name](seen) for name in NAMES]
