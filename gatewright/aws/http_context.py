"""`$context` of an HTTP API: what its logs, its authorizers and its mappings read.

Restates "Logging variables for HTTP APIs", API Gateway developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
A request has one id there, the one of `apigw-requestid`. A route is known by its key; what only REST APIs have is not
set.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from gatewright.aws.authorizer_context import PREFIX
from gatewright.aws.context_variables import Context
from gatewright.aws.http_routes import PREFLIGHT
from gatewright.aws.route_keys import DEFAULT, route_key
from gatewright.model.authorizer import Failed
from gatewright.model.call import Call, Route
from gatewright.model.unknown import Unknown

SHARED: Final = frozenset(
    {
        "accountId",
        "apiId",
        "authorizer.principalId",
        "awsEndpointRequestId",
        "customDomain.basePathMatched",
        "domainName",
        "domainPrefix",
        "httpMethod",
        "identity.accountId",
        "identity.caller",
        "identity.clientCert.clientCertPem",
        "identity.clientCert.issuerDN",
        "identity.clientCert.serialNumber",
        "identity.clientCert.subjectDN",
        "identity.clientCert.validity.notAfter",
        "identity.clientCert.validity.notBefore",
        "identity.cognitoAuthenticationProvider",
        "identity.cognitoAuthenticationType",
        "identity.cognitoIdentityId",
        "identity.cognitoIdentityPoolId",
        "identity.principalOrgId",
        "identity.sourceIp",
        "identity.user",
        "identity.userAgent",
        "identity.userArn",
        "integration.error",
        "integration.integrationStatus",
        "integration.latency",
        "integration.requestId",
        "integration.status",
        "integrationErrorMessage",
        "integrationLatency",
        "integrationStatus",
        "protocol",
        "requestTime",
        "requestTimeEpoch",
        "responseLatency",
        "responseLength",
        "stage",
        "status",
        "error.message",
        "error.messageString",
    }
)
"""Variables that are read as those of REST APIs are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpContext(Context):
    """Everything that `$context` of an HTTP API is read from."""

    def get(self, name: str) -> str | None:
        """Return a variable as text; `None` when it is not set, or when HTTP APIs have none of the name."""
        own = OWN.get(name)
        if own is not None:
            return own(self)
        if name in SHARED or name.startswith(PREFIX):
            # Not `super()`: a dataclass with slots is another class than the one that was written.
            return Context.get(self, name)
        return None


def raw_path(call: Call) -> str:
    """Return the path as HTTP APIs tell it: the stage before it unless that is `$default`."""
    if isinstance(call.address, Unknown):
        return call.request.path
    path = call.address.path
    return path.removeprefix(f"/{DEFAULT}") if path.startswith(f"/{DEFAULT}/") else path


def key_of(call: Call) -> str | None:
    """Return the key of the route that serves a call; `None` where none does."""
    route = call.route
    if not isinstance(route, Route) or route is PREFLIGHT:
        return None
    return route_key(route.resource.path, route.method.http_method)


def _path(context: Context) -> str:
    address = context.call.address
    custom = not isinstance(address, Unknown) and address.kind == "custom"
    return context.call.request.path if custom else raw_path(context.call)


def _authorizer_error(context: Context) -> str | None:
    """Return why the authorizer refused: what is wrong with the token, or with the function.

    Of a token it begins with the error of RFC 6750 (a user of AWS recorded two: `invalid_token: JWKS communication
    error`).
    """
    denial = context.denial
    if denial is None or not denial.cause.id.startswith("authorizer."):
        return None
    failed = next((one for one in context.call.answers.values() if isinstance(one, Failed)), None)
    if failed is not None:
        return failed.detail
    told = denial.values.get("description", "-")
    return denial.answered.message if told == "-" else f"{denial.values['error']}: {told}"


OWN: Final[Mapping[str, Callable[[Context], str | None]]] = {
    "authorizer.error": _authorizer_error,
    "extendedRequestId": lambda context: context.call.request.extended_request_id,
    "path": _path,
    "requestId": lambda context: context.call.request.extended_request_id,
    "routeKey": lambda context: key_of(context.call),
}
"""Variables that HTTP APIs have, or read otherwise."""

HTTP_VARIABLES: Final = tuple(sorted({*SHARED, *OWN}))
"""Every variable of HTTP APIs but those whose names an authorizer chooses."""
