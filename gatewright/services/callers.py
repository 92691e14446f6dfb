"""
Who calls the control plane: the access key id of the credential scope says it.

* a key that IAM or STS of this server issued: its account and its principal; the account stands in its letters
* twelve digits: the root user of that account, as other emulators of AWS have it
* any other: the root user of the account that the server stands for

The signature is not verified here: an open control plane is one of loopback (`access/gate.py` verifies where it is
not). A key that was switched off, that has expired, or that comes without its session token is refused all the same, as
it would be by AWS.
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl

from gatewright.aws.sigv4.answers import KEY_UNKNOWN, SESSION_EXPIRED
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown
from gatewright.services.access.refusals import refusal
from gatewright.services.iam.drawn import account_of
from gatewright.store.documents import Documents
from gatewright.store.iam_answers import GLOBAL
from gatewright.store.store import Store
from gatewright.wire.models import Service
from gatewright.wire.recognise import access_key_id

ACCOUNT_DIGITS: Final = 12
_SESSION: Final = "X-Amz-Security-Token"


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
            raise refusal(service, (KEY_UNKNOWN, {}))
        return owner(documents, key)
    session = documents.get("sts_session", key_id)
    if session is None:
        return None
    if not hmac.compare_digest(_token(request).encode(), session["SessionToken"].encode()):
        raise refusal(service, (KEY_UNKNOWN, {}))
    if request.received_at >= session["Expiration"]:
        raise refusal(service, (SESSION_EXPIRED, {}))
    return Calling(account_id=documents.account_id, arn=session["Arn"], user_id=session["UserId"], key_id=key_id)


def owner(documents: Documents, key: Mapping[str, Any]) -> Calling:
    """Return whose a long-lived key is."""
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
