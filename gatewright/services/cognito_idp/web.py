"""What Cognito answers to anybody over plain HTTP: the keys of its pools, and tokens for clients.

By AWS's hosts, `cognito-idp.{region}.amazonaws.com` and `{domain}.auth.{region}.amazoncognito.com`; and on this machine
at `/{poolId}/.well-known/...` and `/_aws/cognito-idp/oauth2/token`, as other emulators of AWS have it.
"""

import json
from collections.abc import Callable
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.model.request import Request, Tls
from gatewright.model.response import Response
from gatewright.services.cognito_idp.places import place_of_client, place_of_domain, place_of_pool
from gatewright.services.cognito_idp.published import discovery, key_set
from gatewright.services.cognito_idp.token_endpoint import OAuthError, credentials, token
from gatewright.services.operation import Operation
from gatewright.store.store import Store
from gatewright.wire import reading

_WELL_KNOWN: Final = pattern(r"/([\w-]{1,45}_[0-9a-zA-Z]{1,9})/\.well-known/(jwks\.json|openid-configuration)")
_TAILS: Final = ("/.well-known/jwks.json", "/.well-known/openid-configuration")
_DOMAIN: Final = pattern(r"([a-z0-9-]+)\.auth\.([a-z0-9-]+)\.(?:amazoncognito\.com|localhost)")
_TOKEN: Final = "/oauth2/token"  # noqa: S105  # a path
_LOCAL_TOKEN: Final = "/_aws/cognito-idp/oauth2/token"  # noqa: S105  # a path
_NO_STORE: Final = (("Content-Type", "application/json;charset=UTF-8"), ("Cache-Control", "no-store"))


def is_published(request: Request) -> bool:
    """Tell whether a path is that of something a pool publishes; cheap for all others."""
    return request.path.endswith(_TAILS) and _WELL_KNOWN.fullmatch(request.path) is not None


def is_token_endpoint(request: Request) -> bool:
    """Tell whether an address is that of a token endpoint."""
    if request.path == _LOCAL_TOKEN:
        return True
    return request.path == _TOKEN and _DOMAIN.fullmatch(request.host) is not None


def respond(request: Request, store: Store, new_id: Callable[[], str]) -> Response:
    """Answer a request of one of both kinds."""
    found = _WELL_KNOWN.fullmatch(request.path)
    if found is not None:
        return _published(request, store, *found.groups())
    if request.method != "POST":
        return _json(405, {"error": "method_not_allowed"})
    try:
        return Response(status=200, headers=_NO_STORE, body=_text(_tokens(request, store, new_id)))
    except OAuthError as error:
        return Response(status=400, headers=_NO_STORE, body=_text({"error": error.code}))


def _published(request: Request, store: Store, pool_id: str, what: str) -> Response:
    if request.method not in ("GET", "HEAD"):
        return _json(405, {"message": f"{request.method} is not offered here"})
    place = place_of_pool(store, pool_id)
    if place is None:
        return _json(400, {"message": f"User pool {pool_id} does not exist."})
    with store.reading(place.account_id, place.region) as documents:
        if what == "jwks.json":
            return _json(200, json.loads(key_set(documents, pool_id) or "{}"))
        return _json(200, discovery(documents, pool_id, _base(request)))


def _tokens(request: Request, store: Store, new_id: Callable[[], str]) -> dict[str, object]:
    if not reading.is_form(request):
        raise OAuthError("invalid_request")
    try:
        form = reading.form(request)
    except ValueError:
        raise OAuthError("invalid_request") from None
    domain, authorization = _DOMAIN.fullmatch(request.host), reading.header(request, "Authorization")
    place = place_of_client(store, credentials(form, authorization)[0])
    if domain is not None:
        place = place_of_domain(store, domain[1], domain[2])
    if place is None:
        raise OAuthError("invalid_client")
    operation = Operation(
        params=form,
        account_id=place.account_id,
        region=place.region,
        now=request.received_at,
        new_id=new_id,
        caller="",
        counters=store.counters,
        log_events=store.log_events,
    )
    with store.reading(place.account_id, place.region) as documents:
        description = None if domain is None else documents.get("user_pool_domain", domain[1])
        pool_id = None if description is None else str(description["UserPoolId"])
        return token(documents, operation, authorization, pool_id)


def _base(request: Request) -> str:
    """Return scheme and host by which the pool was asked."""
    if request.host.endswith((".amazonaws.com", ".amazonaws.com.cn")):
        return f"https://{request.host}"
    authority = reading.header(request, "Host") or request.host
    return f"{'https' if isinstance(request.peer.tls, Tls) else 'http'}://{authority}"


def _json(status: int, document: object) -> Response:
    return Response(status=status, headers=(("Content-Type", "application/json"),), body=_text(document))


def _text(document: object) -> bytes:
    return json.dumps(document, separators=(",", ":")).encode()
