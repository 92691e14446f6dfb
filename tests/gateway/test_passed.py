from gatewright.aws.integration_outcome import NO_INTEGRATION
from gatewright.engine.execution_log import NOTHING_SPECIAL
from gatewright.gateway.passed import Served
from gatewright.model.response import Response


def test_served_call_went_well_unless_it_says_otherwise() -> None:
    """A response alone is a call without a backend and without a failure."""
    served = Served(response=Response(status=200))

    assert (NO_INTEGRATION, NOTHING_SPECIAL, None, None) == (
        served.integration,
        served.execution,
        served.failed_as,
        served.failure,
    )
