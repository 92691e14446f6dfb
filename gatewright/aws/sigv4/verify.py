"""Is the signature right, and whose is it?

Looks in the order of the front end: the form of what came, the key, the signature, the session token. Texts and order:
published for API Gateway and for services with the same front end.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
"""

import hmac
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from gatewright.aws.sigv4.answers import KEY_UNKNOWN, MISMATCH, SESSION_EXPIRED, SESSION_TOKEN_INVALID, Complaint
from gatewright.aws.sigv4.canonical import (
    PathRule,
    PayloadRule,
    body_hash,
    canonical_request,
    path_of_execute_api,
    string_to_sign,
)
from gatewright.aws.sigv4.form import SERVICE, judge, read
from gatewright.aws.sigv4.form_body import form_with_query
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.aws.sigv4.signing_keys import SigningKeys
from gatewright.aws.sigv4.wire_bytes import wire_bytes
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """What is known of an access key that may sign. An inactive key is none: leave it out."""

    value: str = field(repr=False)
    """The secret access key."""

    session_token: str | None = field(default=None, repr=False)
    """The session token that must come with a temporary key; `None` for a key of a user."""

    expires_at: float | None = None
    """Unix seconds at which the session ends; `None` for a key that does not."""


Judge = Callable[[SignatureSent, float, str | None, str], Complaint | Unknown | None]
"""Complains of a signature whose parts are all there: of its date, its algorithm, its scope."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What one service signs in its own way."""

    name: str
    """The service of the credential scope."""

    path_rule: PathRule
    """From the path of the wire to the path that is signed."""

    payload_rule: PayloadRule = body_hash
    """What stands for the body in what is signed."""

    judge: Judge = judge
    """What the service complains of before it looks for the key."""


EXECUTE_API: Final = Service(name=SERVICE, path_rule=path_of_execute_api)
"""API Gateway's data plane."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """A signature that is right: the holder of the access key sent these very parts."""

    access_key: str
    """Whose key signed."""

    signed_headers: tuple[str, ...]
    """The headers that the signature covers; any other may have been added on the way."""

    scope: str
    """Day, region, service and terminator."""


def verify(
    request: Request,
    *,
    now: float,
    region: str | None,
    secret_of: Callable[[str], Secret | Unknown | None],
    signing_keys: SigningKeys,
    service: Service = EXECUTE_API,
) -> Verified | Complaint | Unknown:
    """Return who signed the request, the first complaint about its credentials, or what would have to be known.

    `now` is Unix seconds (0 when nobody told us), `region` the region of the endpoint (`None` where the address
    names none), `secret_of` tells what is known of an access key (`None`: no active key has this id), `signing_keys`
    the keys derived so far.
    """
    sent = read(request.headers, request.query)
    if not isinstance(sent, SignatureSent):
        return sent
    complained = service.judge(sent, now, region, service.name)
    if complained is None and service is EXECUTE_API:
        complained = form_with_query(request, sent)
    if complained is not None:
        return complained
    secret = secret_of(sent.access_key)
    if isinstance(secret, Unknown):
        return secret
    # A temporary key is found by its session token, so without one it is not known (inferred).
    if secret is None or (secret.session_token is not None and not _came(sent.session_token)):
        return KEY_UNKNOWN, {}
    found = _verify_signature(request, sent, secret, now, signing_keys, service)
    if isinstance(sent.session_token, Unknown) and secret.session_token is not None and _is_mismatch(found):
        # Had no token come, the key would not be known, and nobody would have looked at the signature.
        return sent.session_token
    return found


def _is_mismatch(found: Verified | Complaint | Unknown) -> bool:
    return isinstance(found, tuple) and found[0] is MISMATCH


def _came(session_token: str | Unknown | None) -> bool:
    """Tell whether a token came, or may have; an empty one is none (inferred)."""
    return isinstance(session_token, Unknown) or bool(session_token)


def _verify_signature(
    request: Request, sent: SignatureSent, secret: Secret, now: float, signing_keys: SigningKeys, service: Service
) -> Verified | Complaint | Unknown:
    canonical = canonical_request(request, sent, service.path_rule, service.payload_rule)
    if isinstance(canonical, Unknown):
        return canonical
    to_sign = string_to_sign(sent, canonical)
    _, day, region, service_name, _ = sent.credential
    expected = signing_keys.get(secret.value, day, region, service_name).sign(to_sign)
    if not equal(expected, sent.signature) or _claims_another_body(request, canonical, service):
        return MISMATCH, {"canonical_request": canonical, "string_to_sign": to_sign}
    complained = _complaint_about_session(sent.session_token, secret, now)
    if complained is not None:
        return complained
    return Verified(access_key=sent.access_key, signed_headers=sent.signed_headers, scope=sent.scope)


def equal(expected: str, came: str) -> bool:
    """Compare without telling by the time taken how much agrees."""
    return hmac.compare_digest(wire_bytes(expected), wire_bytes(came))


def _claims_another_body(request: Request, canonical: str, service: Service) -> bool:
    """Tell whether `x-amz-content-sha256` speaks of another body than came.

    The body always counts: what a header says of it, `UNSIGNED-PAYLOAD` too, never stands for it (inferred); S3 alone
    takes the header's word, and compares afterwards (`s3.py`).
    """
    if service.payload_rule is not body_hash:
        return False
    claimed = request.headers.get("x-amz-content-sha256")
    return isinstance(claimed, str) and claimed.strip().lower() != canonical.rpartition("\n")[2]


def _complaint_about_session(
    session_token: str | Unknown | None, secret: Secret, now: float
) -> Complaint | Unknown | None:
    if isinstance(session_token, Unknown):
        return session_token
    if not equal(secret.session_token or "", session_token or ""):
        return SESSION_TOKEN_INVALID, {}
    if secret.expires_at is not None and secret.expires_at <= now:
        return SESSION_EXPIRED, {}
    return None
