"""Commands of a cause, said for an HTTP API: API Gateway V2 has operations of its own.

Restates the reference of the AWS CLI: https://docs.aws.amazon.com/cli/latest/reference/apigatewayv2/
One table from what is written for REST APIs. A command of V1 that has no counterpart, or that looks into a log which
HTTP APIs do not have, is none. What is deployed by itself needs no deployment, and AWS refuses one.
"""

from typing import Final

from gatewright.checks.deploying import DEPLOYS_V2

_API: Final = "--api-id {rest_api_id}"
_ROUTE: Final = f"aws apigatewayv2 update-route {_API} --route-id {{route_id}}"
_DEPLOYS: Final = " && aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}"
_METHOD: Final = "aws apigateway update-method --rest-api-id {rest_api_id} --resource-id {resource_id} --http-method"

_TABLE: Final = (
    (f"{_METHOD} {{method_verb}} --patch-operations op=replace,path=/authorizationType,value=NONE", "NONE"),
    (f"{_METHOD} {{method_verb}} --patch-operations op=replace,path=/apiKeyRequired,value=false", "KEYLESS"),
    (f"{_METHOD} {{method_verb}} --patch-operations op=add,path=/authorizationScopes", "SCOPES"),
    (f"{_METHOD} {{method_verb}} --patch-operations op=replace,path=/authorizationType,value={{auth", "AUTHORIZER"),
    ("aws apigateway update-rest-api --rest-api-id {rest_api_id} --patch-operations op=replace,path=/disable", "OPEN"),
    ("aws apigateway flush-stage-authorizers-cache ", "FLUSH"),
    ("aws apigateway update-authorizer ", "TTL"),
    ("aws apigateway create-deployment ", "DEPLOY"),
    ("aws apigateway get-authorizers ", "AUTHORIZERS"),
    ("aws apigateway get-deployment ", "ROUTES"),
    ("aws apigateway get-resources ", "ROUTES"),
    ("aws apigateway get-stages ", "STAGES"),
    ("aws apigateway get-stage ", "STAGE"),
    ("aws apigateway get-rest-api --rest-api-id {rest_api_id} --query disableExecuteApiEndpoint", "ENDPOINT"),
)
"""How a command of V1 begins, and what it is for."""

_SAID: Final = {
    "NONE": f"{_ROUTE} --authorization-type NONE",
    "KEYLESS": f"{_ROUTE} --no-api-key-required",
    "SCOPES": f"{_ROUTE} --authorization-scopes '{{token_scopes}}'",
    "AUTHORIZER": f"{_ROUTE} --authorization-type {{authorization_type}} --authorizer-id {{authorizer_id}}",
    "OPEN": f"aws apigatewayv2 update-api {_API} --no-disable-execute-api-endpoint",
    "FLUSH": f"aws apigatewayv2 reset-authorizers-cache {_API} --stage-name '{{stage}}'",
    "TTL": f"aws apigatewayv2 update-authorizer {_API} --authorizer-id {{authorizer_id}}"
    " --authorizer-result-ttl-in-seconds 0",
    "DEPLOY": DEPLOYS_V2,
    "AUTHORIZERS": f"aws apigatewayv2 get-authorizers {_API}",
    "ROUTES": f"aws apigatewayv2 get-routes {_API}",
    "STAGES": f"aws apigatewayv2 get-stages {_API} --query 'Items[].StageName'",
    "STAGE": f"aws apigatewayv2 get-stage {_API} --stage-name '{{stage}}'",
    "ENDPOINT": f"aws apigatewayv2 get-api {_API} --query DisableExecuteApiEndpoint",
}

_OF_BOTH: Final = tuple(
    f"aws apigateway {operation}"
    for operation in (
        "create-usage-plan",
        "get-api-key",
        "get-usage-plan",
        "update-api-key",
        "update-usage-plan",
    )
)
"""API keys and usage plans of WebSocket APIs are those of V1 (documented)."""

_NOT_OF_V2: Final = ("aws apigateway ", "API-Gateway-Execution-Logs", "--usage-plan-id")


def of_v2(template: str | None, *, deploys_itself: bool = False) -> str | None:
    """Return the command for an HTTP API; `None` where there is none."""
    if template is None:
        return None
    head, deploys, _ = template.partition(_DEPLOYS)
    kind = next((kind for begins, kind in _TABLE if head.startswith(begins)), None)
    said = head if kind is None else _SAID[kind]
    if said.startswith(_OF_BOTH):
        return said
    if any(one in said for one in _NOT_OF_V2) or (kind == "DEPLOY" and deploys_itself):
        return None
    return f"{said} && {DEPLOYS_V2}" if deploys and not deploys_itself else said
