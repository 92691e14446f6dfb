"""
Who calls the control plane: the access key id of the credential scope says it.

* a key that IAM or STS of this server issued: its account and its principal; the account stands in its letters
* twelve digits: the root user of that account, as other emulators of AWS have it
* any other: the root user of the account that the server stands for

The signature is not verified here: the control plane is open on loopback only. A key that was switched off, that has
expired, or that comes without its session token is refused all the same, as it would be by AWS.
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl

from gatewright.model.request import Request
from gatewright.model.unknown import Unknown
from gatewright.services.iam.drawn import account_of
from gatewright.store.documents import Documents
from gatewright.store.iam_answers import GLOBAL
from gatewright.store.store import Store
from gatewright.wire.errors import ServiceError
from gatewright.wire.models import Service, listed_protocols
from gatewright.wire.recognise import access_key_id

ACCOUNT_DIGITS: Final = 12
_SESSION: Final = "X-Amz-Security-Token"
_CODES: Final[Mapping[str, tuple[str, str]]] = {
    "query": ("InvalidClientTokenId", "ExpiredToken"),
    "json": ("UnrecognizedClientException", "ExpiredTokenException"),
    "ec2": ("AuthFailure", "RequestExpired"),
}
"""A key that is none, and one that has ended, by the family of the protocol (STS, DynamoDB and EC2: common errors)."""

_EC2_TEXTS: Final = ("AWS was not able to validate the provided access credentials", "Request has expired.")
"""What EC2 says of such keys, with status 401 for the first (reported by many users)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calling:
    """Who calls."""

    account_id: str
    """The account of the principal."""

    arn: str
    """The ARN of the principal; of a role, that of the session."""

    user_id: str
    """Its unique id as GetCallerIdentity answers it; of the root user, the account."""

    key_id: str | None
    """The access key; `None` where it is none of ours, and the root user is taken to call."""


def calling(request: Request, store: Store, service: Service, default_account: str) -> Calling:
    """Return who calls, or refuse a key that cannot be used any more."""
    key_id = access_key_id(request) or ""
    if len(key_id) == ACCOUNT_DIGITS and key_id.isascii() and key_id.isdigit():
        return root(key_id)
    account_id = account_of(key_id)
    if account_id is not None:
        with store.reading(account_id, GLOBAL) as documents:
            known = _issued(documents, key_id, request, service)
        if known is not None:
            return known
    return root(default_account)


def root(account_id: str) -> Calling:
    """Return the root user of an account."""
    return Calling(account_id=account_id, arn=f"arn:aws:iam::{account_id}:root", user_id=account_id, key_id=None)


def _issued(documents: Documents, key_id: str, request: Request, service: Service) -> Calling | None:
    """Return whose key it is that this server issued, `None` when it did not."""
    key = documents.get("iam_access_key", key_id)
    if key is not None:
        if key["Status"] != "Active":
            raise _refused(service, expired=False)
        return _owner(documents, key)
    session = documents.get("sts_session", key_id)
    if session is None:
        return None
    if not hmac.compare_digest(_token(request).encode(), session["SessionToken"].encode()):
        raise _refused(service, expired=False)
    if request.received_at >= session["Expiration"]:
        raise _refused(service, expired=True)
    return Calling(account_id=documents.account_id, arn=session["Arn"], user_id=session["UserId"], key_id=key_id)


def _owner(documents: Documents, key: Mapping[str, Any]) -> Calling:
    name = key.get("UserName")
    user = None if name is None else documents.get("iam_user", name.lower())
    found = root(documents.account_id)
    if user is not None:
        found = Calling(account_id=found.account_id, arn=user["Arn"], user_id=user["UserId"], key_id=None)
    return Calling(account_id=found.account_id, arn=found.arn, user_id=found.user_id, key_id=key["AccessKeyId"])


def _token(request: Request) -> str:
    value = request.headers.get(_SESSION)
    if isinstance(value, str):
        return value
    pairs = parse_qsl(request.query) if _SESSION in request.query else []
    return "" if isinstance(value, Unknown) else dict(pairs).get(_SESSION, "")


def _refused(service: Service, *, expired: bool) -> ServiceError:
    if service.name == "ec2":
        return ServiceError(_CODES["ec2"][expired], _EC2_TEXTS[expired], status=400 if expired else 401)
    family = "query" if {"query", "rest-xml"} & set(listed_protocols(service.model)) else "json"
    if expired:
        return ServiceError(_CODES[family][1], "The security token included in the request is expired", status=403)
    return ServiceError(_CODES[family][0], "The security token included in the request is invalid.", status=403)
