"""What may be imported."""

from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519

from tests.certificates import END, make
from tests.certificates import OVER as LONG_AGO
from tests.services.acm.acm_account import LEAF, ROOT, AcmAccount, imported

INTERMEDIATE = make("Intermediate", issuer=ROOT, ca=True)
BELOW = make("api.example.com", issuer=INTERMEDIATE)
ALONE = make("alone.example.com")
OVER = make("over.example.com", issuer=ROOT, end=LONG_AGO)
EARLY = make("early.example.com", issuer=ROOT, start=datetime(2040, 1, 1, tzinfo=UTC), end=END)
ED25519 = ed25519.Ed25519PrivateKey.generate().private_bytes(
    serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
)
LOCKED = LEAF.key.private_bytes(
    serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.BestAvailableEncryption(b"secret")
)
ORDER = (
    "Unable to validate certificate chain. The certificate chain must start with the immediate signing certificate,"
    " followed by any intermediaries in order. The index within the chain of the invalid certificate is: {}"
)


@pytest.mark.parametrize(
    "params",
    [
        imported(),
        imported(ALONE, CertificateChain=None),
        imported(BELOW, CertificateChain=INTERMEDIATE.pem),
        imported(BELOW, CertificateChain=INTERMEDIATE.pem + ROOT.pem),
        imported(make("big.example.com", issuer=ROOT, kind="ec384")),
    ],
    ids=["with its root", "self-signed", "with its issuer", "with the whole chain", "of a larger curve"],
)
def test_what_leads_to_its_issuer_is_taken(acm: AcmAccount, params: dict[str, Any]) -> None:
    """A chain need not end in a root; a certificate that signed itself needs none."""
    assert acm.call("import_certificate", **params)["CertificateArn"].startswith("arn:aws:acm:eu-west-1:000000000000:")


@pytest.mark.parametrize(
    ("params", "message"),
    [
        (imported(Certificate=b"x"), "The certificate is not PEM-encoded or is not valid."),
        (
            imported(Certificate=LEAF.pem + ROOT.pem),
            (
                "The certificate field contains more than one certificate. You can specify only one certificate in this"
                " field."
            ),
        ),
        (imported(OVER), "The certificate has expired, is not valid."),
        (imported(EARLY), "The certificate is not in effect yet, is not valid."),
        (imported(PrivateKey=b"x"), "The private key is not PEM-encoded or is not valid."),
        (imported(PrivateKey=LOCKED), "The private key is encrypted: it must be without a password or a passphrase."),
        (imported(PrivateKey=ED25519), "The private key is not supported."),
        (imported(PrivateKey=ROOT.key_pem), "The private key does not match the public key of the certificate."),
        (
            imported(CertificateChain=None),
            (
                "Provided certificate is not a valid self signed. Please provide either a valid self-signed certificate"
                " or certificate chain."
            ),
        ),
        (imported(CertificateChain=b"x"), "The certificate chain is not PEM-encoded or is not valid."),
        (imported(CertificateChain=ALONE.pem), ORDER.format(0)),
        (imported(CertificateChain=ROOT.pem + ALONE.pem), ORDER.format(1)),
        (imported(BELOW, CertificateChain=ROOT.pem + INTERMEDIATE.pem), ORDER.format(0)),
    ],
)
def test_what_cannot_be_proven_or_trusted_is_refused(acm: AcmAccount, params: dict[str, Any], message: str) -> None:
    """Nothing is stored."""
    assert ("ValidationException", message) == acm.refusal("import_certificate", **params)
    assert (
        []
        == acm.call("list_certificates", Includes={"keyTypes": ["RSA_2048", "EC_prime256v1"]})["CertificateSummaryList"]
    )


def test_a_password_is_not_repeated(acm: AcmAccount) -> None:
    """No refusal shows a key."""
    assert "PRIVATE" not in str(acm.refusal("import_certificate", **imported(PrivateKey=LOCKED)))
