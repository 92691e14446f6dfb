"""The access log format that tells the most about a refusal, for each kind of API, on one line.

The variables are those that the kind of API has: "Variables for access logging" of REST, HTTP and WebSocket APIs in the
API Gateway developer guide. Each phase of the front door has its status and its error. No secret is among them:
`identity.apiKeyId` stands for the key.
"""

import json
import shlex
from typing import Final

_COMMON: Final = (
    "requestId",
    "extendedRequestId",
    "requestTimeEpoch",
    "accountId",
    "apiId",
    "stage",
    "domainName",
    "status",
    "error.message",
    "error.responseType",
    "identity.sourceIp",
    "identity.userAgent",
    "identity.userArn",
)
_CALLED: Final = ("httpMethod", "path", "protocol")
_PHASES: Final = (
    "authenticate.status",
    "authenticate.error",
    "authorizer.status",
    "authorizer.error",
    "authorizer.principalId",
    "authorizer.integrationStatus",
    "authorizer.requestId",
    "authorize.status",
    "authorize.error",
)
_BACKEND: Final = ("integration.status", "integration.error", "integration.requestId")
_OF_REST: Final = (
    "resourcePath",
    "resourceId",
    "deploymentId",
    "wafResponseCode",
    "webaclArn",
    "waf.status",
    "waf.error",
    *_PHASES,
    "identity.apiKeyId",
    "identity.vpceId",
    "identity.vpcId",
    "identity.clientCert.issuerDN",
    "identity.clientCert.serialNumber",
    "customDomain.basePathMatched",
    "customDomain.routingRuleIdMatched",
    "error.validationErrorString",
)
_OF_HTTP: Final = (
    "routeKey",
    "authorizer.error",
    "authorizer.principalId",
    "identity.clientCert.issuerDN",
    "customDomain.basePathMatched",
)
_OF_WEBSOCKET: Final = ("routeKey", "eventType", "connectionId", "messageId", *_PHASES, "identity.apiKeyId")
_VARIABLES: Final = {
    "rest": (*_COMMON, *_CALLED, *_OF_REST, *_BACKEND),
    "http": (*(name for name in _COMMON if name != "extendedRequestId"), *_CALLED, *_OF_HTTP, *_BACKEND),
    "websocket": (*_COMMON, *_OF_WEBSOCKET, *_BACKEND),
}


def advised(api_type: str) -> str:
    """Return the format for `rest`, `http` or `websocket`: JSON in which each member is named as its variable."""
    return json.dumps({name: f"$context.{name}" for name in _VARIABLES[api_type]}, separators=(",", ":"))


def commands(api_type: str, form: str) -> str:
    """Return the AWS CLI command that sets the format, with what it leaves to fill in as `<its-name>`."""
    if api_type == "rest":
        patches = [
            {"op": "replace", "path": "/accessLogSettings/destinationArn", "value": "<log-group-arn>"},
            {"op": "replace", "path": "/accessLogSettings/format", "value": form},
        ]
        return (
            "aws apigateway update-stage --rest-api-id <rest-api-id> --stage-name <stage> --patch-operations "
            + shlex.quote(json.dumps(patches))
        )
    settings = shlex.quote(json.dumps({"DestinationArn": "<log-group-arn>", "Format": form}))
    return f"aws apigatewayv2 update-stage --api-id <api-id> --stage-name <stage> --access-log-settings {settings}"
