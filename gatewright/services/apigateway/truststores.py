"""
The truststore of a domain name with mutual TLS: read from S3 when it is set, and kept as it was then.

https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html. A new version of the file counts
from when the domain name is told of it. A certificate that is of no use brings a warning, not a refusal (documented).
"""

from collections.abc import Iterator
from typing import Final

from gatewright.aws.certificates_pem import certificates, pem
from gatewright.aws.x509 import weakness
from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway.errors import bad_request
from gatewright.services.apigateway.security_policies import is_enhanced
from gatewright.services.operation import Operation
from gatewright.services.s3.lookup import body_of, object_version
from gatewright.store.documents import Document, Documents
from gatewright.store.iam_answers import GLOBAL
from gatewright.wire.errors import ServiceError

URI: Final = pattern(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/(.+)")
MOST: Final = 1000
"""Certificates in a truststore (documented: quotas)."""


def with_truststore(documents: Documents, operation: Operation, domain: Document, before: Document | None) -> Document:
    """Return the domain name with a copy of its truststore; without mutual TLS where it has none."""
    rest = {name: value for name, value in domain.items() if name not in ("mutualTlsAuthentication", "truststore")}
    asked = domain.get("mutualTlsAuthentication") or {}
    uri, version = asked.get("truststoreUri"), asked.get("truststoreVersion")
    if not uri:
        return rest
    _check(domain)
    told = {"truststoreUri": uri, **({"truststoreVersion": version} if version else {})}
    if before is not None and not _touched(operation):
        return {
            **rest,
            "mutualTlsAuthentication": before["mutualTlsAuthentication"],
            "truststore": before["truststore"],
        }
    found = _read(documents, operation, uri, version)
    warnings = list(_warnings(found, operation.now))
    return {
        **rest,
        "mutualTlsAuthentication": {**told, **({"truststoreWarnings": warnings} if warnings else {})},
        "truststore": "".join(pem(der) for der in found),
    }


def _touched(operation: Operation) -> bool:
    """Tell whether an update speaks of mutual TLS: naming the same file again reads it again."""
    patches = operation.params.get("patchOperations") or []
    return any((one.get("path") or "").startswith("/mutualTlsAuthentication") for one in patches)


def _check(domain: Document) -> None:
    if domain["endpointConfiguration"].get("types") != ["REGIONAL"]:
        # Documented: regional domain names only; the text is inferred, as are those below.
        raise bad_request("Mutual TLS is supported for REGIONAL domain names only")
    if domain["securityPolicy"] == "TLS_1_0":
        raise bad_request("Mutual TLS requires a security policy of TLS 1.2 or newer")
    if is_enhanced(domain["securityPolicy"]):
        # Documented: apigateway-custom-domain-tls-version.
        raise bad_request("Mutual TLS is not supported for the specified security policy")


def _read(documents: Documents, operation: Operation, uri: str, version: str | None) -> tuple[bytes, ...]:
    place = URI.fullmatch(uri)
    if place is None:
        raise bad_request(f"Invalid truststore URI specified: {uri}. It must be of the form s3://bucket/key")
    operation.needs("s3", "get_object", documents, Bucket=place[1], Key=place[2], VersionId=version)
    try:
        text = _text(object_version(documents.in_region(GLOBAL), place[1], place[2], version))
    except ServiceError as error:
        raise bad_request(f"The truststore {uri} cannot be read: {error.message}") from None
    found = certificates(text)
    if not found:
        raise bad_request(f"The truststore {uri} holds no certificate")
    if len(found) > MOST:
        raise bad_request(f"The truststore {uri} holds more than {MOST} certificates")
    return found


def _text(stored: Document) -> str:
    return body_of(stored).decode("utf-8", "replace")


def _warnings(found: tuple[bytes, ...], now: float) -> Iterator[str]:
    for number, der in enumerate(found, 1):
        weak = weakness(der, now)
        if weak is not None:
            yield f"Certificate {number} of the truststore is not valid: {weak}"
