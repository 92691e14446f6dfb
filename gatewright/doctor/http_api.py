"""
What the refusals of an HTTP API can mean: they name no error type, and one text stands for many causes.

"Troubleshooting issues with HTTP APIs" and "Working with HTTP APIs", API Gateway developer guide; the answers of
routes, Lambda authorizers and JWT authorizers are recorded in public transcripts of 2020 to 2026.
"""

import json
from typing import Final

from gatewright.aws.preflights import is_preflight
from gatewright.checks.authorizer import (
    cached_policy_too_narrow,
    denied,
    failed,
    identity_source_missing,
    invoke_permission_missing,
    policy_misses_resource,
    scope_missing,
    token_invalid,
    unauthorized,
)
from gatewright.checks.domain import path_not_mapped
from gatewright.checks.edge import authorization_not_forwarded, path_prefix
from gatewright.checks.endpoint import default_disabled
from gatewright.checks.iam import (
    access_key_unknown,
    bearer_token_sent,
    not_allowed,
    session_expired,
    signature_expired,
    signature_mismatch_secret,
    signature_missing,
)
from gatewright.checks.integration import failed as integration_failed
from gatewright.checks.integration import permission_missing, refused, timed_out, unreachable
from gatewright.checks.request import too_large
from gatewright.checks.route import http_api_not_found, preflight_refused
from gatewright.checks.stage import changed_since_deployment, not_deployed
from gatewright.checks.stage import not_found as stage_not_found
from gatewright.checks.throttle import rate_exceeded
from gatewright.checks.tls import client_certificate_untrusted
from gatewright.doctor.signatures.silent import is_signed, of_the_signature
from gatewright.model.cause import Cause
from gatewright.model.lazy_pattern import pattern
from gatewright.model.unknown import PartlyTold, Unknown
from gatewright.sources.exchange import Exchange

_DEFAULT_ENDPOINT: Final = pattern(r"[a-z0-9]+\.execute-api\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?")
_OF_A_PREFLIGHT: Final = (401, 403, 404)
"""How a preflight is refused: by what wants credentials, or for want of a route."""

_DROPPED: Final = (authorization_not_forwarded.CAUSE,)
_OF_SIGNED: Final = (
    not_allowed.CAUSE,
    signature_mismatch_secret.CAUSE,
    access_key_unknown.CAUSE,
    session_expired.CAUSE,
    signature_expired.CAUSE,
)


def of_http_api(exchange: Exchange) -> tuple[Cause, ...]:
    """Return what the answer of an HTTP API can mean, the likeliest first."""
    status = exchange.observation.status
    if isinstance(status, Unknown):
        return ()
    if _is_the_backends(exchange):
        return (refused.CAUSE,)
    by_status = {
        401: _unauthorized(exchange),
        403: _forbidden(exchange),
        404: _not_found(exchange),
        413: (too_large.CAUSE, refused.CAUSE),
        429: (rate_exceeded.CAUSE,),
        500: (
            permission_missing.CAUSE,
            integration_failed.CAUSE,
            refused.CAUSE,
            failed.CAUSE,
            invoke_permission_missing.CAUSE,
        ),
        503: (timed_out.CAUSE, unreachable.CAUSE, integration_failed.CAUSE, refused.CAUSE),
    }
    meant = by_status.get(status, (refused.CAUSE,))
    return _with_preflights(meant, exchange) if status in _OF_A_PREFLIGHT else meant


def _with_preflights(causes: tuple[Cause, ...], exchange: Exchange) -> tuple[Cause, ...]:
    """Return the causes with a preflight's first, where one may have been sent; last, where no call was shown."""
    if isinstance(exchange.method, Unknown):
        return (*causes, preflight_refused.CAUSE)
    may_be = exchange.method == "OPTIONS" and (
        isinstance(exchange.request, Unknown) or is_preflight(exchange.request) is not False
    )
    return (preflight_refused.CAUSE, *causes) if may_be else causes


def _is_the_backends(exchange: Exchange) -> bool:
    """Tell an answer that is not one of the few that an HTTP API gives by itself."""
    body = exchange.observation.body
    own = (
        "Forbidden",
        "Not Found",
        "Unauthorized",
        "Too Many Requests",
        "Internal Server Error",
        "Service Unavailable",
        "Request Entity Too Large",
    )
    if isinstance(body, Unknown) or not body.strip():
        return False
    try:
        document = json.loads(body)
    except (ValueError, RecursionError):
        return True
    return document not in tuple({"message": text} for text in own)


def _unauthorized(exchange: Exchange) -> tuple[Cause, ...]:
    """Tell a token that is wrong, which the answer's `www-authenticate` explains, from one that is not there."""
    challenge = exchange.observation.headers.get("www-authenticate")
    if isinstance(challenge, str) and "invalid_token" in challenge:
        return (token_invalid.CAUSE,)
    if isinstance(challenge, str):
        return (
            (identity_source_missing.CAUSE, *_DROPPED)
            if _through_cloudfront(exchange)
            else (identity_source_missing.CAUSE,)
        )
    if _through_cloudfront(exchange):
        return (identity_source_missing.CAUSE, *_DROPPED, token_invalid.CAUSE, unauthorized.CAUSE)
    sent = exchange.headers.get("authorization")
    if sent is None or (isinstance(sent, Unknown) and not isinstance(sent, PartlyTold)):
        return (identity_source_missing.CAUSE, token_invalid.CAUSE, unauthorized.CAUSE)
    return (token_invalid.CAUSE, identity_source_missing.CAUSE, unauthorized.CAUSE)


def _forbidden(exchange: Exchange) -> tuple[Cause, ...]:
    challenge = exchange.observation.headers.get("www-authenticate")
    if isinstance(challenge, str) and "insufficient_scope" in challenge:
        return (scope_missing.CAUSE,)
    sent = exchange.headers.get("authorization")
    if isinstance(sent, PartlyTold) and sent.begins:
        sent = sent.begins
    lambdas = (denied.CAUSE, policy_misses_resource.CAUSE, cached_policy_too_narrow.CAUSE)
    found: tuple[Cause, ...]
    if sent is None and is_signed(exchange.request):
        found = (*(of_the_signature(exchange) or _OF_SIGNED), *lambdas)
    elif sent is None:
        found = (signature_missing.CAUSE, *lambdas)
    elif isinstance(sent, Unknown):
        first = (denied.CAUSE, signature_missing.CAUSE, *(_DROPPED if _through_cloudfront(exchange) else ()))
        first = (*first, not_allowed.CAUSE)
        found = tuple(dict.fromkeys((*first, *lambdas, scope_missing.CAUSE, *_OF_SIGNED, bearer_token_sent.CAUSE)))
    elif sent.startswith("AWS4-"):
        found = (*(of_the_signature(exchange) or _OF_SIGNED), *lambdas)
    else:
        found = (scope_missing.CAUSE, *lambdas, bearer_token_sent.CAUSE)
    if _by_default_endpoint(exchange):
        return found
    if exchange.answers.get("domain.mutual-tls") == "yes":
        return (client_certificate_untrusted.CAUSE, *found, path_not_mapped.CAUSE)
    return (*found, client_certificate_untrusted.CAUSE, path_not_mapped.CAUSE)


def _not_found(exchange: Exchange) -> tuple[Cause, ...]:
    found: tuple[Cause, ...]
    if _by_default_endpoint(exchange):
        found = (http_api_not_found.CAUSE, stage_not_found.CAUSE, default_disabled.CAUSE)
    elif _through_cloudfront(exchange):
        found = (http_api_not_found.CAUSE, path_prefix.CAUSE, stage_not_found.CAUSE, path_not_mapped.CAUSE)
    elif isinstance(exchange.host, Unknown):
        found = (http_api_not_found.CAUSE, stage_not_found.CAUSE, default_disabled.CAUSE, path_not_mapped.CAUSE)
    else:
        found = (http_api_not_found.CAUSE, path_not_mapped.CAUSE)
    return (*found, changed_since_deployment.CAUSE, not_deployed.CAUSE)


def _through_cloudfront(exchange: Exchange) -> bool:
    """Tell an answer that came through a distribution of somebody's own: HTTP APIs have none of theirs."""
    headers = exchange.observation.headers
    marks = (value for name in ("via", "x-cache") for value in headers.all(name))
    return isinstance(headers.get("x-amz-cf-id"), str) or any("cloudfront" in mark.lower() for mark in marks)


def _by_default_endpoint(exchange: Exchange) -> bool:
    return not isinstance(exchange.host, Unknown) and _DEFAULT_ENDPOINT.fullmatch(exchange.host) is not None
