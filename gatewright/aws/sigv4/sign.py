"""Sign a request: Signature Version 4 in an `Authorization` header, as SDKs and curl write it.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
"""

from dataclasses import dataclass, field, replace
from typing import Final

from gatewright.aws.sigv4.canonical import canonical_request, path_of_execute_api, string_to_sign
from gatewright.aws.sigv4.dates import stamp
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.aws.sigv4.signing_keys import signature_of, signing_key
from gatewright.model.request import Headers, Request
from gatewright.model.unknown import UNKNOWN, Unknown

ALGORITHM: Final = "AWS4-HMAC-SHA256"
_ALSO_SIGNED: Final = ("content-type", "host")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What somebody signs with."""

    access_key: str
    """The access key id."""

    secret: str = field(repr=False)
    """The secret access key."""

    session_token: str | None = field(default=None, repr=False)
    """The session token of temporary credentials."""


def signed(request: Request, by: Credentials, *, now: float, region: str, service: str) -> Headers | Unknown:
    """Return the request's fields with the date, the token and the signature added.

    What is not known of the request and would have to be signed is returned.
    """
    date = stamp(now)
    added = [("X-Amz-Date", date)]
    if by.session_token is not None:
        added.append(("X-Amz-Security-Token", by.session_token))
    names = {name.lower() for name, _ in added}
    for name, _ in request.headers.untold:
        if name.lower() not in names and (name.lower().startswith("x-amz-") or name.lower() in _ALSO_SIGNED):
            return UNKNOWN
    fields = [*(pair for pair in request.headers if pair[0].lower() not in names), *added]
    present = {name.lower() for name, _ in fields}
    signs = sorted({name for name in present if name.startswith("x-amz-")} | (present & set(_ALSO_SIGNED)))
    sent = SignatureSent(
        place="header",
        algorithm=ALGORITHM,
        credential=(by.access_key, date[:8], region, service, "aws4_request"),
        signed_headers=tuple(signs),
        date=date,
        signature="",
    )
    canonical = canonical_request(replace(request, headers=Headers(tuple(fields))), sent, path_of_execute_api)
    if isinstance(canonical, Unknown):
        return canonical
    signature = signature_of(signing_key(by.secret, date[:8], region, service), string_to_sign(sent, canonical))
    value = (
        f"{ALGORITHM} Credential={'/'.join(sent.credential)}, SignedHeaders={';'.join(signs)}, Signature={signature}"
    )
    return replace(request.headers, items=(*fields, ("Authorization", value)))
