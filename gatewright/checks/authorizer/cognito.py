"""Does the token of a user pool let the caller through?

Restates "Control access to REST APIs using Amazon Cognito user pools as an authorizer":
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
This version neither fetches the pool's keys nor reads tokens.
"""

from gatewright.checks.authorizer import identity_source_missing, scope_missing, token_invalid, token_type_wrong
from gatewright.checks.authorizer.unread import said_by_the_authorizer
from gatewright.checks.unproven import unproven
from gatewright.model.authorizer import Authorizer
from gatewright.model.call import Call
from gatewright.model.outcome import Outcome, Unsure
from gatewright.model.unknown import Unknown

OF_COGNITO = (
    token_invalid.CAUSE,
    identity_source_missing.CAUSE,
    token_type_wrong.CAUSE,
    scope_missing.CAUSE,
)
"""What a user pool's authorizer can refuse for."""


def cognito(call: Call, authorizer: Authorizer | Unknown) -> Outcome:
    """Say what the authorizer may refuse for."""
    del authorizer  # nothing of it is read yet
    return Unsure((said_by_the_authorizer(call),), unproven(call, OF_COGNITO))
