"""
The account and region that an operation means which nobody signed: apps sign users in without AWS credentials.

AWS knows them by what is named, and the region by the host that was called. A local endpoint is one host for all
regions, so both are read from the parameters: a token was issued by a pool, a client belongs to one.
"""

from collections.abc import Mapping
from typing import Any

from gatewright.aws.jwt.refusal import Refusal
from gatewright.aws.jwt.token import read
from gatewright.services.cognito_idp.places import Place, place_of_client, place_of_pool
from gatewright.store.store import Store


def unsigned_place(params: Mapping[str, Any], store: Store) -> Place | None:
    """Return where the thing lives that the parameters name, `None` when they name none that there is."""
    token, client = params.get("AccessToken"), params.get("ClientId")
    if isinstance(token, str):
        return _of_token(token, store)
    return place_of_client(store, client) if isinstance(client, str) else None


def _of_token(text: str, store: Store) -> Place | None:
    """Return where the pool lives that a token says it is of; nothing else is believed of it yet."""
    token = read(text)
    issuer = None if isinstance(token, Refusal) else token.text("iss")
    return place_of_pool(store, issuer.rpartition("/")[2]) if issuer else None
