"""
The order in which AWS lists the values of an enum when a value is none of them.

It is neither the model's nor the alphabet's. Those below are recorded of API Gateway (LocalStack's recordings of
AWS, test_apigateway_api, 2024-04-15 to 2025-07-11), the last is reported of Parameter Store; for others the model's
order is taken (inferred).
"""

from collections.abc import Mapping, Sequence
from typing import Final

_LISTS: Final = (
    "add, remove, move, test, replace, copy",
    "HTTP, MOCK, AWS_PROXY, HTTP_PROXY, AWS",
    "PRIVATE, EDGE, REGIONAL",
    (
        "RESPONSE_BODY, RESPONSE, METHOD, MODEL, AUTHORIZER, RESPONSE_HEADER, RESOURCE, PATH_PARAMETER, REQUEST_BODY,"
        " QUERY_PARAMETER, API, REQUEST_HEADER"
    ),
    (
        "REQUEST_TOO_LARGE, RESOURCE_NOT_FOUND, AUTHORIZER_CONFIGURATION_ERROR, MISSING_AUTHENTICATION_TOKEN,"
        " BAD_REQUEST_BODY, INVALID_SIGNATURE, INVALID_API_KEY, BAD_REQUEST_PARAMETERS, AUTHORIZER_FAILURE,"
        " UNAUTHORIZED, INTEGRATION_TIMEOUT, ACCESS_DENIED, DEFAULT_4XX, DEFAULT_5XX, WAF_FILTERED, QUOTA_EXCEEDED,"
        " THROTTLED, API_CONFIGURATION_ERROR, UNSUPPORTED_MEDIA_TYPE, INTEGRATION_FAILURE, EXPIRED_TOKEN"
    ),
    "SecureString, StringList, String",
)
RECORDED: Final[Mapping[frozenset[str], tuple[str, ...]]] = {
    frozenset(values): values for values in (tuple(listed.split(", ")) for listed in _LISTS)
}
"""Recorded orders by the values that they order."""


def order(values: Sequence[str]) -> tuple[str, ...]:
    """Return the values of an enum as AWS lists them."""
    return RECORDED.get(frozenset(values), tuple(values))
