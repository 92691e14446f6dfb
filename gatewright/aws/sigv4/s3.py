"""How Amazon S3 reads a signature: one encoding of the path, a payload that a header names, and its own clock.

Restates "Authenticating Requests (AWS Signature Version 4)" of the S3 API reference, and its error codes:
https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
"""

from hashlib import sha256
from typing import Final
from urllib.parse import quote, unquote, unquote_to_bytes

from gatewright.aws.sigv4.answers import Complaint
from gatewright.aws.sigv4.dates import instant, signed_stamp
from gatewright.aws.sigv4.form import ALGORITHM
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.aws.sigv4.verify import Service
from gatewright.aws.sigv4.wire_bytes import wire_bytes
from gatewright.model.cause import Signature
from gatewright.model.lazy_pattern import pattern
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown

NAME: Final = "s3"
UNSIGNED: Final = "UNSIGNED-PAYLOAD"
SIGNED_CHUNKS: Final = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"
SIGNED_CHUNKS_AND_TRAILER: Final = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"
UNSIGNED_CHUNKS: Final = "STREAMING-UNSIGNED-PAYLOAD-TRAILER"

_WORDS: Final = frozenset({UNSIGNED, SIGNED_CHUNKS, SIGNED_CHUNKS_AND_TRAILER, UNSIGNED_CHUNKS})
_SKEW_SECONDS: Final = 900
_LONGEST: Final = 604_800
_ELEMENTS: Final = 5
_HASH: Final = pattern(r"[0-9a-f]{64}")
_DIGITS: Final = pattern(r"[0-9]{1,10}")
_HEADER: Final = "x-amz-content-sha256"
_IN_QUERY: Final = "X-Amz-Content-Sha256="


def _signature(status: int, code: str, message: str) -> Signature:
    return Signature(status=status, error_type=code, message=message, response_type=None)


SKEWED: Final = _signature(
    403, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large."
)
EXPIRED: Final = _signature(403, "AccessDenied", "Request has expired")
NOT_YET: Final = _signature(403, "AccessDenied", "Request is not yet valid")
MALFORMED: Final = _signature(400, "AuthorizationHeaderMalformed", "The authorization header is malformed; {complaint}")
QUERY_MALFORMED: Final = _signature(400, "AuthorizationQueryParametersError", "{complaint}")
NO_PAYLOAD_NAMED: Final = _signature(
    400, "InvalidRequest", "Missing required header for this request: x-amz-content-sha256"
)
PAYLOAD_UNREADABLE: Final = _signature(
    400,
    "InvalidArgument",
    f"x-amz-content-sha256 must be {UNSIGNED}, {UNSIGNED_CHUNKS}, {SIGNED_CHUNKS}, {SIGNED_CHUNKS_AND_TRAILER} or a"
    " valid sha256 value.",
)
ANOTHER_BODY: Final = _signature(
    400,
    "XAmzContentSHA256Mismatch",
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
)


def path_of_s3(path: str) -> str:
    """Return the path as S3 signs it: every byte of the key encoded once, nothing tidied (documented)."""
    return quote(unquote_to_bytes(wire_bytes(path)), safe="/~")


def named_payload(request: Request) -> str | Unknown | None:
    """Return what a request says of its payload: of a presigned one, that it is not signed, unless its query does."""
    if "X-Amz-Signature=" not in request.query:
        return request.headers.get(_HEADER)
    named = (part for part in request.query.split("&") if part.startswith(_IN_QUERY))
    return unquote(next(named, f"{_IN_QUERY}{UNSIGNED}").removeprefix(_IN_QUERY))


def payload_of_s3(request: Request) -> str | Unknown:
    """Return what stands for the body in what is signed: the header's own word."""
    named = named_payload(request)
    return "" if named is None else named


def naming_complaint(request: Request) -> Complaint | None:
    """Return what is wrong with what a request says of its payload."""
    named = named_payload(request)
    if named is None or isinstance(named, Unknown):
        return NO_PAYLOAD_NAMED, {}
    return None if named in _WORDS or _HASH.fullmatch(named) else (PAYLOAD_UNREADABLE, {})


def body_complaint(request: Request) -> Complaint | None:
    """Return that another body came than the one that the request names; chunks have signatures of their own."""
    named = named_payload(request)
    if named in _WORDS:
        return None
    if isinstance(request.body, Unknown) or sha256(request.body).hexdigest() != named:
        return ANOTHER_BODY, {}
    return None


def judge(sent: SignatureSent, now: float, region: str | None, service: str) -> Complaint | None:
    """Return S3's first complaint about a signature whose parts are all there: a presigned one names its own end."""
    malformed = MALFORMED if sent.place == "header" else QUERY_MALFORMED
    wrong = _wrong(sent, region, service)
    signed_at = instant(sent.date)
    if wrong or signed_at is None:
        return malformed, {"complaint": wrong or "Invalid date format"}
    if sent.place == "header":
        return (SKEWED, {}) if abs(now - signed_at) > _SKEW_SECONDS else None
    if signed_at > now + _SKEW_SECONDS:
        return NOT_YET, {}
    return (EXPIRED, {}) if signed_at + int(sent.expires or 0) <= now else None


def _wrong(sent: SignatureSent, region: str | None, service: str) -> str | None:
    if sent.algorithm != ALGORITHM:
        return f"Unsupported Authorization Type '{sent.algorithm}'"
    if len(sent.credential) != _ELEMENTS:
        return 'the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".'
    _, day, signed_region, signed_service, terminator = sent.credential
    if region is not None and signed_region != region:
        return f"the region '{signed_region}' is wrong; expecting '{region}'"
    if signed_service != service:
        return f'incorrect service "{signed_service}". This endpoint belongs to "{service}".'
    if terminator != "aws4_request":
        return f'incorrect terminal "{terminator}". This endpoint uses "aws4_request".'
    if day != signed_stamp(sent.date)[:8]:
        return f'Invalid credential date "{day}". This date is not the same as X-Amz-Date: "{sent.date[:8]}".'
    if "host" not in sent.signed_headers:
        return "the host header must be signed"
    return _wrong_end(sent) if sent.place == "query" else None


def _wrong_end(sent: SignatureSent) -> str | None:
    if sent.expires is None:
        return (
            "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature,"
            " X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters."
        )
    if not _DIGITS.fullmatch(sent.expires):
        return "X-Amz-Expires should be a number"
    if int(sent.expires) > _LONGEST:
        return (
            "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than"
            f" {_LONGEST} seconds"
        )
    return None


S3: Final = Service(name=NAME, path_rule=path_of_s3, payload_rule=payload_of_s3, judge=judge)
"""Amazon S3."""
