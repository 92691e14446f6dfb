"""
The region that an operation means which nobody signed: apps sign users in without AWS credentials.

AWS knows it by the host that was called. A local endpoint is one host for all regions, so the region is read from what
the operation names: a token was issued by a pool, a client belongs to one, and a pool's id starts with its region.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.jwt.refusal import Refusal
from gatewright.aws.jwt.token import read
from gatewright.model.request import Request
from gatewright.store.store import Store

_HOST: Final = re.compile(r"[a-z0-9-]+\.([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com(?:\.cn)?")
_ISSUER: Final = re.compile(r"https://cognito-idp\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/.+")


def unsigned_region(request: Request, params: Mapping[str, Any], store: Store, account_id: str) -> str | None:
    """Return the region that the host or the parameters name, `None` when neither does."""
    found = _HOST.fullmatch(request.host)
    if found is not None:
        return found[1]
    token, client = params.get("AccessToken"), params.get("ClientId")
    if isinstance(token, str):
        return _of_token(token)
    return region_of_client(client, store, account_id) if isinstance(client, str) else None


def _of_token(text: str) -> str | None:
    """Return the region of a token's issuer; nothing is believed of it yet."""
    token = read(text)
    found = None if isinstance(token, Refusal) else _ISSUER.fullmatch(token.text("iss") or "")
    return found[1] if found else None


def region_of_client(client: str, store: Store, account_id: str) -> str | None:
    """Return the region of an app client of a user pool, `None` when there is none of this id."""
    for account, region in store.scopes():
        if account == account_id:
            with store.reading(account, region) as documents:
                if documents.get("user_pool_of_client", client) is not None:
                    return region
    return None
