"""The answers that authorizers give besides ACCESS_DENIED."""

from gatewright.aws.gateway_response_types import GATEWAY_RESPONSE_TYPES
from gatewright.checks.authorizer.answers import CONFIGURATION_ERROR, TOKEN_EXPIRED, UNAUTHORIZED


def test_each_has_the_status_of_its_response_type() -> None:
    """401 for the caller, 500 for the authorizer."""
    for signature in (UNAUTHORIZED, TOKEN_EXPIRED, CONFIGURATION_ERROR):
        assert GATEWAY_RESPONSE_TYPES[str(signature.response_type)].status == signature.status
