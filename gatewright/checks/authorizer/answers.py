"""The answers that authorizers give besides ACCESS_DENIED: nobody came, or the authorizer is broken.

401 for a missing identity source and for Cognito: asserted live (aws/serverless-application-model, integration tests).
500 with a message of null: public transcripts of 2023.
"""

from typing import Final

from gatewright.checks.access_denied import OF_A_LAMBDA_AUTHORIZER, access_denied
from gatewright.model.cause import NO_TEXT, Signature

UNAUTHORIZED: Final = Signature(
    status=401, error_type="UnauthorizedException", message="Unauthorized", response_type="UNAUTHORIZED"
)
"""Nothing came to authenticate by, or it does not authenticate."""

TOKEN_EXPIRED: Final = Signature(
    status=401,
    error_type="UnauthorizedException",
    message="The incoming token has expired",
    response_type="UNAUTHORIZED",
)
"""A Cognito token whose time is over."""

SCOPE_DENIED: Final = access_denied(OF_A_LAMBDA_AUTHORIZER)
"""A good token that holds none of the scopes which the method of a JWT authorizer asks for.

The status is documented ("Attach a JWT authorizer to methods and require scopes"). That it is ACCESS_DENIED, "for
example when access is denied by a custom or Amazon Cognito authorizer" ("Gateway response types"), with the plain text
of that type, is inferred.
"""

CONFIGURATION_ERROR: Final = Signature(
    status=500,
    error_type="AuthorizerConfigurationException",
    message=NO_TEXT,
    response_type="AUTHORIZER_CONFIGURATION_ERROR",
)
"""The Lambda authorizer could not be asked, or gave no usable answer."""
