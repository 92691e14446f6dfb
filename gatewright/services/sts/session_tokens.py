"""
Temporary credentials of a user himself, or of somebody for whom he vouches.

https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
"""

from typing import Final

from gatewright.model.principal import Caller
from gatewright.model.unknown import Unknown
from gatewright.services.iam.errors import access_denied
from gatewright.services.operation import Operation
from gatewright.services.sts.callers import principal
from gatewright.services.sts.session_policies import packed_size, passed
from gatewright.services.sts.session_tags import session_tags
from gatewright.services.sts.sessions import calling_session, issue, refuse_unknown_options
from gatewright.store.documents import Document, Documents

DEFAULT_DURATION: Final = 43_200
LONGEST_OF_ROOT: Final = 3_600
"""Documented of both operations: sessions of the root user end after an hour at most, and by default."""


def get_session_token(documents: Documents, operation: Operation) -> Document:
    """Begin a session that may what the caller may."""
    refuse_unknown_options(operation)
    caller = _caller(documents, operation, "GetSessionToken")
    credentials = issue(
        documents,
        operation,
        duration=_duration(operation, caller),
        Kind="root" if caller.kind == "root" else "user",
        Arn=operation.caller,
        UserId=caller.user_id,
        IssuerId=None if caller.kind == "root" else caller.user_id,
    )
    return {"Credentials": credentials}


def get_federation_token(documents: Documents, operation: Operation) -> Document:
    """Begin a session of a federated user; without session policies it may nothing by itself (documented)."""
    params = operation.params
    refuse_unknown_options(operation)
    caller = _caller(documents, operation, "GetFederationToken")
    policies = passed(documents, params) or []
    packed = packed_size(params)
    tags = session_tags(params, None)
    arn = f"arn:aws:sts::{operation.account_id}:federated-user/{params['Name']}"
    user_id = f"{operation.account_id}:{params['Name']}"
    credentials = issue(
        documents,
        operation,
        duration=_duration(operation, caller),
        Kind="federated-user",
        Arn=arn,
        UserId=user_id,
        IssuerArn=operation.caller,
        IssuerId=None if caller.kind == "root" else caller.user_id,
        SessionPolicies=policies,
        Tags=tags.all or None,
    )
    return {
        "Credentials": credentials,
        "FederatedUser": {"FederatedUserId": user_id, "Arn": arn},
        "PackedPolicySize": packed,
    }


def _caller(documents: Documents, operation: Operation, action: str) -> Caller:
    if calling_session(documents, operation) is not None:
        raise access_denied(f"Cannot call {action} with session credentials")
    caller = principal(documents, operation).caller
    if isinstance(caller.kind, Unknown):
        raise LookupError("expected the store to know the principals of its own access keys")
    return caller


def _duration(operation: Operation, caller: Caller) -> int:
    asked = operation.params.get("DurationSeconds")
    if caller.kind == "root":
        return min(asked or LONGEST_OF_ROOT, LONGEST_OF_ROOT)
    return int(asked or DEFAULT_DURATION)
