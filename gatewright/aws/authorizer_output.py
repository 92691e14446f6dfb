"""What a Lambda authorizer's function answered, read as API Gateway reads it.

Restates "Output from an API Gateway Lambda authorizer":
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html
An answer has `principalId` and `policyDocument`, and may have `context` (flat: texts, numbers, booleans) and
`usageIdentifierKey`; anything else is a fault of the configuration.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.policy.document import document
from gatewright.aws.policy.malformed import MalformedPolicy
from gatewright.model.authorizer import Authorized, AuthorizerAnswer, Failed, Returned

UNAUTHORIZED: Final = "Unauthorized"
"""An error with just this text is no fault: the caller is turned away with 401 (documented)."""

AUTHORIZER_ERROR: Final = "Authorizer error"
"""How the log words a fault of the function that has no words of its own (recorded in public dumps)."""

INVALID_PERMISSIONS: Final = "Invalid permissions on Lambda function"
"""How the log words that API Gateway may not invoke the function (recorded in public dumps)."""

_MEMBERS: Final = frozenset({"principalId", "policyDocument", "context", "usageIdentifierKey"})
_LONGEST_RESOURCE: Final = 512
_RESERVED: Final = "claims"


def raised(payload: bytes) -> Failed:
    """Read the error of a function that failed: `{"errorMessage": ..., "errorType": ...}`."""
    told = _json(payload)
    if isinstance(told, dict) and told.get("errorMessage") == UNAUTHORIZED:
        return Failed(kind="unauthorized", detail=UNAUTHORIZED)
    return Failed(kind="error", detail=_unrecognized("errorType"))


def returned(payload: bytes) -> AuthorizerAnswer:
    """Read what a function returned."""
    told = _json(payload)
    if not isinstance(told, dict):
        return _malformed("Invalid JSON in response")
    foreign = next((name for name in told if name not in _MEMBERS), None)
    if foreign is not None:
        return _malformed(_unrecognized(foreign))
    principal, policy = told.get("principalId"), _spelled(told.get("policyDocument"))
    if not isinstance(principal, str) or not isinstance(policy, dict):
        return _malformed(AUTHORIZER_ERROR)
    context = _context(told.get("context"))
    key = told.get("usageIdentifierKey")
    if context is None or not _is_policy(policy) or not isinstance(key, str | None):
        return _malformed(AUTHORIZER_ERROR)
    return Returned(
        authorized=Authorized(
            principal_id=principal,
            policy=json.dumps(policy, ensure_ascii=False, separators=(",", ":")),
            context=context,
            usage_identifier_key=key,
        )
    )


def _unrecognized(member: str) -> str:
    """Word that a member is none of an answer (recorded for `errorType`: the error of a function that raised)."""
    return f'Invalid JSON in response: Unrecognized field "{member}" , not marked as ignorable'


def _malformed(detail: str) -> Failed:
    return Failed(kind="malformed", detail=detail)


def _json(payload: bytes) -> Any:
    try:
        return json.loads(payload, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return None


def _no_number(constant: str) -> Any:
    """Refuse `NaN` and `Infinity`, which Python writes and JSON does not know."""
    raise ValueError(constant)


def _context(told: Any) -> Mapping[str, str] | None:
    """Return `context` with every value as text; `None` when it is not flat, or holds the reserved `claims`."""
    if told is None:
        return {}
    if not isinstance(told, dict) or _RESERVED in told:
        return None
    if any(isinstance(value, dict | list) for value in told.values()):
        return None
    return {name: _text(value) for name, value in told.items() if value is not None}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _spelled(policy: Any) -> Any:
    """
    Return a policy whose effects are spelled as policies have them: API Gateway takes `allow` and `deny`, too.

    The integration test `integ.token-authorizer` of the AWS CDK answers these, and is to be 200 and 403 on AWS.
    """
    statements = policy.get("Statement") if isinstance(policy, dict) else None
    if isinstance(statements, list):
        return {**policy, "Statement": [_with_effect(one) for one in statements]}
    return {**policy, "Statement": _with_effect(statements)} if isinstance(statements, dict) else policy


def _with_effect(statement: Any) -> Any:
    effect = statement.get("Effect") if isinstance(statement, dict) else None
    spelled = effect.capitalize() if isinstance(effect, str) else None
    return {**statement, "Effect": spelled} if spelled in {"Allow", "Deny"} else statement


def _is_policy(policy: Mapping[str, Any]) -> bool:
    """Tell whether API Gateway can read a policy; a resource may have up to 512 characters (documented)."""
    try:
        read = document(policy, "identity")
    except MalformedPolicy:
        return False
    return all(len(one.text) <= _LONGEST_RESOURCE for node in read.statements for one in node.resources.values)
