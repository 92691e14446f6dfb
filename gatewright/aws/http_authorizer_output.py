"""What the function of an HTTP API's Lambda authorizer answered.

Restates "Control access to HTTP APIs with AWS Lambda authorizers in API Gateway", response formats:
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
With simple responses it says `isAuthorized`, and may give a context of any shape; else it gives a policy, as for a REST
API. What is neither is a fault of the configuration, and nobody passes.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.authorizer_output import AUTHORIZER_ERROR, returned
from gatewright.model.authorizer import Authorized, AuthorizerAnswer, Failed, Returned

_ALLOW: Final = "Allow"
_DENY: Final = "Deny"


def returned_to_http_api(payload: bytes, *, simple: bool) -> AuthorizerAnswer:
    """Read what a function returned."""
    return _simple(payload) if simple else _policy(payload)


def _simple(payload: bytes) -> AuthorizerAnswer:
    """Read a simple response; it stands for a policy that allows or denies everything."""
    told = _object(payload)
    authorized = told.get("isAuthorized")
    context = told.get("context")
    if not isinstance(authorized, bool) or not isinstance(context, dict | None):
        return Failed(kind="malformed", detail=AUTHORIZER_ERROR)
    statement = {
        "Sid": "isAuthorized",
        "Effect": _ALLOW if authorized else _DENY,
        "Action": "execute-api:Invoke",
        "Resource": "*",
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]}, separators=(",", ":"))
    return Returned(authorized=_with_context(Authorized(policy=policy), context or {}))


def _policy(payload: bytes) -> AuthorizerAnswer:
    """Read an IAM policy response, whose context may have any shape, too."""
    told = _object(payload)
    context = told.pop("context", None)
    if not isinstance(context, dict | None):
        return Failed(kind="malformed", detail=AUTHORIZER_ERROR)
    answer = returned(json.dumps(told).encode())
    if isinstance(answer, Failed):
        return answer
    return Returned(authorized=_with_context(answer.authorized, context or {}))


def _with_context(said: Authorized, context: Mapping[str, Any]) -> Authorized:
    """Return what was said with its context: as texts for logs and mappings, and whole for functions."""
    texts = {name: _text(value) for name, value in context.items() if value is not None}
    details = json.dumps(context, ensure_ascii=False, separators=(",", ":"))
    return Authorized(principal_id=said.principal_id, policy=said.policy, context=texts, details=details)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _object(payload: bytes) -> dict[str, Any]:
    try:
        told = json.loads(payload, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _no_number(constant: str) -> Any:
    """Refuse `NaN` and `Infinity`, which Python writes and JSON does not know."""
    raise ValueError(constant)
