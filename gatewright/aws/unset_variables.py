"""
Variables of `$context` that AWS has and this version never sets, each with its reason.

https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
"""

from collections.abc import Mapping
from typing import Final

NEVER_SET: Final[Mapping[str, tuple[str, ...]]] = {
    "no identity pool is asked who calls": (
        "identity.cognitoAuthenticationProvider",
        "identity.cognitoAuthenticationType",
        "identity.cognitoIdentityId",
        "identity.cognitoIdentityPoolId",
    ),
    "no tracing is offered": ("xrayTraceId",),
    "a web ACL never fails here": ("waf.error",),
}
"""Variables of AWS that this version never sets, by the reason."""
