"""The answers that API Gateway makes by itself: type, status, error type.

Restates "Gateway response types for API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
The list and the statuses are recorded: LocalStack's AWS-validated `test_gateway_response_crud` (15 April 2024) and
`test_gateway_response_validation`. Only REST APIs have gateway responses.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class GatewayResponseType:
    """One row of AWS's table."""

    name: str
    """`INVALID_API_KEY`, ..."""

    status: int | None
    """The default status; `None` for the two that only lend theirs to others."""

    parent: str | None
    """Which of `DEFAULT_4XX` and `DEFAULT_5XX` stands in when this one is not customised."""


_ROWS: Final = (
    ("REQUEST_TOO_LARGE", 413),
    ("RESOURCE_NOT_FOUND", 404),
    ("AUTHORIZER_CONFIGURATION_ERROR", 500),
    ("MISSING_AUTHENTICATION_TOKEN", 403),
    ("BAD_REQUEST_BODY", 400),
    ("INVALID_SIGNATURE", 403),
    ("INVALID_API_KEY", 403),
    ("BAD_REQUEST_PARAMETERS", 400),
    ("AUTHORIZER_FAILURE", 500),
    ("UNAUTHORIZED", 401),
    ("INTEGRATION_TIMEOUT", 504),
    ("ACCESS_DENIED", 403),
    ("WAF_FILTERED", 403),
    ("QUOTA_EXCEEDED", 429),
    ("THROTTLED", 429),
    ("API_CONFIGURATION_ERROR", 500),
    ("UNSUPPORTED_MEDIA_TYPE", 415),
    ("INTEGRATION_FAILURE", 504),
    ("EXPIRED_TOKEN", 403),
)

_SERVER_ERROR: Final = 500

GATEWAY_RESPONSE_TYPES: Final = {
    name: GatewayResponseType(name, status, "DEFAULT_5XX" if status >= _SERVER_ERROR else "DEFAULT_4XX")
    for name, status in _ROWS
} | {
    "DEFAULT_4XX": GatewayResponseType("DEFAULT_4XX", None, None),
    "DEFAULT_5XX": GatewayResponseType("DEFAULT_5XX", None, None),
}
"""Every gateway response type by name."""

TEMPLATE: Final = '{"message":$context.error.messageString}'
"""The template of every response that nobody customised (recorded, as above)."""
