"""Sign a call as curl does with `--aws-sigv4` and `--user`: Signature Version 4 in an `Authorization` header.

https://curl.se/docs/manpage.html#--aws-sigv4 . `aws:amz:REGION:SERVICE`; what is left out is told from the host, where
an API's own name (`ID.execute-api.REGION.amazonaws.com`) counts as the service `execute-api`.
"""

from dataclasses import dataclass, field
from typing import Final

from gatewright.aws.addresses import address
from gatewright.aws.sigv4 import sign
from gatewright.aws.sigv4.sign import Credentials
from gatewright.model.request import Headers, Request
from gatewright.sources.errors import EvidenceError, shown

_MOST_PARTS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs, and for what."""

    access_key: str
    """The access key id."""

    secret: str = field(repr=False)
    """The secret access key."""

    session_token: str | None = field(default=None, repr=False)
    """The session token of temporary credentials."""

    region: str | None = None
    """The region of the credential scope; `None` to take it from the host."""

    service: str | None = None
    """The service of the credential scope; `None` to take it from the host."""


def signer(scope: str, access_key: str, secret: str, session_token: str | None = None) -> Signer:
    """Read `aws:amz:REGION:SERVICE`; raises `EvidenceError`."""
    parts = scope.split(":")
    if len(parts) > _MOST_PARTS or parts[0].lower() != "aws":
        raise EvidenceError(f"expected `--aws-sigv4 aws:amz:REGION:SERVICE`, got {shown(scope)}")
    region, service = ([*parts[2:], "", ""])[:2]
    return Signer(
        access_key=access_key,
        secret=secret,
        session_token=session_token,
        region=region or None,
        service=service or None,
    )


def signed(request: Request, by: Signer, now: float) -> Headers:
    """Return the request's fields with the date, the token and the signature added; raises `EvidenceError`."""
    region, service = _scope(request, by)
    credentials = Credentials(access_key=by.access_key, secret=by.secret, session_token=by.session_token)
    headers = sign.signed(request, credentials, now=now, region=region, service=service)
    assert isinstance(headers, Headers)  # all of the request is known: it is ours
    return headers


def _scope(request: Request, by: Signer) -> tuple[str, str]:
    """Return region and service, from the host where they are not given."""
    named = address(request.host, request.path)
    labels = request.host.split(".")
    region = by.region or (named.region if named is not None else None)
    service = by.service or ("execute-api" if named is not None or "execute-api" in labels else None)
    if region is None or service is None:
        what = "region" if region is None else "service"
        raise EvidenceError(
            f"`--aws-sigv4` names no {what}, and the host {shown(request.host)} does not tell it:"
            " expected aws:amz:REGION:SERVICE"
        )
    return region, service
