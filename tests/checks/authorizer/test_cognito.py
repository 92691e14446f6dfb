"""The authorizer of a user pool."""

from gatewright.checks.authorizer.cognito import OF_COGNITO, cognito
from gatewright.model.outcome import Unsure
from gatewright.model.unknown import UNKNOWN
from tests.checks.presence import known


def test_an_unread_token_may_be_refused_for_all_that_a_pool_refuses_for() -> None:
    """Where nobody reads the token, every refusal is possible."""
    call = known()
    outcome = cognito(call, UNKNOWN)

    assert isinstance(outcome, Unsure)
    assert {cause.id for cause in OF_COGNITO} == {denial.cause.id for denial in outcome.may}
