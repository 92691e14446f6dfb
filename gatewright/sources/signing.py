"""Sign a call as curl does with `--aws-sigv4` and `--user`: Signature Version 4 in an `Authorization` header.

https://curl.se/docs/manpage.html#--aws-sigv4 . `aws:amz:REGION:SERVICE`; what is left out is told from the host, where
an API's own name (`ID.execute-api.REGION.amazonaws.com`) counts as the service `execute-api`.
"""

from dataclasses import dataclass, field
from typing import Final

from gatewright.aws.addresses import address
from gatewright.aws.sigv4.canonical import canonical_request, path_of_execute_api, string_to_sign
from gatewright.aws.sigv4.dates import stamp
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.aws.sigv4.signing_keys import signature_of, signing_key
from gatewright.model.request import Headers, Request
from gatewright.sources.errors import EvidenceError, shown

_ALGORITHM: Final = "AWS4-HMAC-SHA256"
_MOST_PARTS: Final = 4
_ALSO_SIGNED: Final = ("content-type", "host")


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
    date = stamp(now)
    added = [("X-Amz-Date", date)]
    if by.session_token is not None:
        added.append(("X-Amz-Security-Token", by.session_token))
    names = {name.lower() for name, _ in added}
    fields = [*(pair for pair in request.headers if pair[0].lower() not in names), *added]
    signs = sorted({name.lower() for name, _ in fields if name.lower().startswith("x-amz-")} | _named(fields))
    sent = SignatureSent(
        place="header",
        algorithm=_ALGORITHM,
        credential=(by.access_key, date[:8], region, service, "aws4_request"),
        signed_headers=tuple(signs),
        date=date,
        signature="",
    )
    canonical = canonical_request(_with_fields(request, fields), sent, path_of_execute_api)
    assert isinstance(canonical, str)  # all of the request is known: it is ours
    signature = signature_of(signing_key(by.secret, date[:8], region, service), string_to_sign(sent, canonical))
    value = (
        f"{_ALGORITHM} Credential={'/'.join(sent.credential)}, SignedHeaders={';'.join(signs)}, Signature={signature}"
    )
    return Headers((*fields, ("Authorization", value)))


def _named(fields: list[tuple[str, str]]) -> set[str]:
    """Return which of the fields that are always signed are there."""
    return {name.lower() for name, _ in fields} & set(_ALSO_SIGNED)


def _with_fields(request: Request, fields: list[tuple[str, str]]) -> Request:
    return Request(
        method=request.method,
        host=request.host,
        path=request.path,
        query=request.query,
        headers=Headers(tuple(fields)),
        body=request.body,
    )


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
