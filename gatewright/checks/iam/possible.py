"""Which causes a signature leaves open: what came tells some apart before anybody knows the secret."""

from typing import Final

from gatewright.aws.sigv4.answers import (
    EXPIRED,
    FORM_WITH_QUERY,
    KEY_UNKNOWN,
    MISSING_TOKEN,
    NOT_YET_CURRENT,
    SCOPE_DATE_WRONG,
    SCOPE_WRONG,
    SESSION_EXPIRED,
    SESSION_TOKEN_INVALID,
    Complaint,
)
from gatewright.checks.iam import (
    access_key_unknown,
    bearer_token_sent,
    form_body_with_query,
    header_malformed,
    scope_mismatch,
    session_expired,
    session_token_missing,
    signature_expired,
    signature_mismatch_body,
    signature_mismatch_encoding,
    signature_mismatch_host,
    signature_mismatch_path,
    signature_mismatch_query_order,
    signature_mismatch_secret,
    signature_missing,
    signature_not_yet_current,
)
from gatewright.model.cause import Cause
from gatewright.model.request import Request
from gatewright.model.unknown import PartlyTold, Unknown

_MISMATCH: Final = (
    signature_mismatch_secret.CAUSE,
    signature_mismatch_path.CAUSE,
    signature_mismatch_body.CAUSE,
    signature_mismatch_host.CAUSE,
    signature_mismatch_encoding.CAUSE,
    signature_mismatch_query_order.CAUSE,
    form_body_with_query.CAUSE,
)
_TOKEN: Final = (access_key_unknown.CAUSE, session_token_missing.CAUSE, session_expired.CAUSE)
_OF_A_WHOLE_ONE: Final = (
    *_TOKEN,
    *_MISMATCH,
)
_BY_COMPLAINT: Final = (
    (MISSING_TOKEN, signature_missing.CAUSE),
    (EXPIRED, signature_expired.CAUSE),
    (NOT_YET_CURRENT, signature_not_yet_current.CAUSE),
    (SCOPE_WRONG, scope_mismatch.CAUSE),
    (SCOPE_DATE_WRONG, scope_mismatch.CAUSE),
    (KEY_UNKNOWN, access_key_unknown.CAUSE),
    (SESSION_TOKEN_INVALID, session_token_missing.CAUSE),
    (SESSION_EXPIRED, session_expired.CAUSE),
    (FORM_WITH_QUERY[0], form_body_with_query.CAUSE),
)
_TOLD_BY_NOBODY: Final = 0.0
"""How a request stands whose time nobody told: its dates cannot be judged."""

NOT_SIGNED: Final = (bearer_token_sent.CAUSE, header_malformed.CAUSE)
"""What an Authorization header is refused for that is no whole signature."""

SIGNED: Final = (signature_expired.CAUSE, signature_not_yet_current.CAUSE, scope_mismatch.CAUSE, *_OF_A_WHOLE_ONE)
"""What a signature is refused for whose parts all came."""


def possible(request: Request, complained: Complaint | Unknown | None) -> tuple[Cause, ...]:
    """Return what an IAM method can refuse this request for, the likeliest first."""
    header = request.headers.get("authorization")
    if isinstance(complained, Unknown) and isinstance(header, PartlyTold):
        return _begun(header.begins, request)
    if isinstance(complained, Unknown):
        return (signature_missing.CAUSE, *NOT_SIGNED, *_told_apart(request, SIGNED))
    if complained is None:
        return _told_apart(request, _OF_A_WHOLE_ONE)
    if request.received_at == _TOLD_BY_NOBODY and complained[0] in (EXPIRED, NOT_YET_CURRENT):
        return _told_apart(request, (*SIGNED, header_malformed.CAUSE))
    named = next((cause for signature, cause in _BY_COMPLAINT if complained[0] is signature), None)
    if named is not None:
        return (named,)
    return (header_malformed.CAUSE,) if _meant_as_signature(request) else (bearer_token_sent.CAUSE,)


def _begun(begins: str, request: Request) -> tuple[Cause, ...]:
    """Return what a header can be refused for of which only the beginning is known; one without any may be empty."""
    signed = (*_told_apart(request, SIGNED), header_malformed.CAUSE)
    if not begins.strip():
        return (bearer_token_sent.CAUSE, *signed, signature_missing.CAUSE)
    return signed if begins.strip().upper().startswith("AWS4") else (bearer_token_sent.CAUSE,)


def _meant_as_signature(request: Request) -> bool:
    """Tell a broken signature from a token: by the algorithm, or by a presigned query."""
    header = request.headers.get("authorization")
    return (
        not isinstance(header, str) or header.strip().upper().startswith("AWS4") or "X-Amz-Algorithm" in request.query
    )


def _told_apart(request: Request, causes: tuple[Cause, ...]) -> tuple[Cause, ...]:
    """Leave out what this request cannot be refused for."""
    content_type = request.headers.get("content-type")
    not_a_form = content_type is None or (
        isinstance(content_type, str) and "form-urlencoded" not in content_type.lower()
    )
    # Evidence that leaves header fields out, such as a log line, leaves the query out too.
    untold = request.headers.withheld and not request.query
    ruled_out: set[str] = set()
    if (not request.query and not untold) or not_a_form:
        ruled_out.add(form_body_with_query.CAUSE.id)
    if not request.query and not untold:
        ruled_out.add(signature_mismatch_query_order.CAUSE.id)
    # Signers of presigned URLs for S3 sign `UNSIGNED-PAYLOAD`, where there is no body either.
    presigned = "X-Amz-Signature" in request.query
    if request.body == b"" and request.method in ("GET", "HEAD") and not presigned:
        ruled_out.add(signature_mismatch_body.CAUSE.id)
    if _is_long_lived(request):
        ruled_out |= {session_token_missing.CAUSE.id, session_expired.CAUSE.id}
    return tuple(cause for cause in causes if cause.id not in ruled_out)


def _is_long_lived(request: Request) -> bool:
    """Tell an access key of a user, which needs no session token, when none came with it."""
    header = request.headers.get("authorization")
    told = header.begins if isinstance(header, PartlyTold) else header
    return isinstance(told, str) and "Credential=AKIA" in told and request.headers.get("x-amz-security-token") is None
