"""Presigned URLs of objects by version 2 of the signature, as boto3 and the AWS CLI make them of old regions unasked.

Restates "Signing and authenticating REST requests", query string authentication:
https://docs.aws.amazon.com/AmazonS3/latest/userguide/RESTAuthentication.html
The signature covers the verb, the path, the end, `x-amz-` headers and some parameters of the query, and no others; so a
URL with a parameter that it does not cover is not taken here.
"""

import hmac
from base64 import b64encode
from collections.abc import Callable
from typing import Final
from urllib.parse import unquote

from gatewright.aws.sigv4.answers import KEY_UNKNOWN, MISMATCH, SESSION_EXPIRED, SESSION_TOKEN_INVALID, Complaint
from gatewright.aws.sigv4.s3 import EXPIRED
from gatewright.aws.sigv4.verify import Secret, equal
from gatewright.aws.sigv4.wire_bytes import wire_bytes
from gatewright.model.cause import Signature
from gatewright.model.lazy_pattern import pattern
from gatewright.model.request import Request

KEY, SIGNATURE, EXPIRES = "AWSAccessKeyId", "Signature", "Expires"
_TOKEN: Final = "x-amz-security-token"  # noqa: S105  # a name
_AMZ: Final = "x-amz-"
_STANDARD: Final = ("content-md5", "content-type")
_COVERED: Final = frozenset(
    {
        "partNumber",
        "response-cache-control",
        "response-content-disposition",
        "response-content-encoding",
        "response-content-language",
        "response-content-type",
        "response-expires",
        "uploadId",
        "uploads",
        "versionId",
    }
)
"""Parameters of operations on objects that are signed (documented: `CanonicalizedResource`)."""

_IDLE: Final = frozenset({KEY, SIGNATURE, EXPIRES, "x-id", *_STANDARD})
"""Parameters that need no signature: they are parts of it, or change nothing."""

_SECONDS: Final = pattern(r"[0-9]{1,12}")

NOT_TAKEN: Final = Signature(
    status=400,
    error_type="InvalidRequest",
    message="The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.",
    response_type=None,
)
"""Documented of regions and buckets that do not take version 2."""


def verified(request: Request, path: str, *, now: float, secret_of: Callable[[str], Secret | None]) -> str | Complaint:
    """Return the access key that signed a request for an object, or what is wrong with it; `path` has the bucket."""
    told = _parameters(request.query)
    if not path.strip("/").partition("/")[2] or any(_is_loose(name) for name in told):
        return NOT_TAKEN, {}
    expires = told.get(EXPIRES, "")
    if not _SECONDS.fullmatch(expires) or int(expires) <= now:
        return EXPIRED, {}
    secret = secret_of(unquote(told[KEY]))
    if secret is None or (secret.session_token is not None and not _field(request, told, _TOKEN)):
        return KEY_UNKNOWN, {}
    expected = hmac.digest(secret.value.encode(), wire_bytes(_to_sign(request, path, told, expires)), "sha1")
    if not equal(b64encode(expected).decode(), unquote(told[SIGNATURE])):
        return MISMATCH, {}
    if not equal(secret.session_token or "", _field(request, told, _TOKEN)):
        return SESSION_TOKEN_INVALID, {}
    if secret.expires_at is not None and secret.expires_at <= now:
        return SESSION_EXPIRED, {}
    return unquote(told[KEY])


def _parameters(query: str) -> dict[str, str]:
    """Return the parameters of a query, values as they came; of a name that stands twice the first counts."""
    found: dict[str, str] = {}
    for part in query.split("&"):
        name, _, value = part.partition("=")
        found.setdefault(name, value)
    return found


def _is_loose(name: str) -> bool:
    return name not in _COVERED and name not in _IDLE and not name.startswith(_AMZ)


def _to_sign(request: Request, path: str, told: dict[str, str], expires: str) -> str:
    sent = {name.lower() for name, _ in request.headers} | set(told)
    amz = sorted(name for name in sent if name.startswith(_AMZ))
    covered = sorted(name for name in told if name in _COVERED)
    resource = "&".join(f"{name}={unquote(told[name])}" if told[name] else name for name in covered)
    return "\n".join(
        (
            request.method,
            *(_field(request, told, name) for name in _STANDARD),
            expires,
            *(f"{name}:{_field(request, told, name)}" for name in amz),
            f"{path}?{resource}" if resource else path,
        )
    )


def _field(request: Request, told: dict[str, str], name: str) -> str:
    """Return a header, or the parameter of the query that stands for it."""
    values = request.headers.all(name)
    return ",".join(value.strip() for value in values) if values else unquote(told.get(name, "").replace("+", " "))
