"""
What may be imported: a certificate, its key, and the chain that leads to its root.

Restates "Prerequisites for importing certificates", ACM user guide:
https://docs.aws.amazon.com/acm/latest/userguide/import-certificate-prerequisites.html
Texts that users of AWS have reported are marked so; for the others only the condition is documented.
"""

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from gatewright.aws.x509 import issued_by
from gatewright.services.acm.errors import validation

_CURVES = ("secp256r1", "secp384r1", "secp521r1")
_SIZES = (1024, 2048, 3072, 4096)


def certificate(text: bytes, now: float) -> x509.Certificate:
    """Return the one certificate of `text`, which has to be valid now."""
    try:
        found = x509.load_pem_x509_certificates(text)
    except ValueError:
        raise validation("The certificate is not PEM-encoded or is not valid.") from None  # reported
    if len(found) > 1:
        # Reported, word for word.
        raise validation(
            "The certificate field contains more than one certificate. You can specify only one certificate in this"
            " field."
        )
    if found[0].not_valid_before_utc.timestamp() > now:
        raise validation("The certificate is not in effect yet, is not valid.")  # reported
    if found[0].not_valid_after_utc.timestamp() < now:
        raise validation("The certificate has expired, is not valid.")  # reported
    return found[0]


def check_key(text: bytes, of: x509.Certificate) -> None:
    """Raise when `text` is not the key of the certificate, or not one that ACM takes."""
    try:
        key = serialization.load_pem_private_key(text, None)
    except TypeError:
        raise validation("The private key is encrypted: it must be without a password or a passphrase.") from None
    except (ValueError, UnsupportedAlgorithm):
        raise validation("The private key is not PEM-encoded or is not valid.") from None  # reported
    taken = (isinstance(key, rsa.RSAPrivateKey) and key.key_size in _SIZES) or (
        isinstance(key, ec.EllipticCurvePrivateKey) and key.curve.name in _CURVES
    )
    if not taken:
        raise validation("The private key is not supported.")  # reported
    if key.public_key() != of.public_key():
        raise validation("The private key does not match the public key of the certificate.")  # inferred


def check_chain(text: bytes | None, leaf: x509.Certificate) -> None:
    """Raise when the chain does not lead from the certificate on, one issuer after the other."""
    if not text:
        if not issued_by(leaf, leaf):
            # Reported, word for word.
            raise validation(
                "Provided certificate is not a valid self signed. Please provide either a valid self-signed"
                " certificate or certificate chain."
            )
        return
    try:
        chain = x509.load_pem_x509_certificates(text)
    except ValueError:
        raise validation("The certificate chain is not PEM-encoded or is not valid.") from None  # reported
    below = leaf
    for index, above in enumerate(chain):
        if not issued_by(below, above):
            # Reported, word for word.
            raise validation(
                "Unable to validate certificate chain. The certificate chain must start with the immediate signing"
                " certificate, followed by any intermediaries in order. The index within the chain of the invalid"
                f" certificate is: {index}"
            )
        below = above
