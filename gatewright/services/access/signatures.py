"""
Whose signature a call of the control plane bears: verified by the one verifier of the server, at this service's rules.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html. A signature may stand in the
header or in the query; it counts for every region, as one address serves them all here, and for the service alone that
was called.
"""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from gatewright.aws import s3_presigned
from gatewright.aws.sigv4 import s3
from gatewright.aws.sigv4.answers import INVALID, KEY_UNKNOWN, MISMATCH, MISSING_TOKEN, Complaint
from gatewright.aws.sigv4.canonical import path_of_execute_api
from gatewright.aws.sigv4.form import read
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.aws.sigv4.signing_keys import SigningKeys
from gatewright.aws.sigv4.verify import Secret, Verified, verify
from gatewright.aws.sigv4.verify import Service as SignedService
from gatewright.model.cause import Signature
from gatewright.model.request import Request
from gatewright.services.access import chunks
from gatewright.services.access.known_keys import FindKey, KnownKey
from gatewright.services.access.refusals import refusal
from gatewright.wire.bucket_hosts import bucket_path
from gatewright.wire.errors import ServiceError
from gatewright.wire.models import Service

SecretOf: TypeAlias = Callable[[str], Secret | None]
"""Tells what is known of an access key."""

_MARK: Final = "x-amz-"
_TARGET: Final = "x-amz-target"
_PAYLOAD: Final = "x-amz-content-sha256"
_TARGET_NOT_SIGNED: Final = Signature(
    status=403,
    error_type=INVALID,
    message="'X-Amz-Target' must be a 'SignedHeader' in the AWS Authorization.",
    response_type=None,
)
"""Inferred from what the front end says of `Host`: AWS's documentation wants every `x-amz-` header signed, and a target
that is not could be exchanged on the way."""


class Signatures:
    """Verifies the signatures of calls, and keeps the signing keys that were used last."""

    def __init__(self) -> None:
        self._signing_keys = SigningKeys()

    def verified(self, request: Request, service: Service, find: FindKey, signed_for: str | None = None) -> KnownKey:
        """
        Return whose signature a call bears; raise what its service answers to one that does not stand.

        `signed_for` is the service of the credential scope, where it has another name than that which is called.
        """
        keys: dict[str, KnownKey | None] = {}

        def secret_of(key_id: str) -> Secret | None:
            found = keys[key_id] = find(key_id)
            return None if found is None else found.secret

        if service.name == s3.NAME and is_presigned_by_2(request):
            return self._by_version_2(request, service, secret_of, keys)
        named = s3.naming_complaint(request) if service.name == s3.NAME and not is_unsigned(request) else None
        if named is not None:
            raise refusal(service, named)
        rules = s3.S3 if service.name == s3.NAME else _rules(service, signed_for)
        found = verify(
            request,
            now=request.received_at,
            region=None,
            secret_of=secret_of,
            signing_keys=self._signing_keys,
            service=rules,
        )
        if not isinstance(found, Verified):
            raise refusal(service, found if isinstance(found, tuple) else (MISMATCH, {}))
        key = keys[found.access_key]
        if key is None:
            raise LookupError("expected the verifier to have asked for the key whose signature it verified")
        self._check_parts(request, service, found, key)
        return key

    def _by_version_2(
        self, request: Request, service: Service, secret_of: SecretOf, keys: Mapping[str, KnownKey | None]
    ) -> KnownKey:
        """Return whose signature of version 2 a presigned URL has."""
        path = bucket_path(request.host, request.path)
        found = s3_presigned.verified(request, path, now=request.received_at, secret_of=secret_of)
        key = keys.get(found) if isinstance(found, str) else None
        if key is None:
            raise refusal(service, found if isinstance(found, tuple) else (KEY_UNKNOWN, {}))
        return key

    def _check_parts(self, request: Request, service: Service, found: Verified, key: KnownKey) -> None:
        """Refuse what a right signature does not cover and has to."""
        complained = self._complaint(request, service, found, key)
        if complained is not None:
            raise refusal(service, complained)
        loose = unsigned_headers(request, found.signed_headers)
        if service.name == s3.NAME and loose:
            raise ServiceError(
                "AccessDenied",
                "There were headers present in the request which were not signed",
                status=403,
                members={"HeadersNotSigned": ", ".join(loose)},
            )

    def _complaint(self, request: Request, service: Service, found: Verified, key: KnownKey) -> Complaint | None:
        if service.name != s3.NAME:
            return (_TARGET_NOT_SIGNED, {}) if _TARGET in unsigned_headers(request, found.signed_headers) else None
        complained = s3.body_complaint(request)
        sent = read(request.headers, request.query)
        if complained is not None or not isinstance(sent, SignatureSent):
            return complained
        day, region, name, _ = found.scope.split("/")
        signer = self._signing_keys.get(key.secret.value, day, region, name)
        return None if chunks.are_right(request, sent, signer) else (MISMATCH, {})


def is_presigned_by_2(request: Request) -> bool:
    """Tell whether the query of a call, and nothing else of it, has a signature of version 2."""
    names = {part.partition("=")[0] for part in request.query.split("&")}
    by_2 = {s3_presigned.KEY, s3_presigned.SIGNATURE} <= names
    return by_2 and is_unsigned(request)


def is_unsigned(request: Request) -> bool:
    """Tell whether a call bears no signature at all."""
    found = read(request.headers, request.query)
    return isinstance(found, tuple) and found[0] is MISSING_TOKEN


def unsigned_headers(request: Request, signed: tuple[str, ...]) -> list[str]:
    """Return the headers of AWS's own that came, and that the signature does not cover."""
    came = {name.lower() for name, _ in request.headers}
    return sorted(name for name in came if name.startswith(_MARK) and name != _PAYLOAD and name not in signed)


def _rules(service: Service, signed_for: str | None) -> SignedService:
    metadata = service.model.metadata
    name = signed_for or metadata.get("signingName") or metadata["endpointPrefix"]
    return SignedService(name=name, path_rule=path_of_execute_api)
