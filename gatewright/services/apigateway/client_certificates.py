"""
Client certificates: with which a stage shows its backend who calls.

https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html. A
certificate is made, kept and shown; the private key is for the data plane alone, which speaks TLS with it. It is good
for 365 days (documented).
"""

from datetime import UTC, datetime, timedelta

from gatewright.services.apigateway import limits, lookup, paging, patching
from gatewright.services.apigateway.errors import bad_request
from gatewright.services.apigateway.patching import Path, Table
from gatewright.services.identifiers import SHORT, fresh_id
from gatewright.services.operation import Operation
from gatewright.services.tagging import tagged
from gatewright.store.answers import with_tags
from gatewright.store.documents import Document, Documents

KIND = "client_certificate"
LIFETIME = timedelta(days=365)
KEY_BITS = 2048
KEPT = "privateKey"
"""The member that only we keep."""

PATHS = Table(paths=(Path(pattern="/description", member="description", read=patching.text_or_nothing),))
"""https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateClientCertificate-Patch"""


def generate_client_certificate(documents: Documents, operation: Operation) -> Document:
    """Make a key and a certificate for it."""
    limits.check(documents, KIND)
    key, certificate = _made(operation)
    created = {
        "clientCertificateId": fresh_id(documents, operation, KIND, length=SHORT),
        **({"description": operation.params["description"]} if operation.params.get("description") else {}),
        "pemEncodedCertificate": certificate,
        "createdDate": operation.seconds,
        "expirationDate": operation.seconds + int(LIFETIME.total_seconds()),
    }
    created = tagged(created, operation.params.get("tags"))
    documents.put(KIND, created["clientCertificateId"], document={**created, KEPT: key})
    return created


def get_client_certificate(documents: Documents, operation: Operation) -> Document:
    """Answer one certificate."""
    found = lookup.client_certificate(documents, operation.params["clientCertificateId"])
    return with_tags(_shown(found)) or {}


def get_client_certificates(documents: Documents, operation: Operation) -> Document:
    """Answer the certificates of the account."""
    found = [{"id": one["clientCertificateId"], **_shown(one)} for one in documents.list(KIND)]
    cut = paging.page(found, operation.params)
    return {**cut, "items": [{name: one[name] for name in one if name != "id"} for one in cut["items"]]}


def update_client_certificate(documents: Documents, operation: Operation) -> Document:
    """Change the description of a certificate."""
    found = lookup.client_certificate(documents, operation.params["clientCertificateId"])
    changed = patching.apply(found, operation.params.get("patchOperations") or [], PATHS)
    documents.put(KIND, found["clientCertificateId"], document=changed)
    return with_tags(_shown(changed)) or {}


def delete_client_certificate(documents: Documents, operation: Operation) -> Document:
    """Delete a certificate that no stage has."""
    found = lookup.client_certificate(documents, operation.params["clientCertificateId"])
    if any(stage.get("clientCertificateId") == found["clientCertificateId"] for stage in documents.list("stage")):
        raise bad_request("Client certificate is in use by a stage")  # inferred
    documents.delete(KIND, found["clientCertificateId"])
    return {}


def _shown(certificate: Document) -> Document:
    return {name: value for name, value in certificate.items() if name != KEPT}


def _made(operation: Operation) -> tuple[str, str]:
    """Return a new private key and a certificate that it signed itself, both as PEM."""
    # Heavy, and wanted only where a certificate is made.
    from cryptography import x509  # noqa: PLC0415
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: PLC0415

    key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    name = x509.Name(
        [
            x509.NameAttribute(x509.NameOID.COUNTRY_NAME, "US"),
            x509.NameAttribute(x509.NameOID.LOCALITY_NAME, "Seattle"),
            x509.NameAttribute(x509.NameOID.COMMON_NAME, "ApiGateway"),
        ]
    )
    start = datetime.fromtimestamp(operation.seconds, UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + LIFETIME)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return secret.decode(), certificate.public_bytes(serialization.Encoding.PEM).decode()
