"""
What `DescribeCertificate` says of an imported certificate, read from the certificate itself.

https://docs.aws.amazon.com/acm/latest/APIReference/API_CertificateDetail.html
"""

from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier, SignatureAlgorithmOID

from gatewright.store.documents import Document

_USAGES: Final = {
    "digital_signature": "DIGITAL_SIGNATURE",
    "content_commitment": "NON_REPUDIATION",
    "key_encipherment": "KEY_ENCIPHERMENT",
    "data_encipherment": "DATA_ENCIPHERMENT",
    "key_agreement": "KEY_AGREEMENT",
    "key_cert_sign": "CERTIFICATE_SIGNING",
    "crl_sign": "CRL_SIGNING",
}
_PURPOSES: Final = {
    ExtendedKeyUsageOID.SERVER_AUTH: "TLS_WEB_SERVER_AUTHENTICATION",
    ExtendedKeyUsageOID.CLIENT_AUTH: "TLS_WEB_CLIENT_AUTHENTICATION",
    ExtendedKeyUsageOID.CODE_SIGNING: "CODE_SIGNING",
    ExtendedKeyUsageOID.EMAIL_PROTECTION: "EMAIL_PROTECTION",
    ExtendedKeyUsageOID.TIME_STAMPING: "TIME_STAMPING",
    ExtendedKeyUsageOID.OCSP_SIGNING: "OCSP_SIGNING",
    ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE: "ANY",
}
_BY_CURVE: Final = (
    SignatureAlgorithmOID.ECDSA_WITH_SHA1,
    SignatureAlgorithmOID.ECDSA_WITH_SHA224,
    SignatureAlgorithmOID.ECDSA_WITH_SHA256,
    SignatureAlgorithmOID.ECDSA_WITH_SHA384,
    SignatureAlgorithmOID.ECDSA_WITH_SHA512,
)
_CURVES: Final = {"secp256r1": "EC_prime256v1", "secp384r1": "EC_secp384r1", "secp521r1": "EC_secp521r1"}


def of_certificate(certificate: x509.Certificate) -> Document:
    """Return the members that follow from the certificate."""
    names = alternative_names(certificate)
    common = _attribute(certificate.subject, NameOID.COMMON_NAME)
    return {
        "DomainName": common or (names[0] if names else ""),
        "SubjectAlternativeNames": names or ([common] if common else []),
        "Serial": _serial(certificate.serial_number),
        "Subject": certificate.subject.rfc4514_string(),
        "Issuer": _attribute(certificate.issuer, NameOID.ORGANIZATION_NAME)
        or _attribute(certificate.issuer, NameOID.COMMON_NAME)
        or certificate.issuer.rfc4514_string(),
        "NotBefore": int(certificate.not_valid_before_utc.timestamp()),
        "NotAfter": int(certificate.not_valid_after_utc.timestamp()),
        "KeyAlgorithm": key_algorithm(certificate),
        "SignatureAlgorithm": _signature_algorithm(certificate),
        "KeyUsages": [{"Name": name} for name in _usages(certificate)],
        "ExtendedKeyUsages": [
            {"Name": _PURPOSES.get(oid, "CUSTOM"), "OID": oid.dotted_string} for oid in _purposes(certificate)
        ],
    }


def alternative_names(certificate: x509.Certificate) -> list[str]:
    """Return the DNS names that the certificate is for."""
    try:
        extension = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    except (x509.ExtensionNotFound, ValueError):
        return []
    return extension.value.get_values_for_type(x509.DNSName)


def key_algorithm(certificate: x509.Certificate) -> str:
    """Return the algorithm as ACM spells it in its enumeration."""
    key = certificate.public_key()
    if isinstance(key, rsa.RSAPublicKey):
        return f"RSA_{key.key_size}"
    return _CURVES.get(key.curve.name, "") if isinstance(key, ec.EllipticCurvePublicKey) else ""


def _attribute(name: x509.Name, oid: ObjectIdentifier) -> str:
    found = name.get_attributes_for_oid(oid)
    return str(found[-1].value) if found else ""


def _serial(number: int) -> str:
    text = f"{number:x}"
    text = text.zfill(len(text) + len(text) % 2)
    return ":".join(text[at : at + 2] for at in range(0, len(text), 2))


def _signature_algorithm(certificate: x509.Certificate) -> str:
    hashed = certificate.signature_hash_algorithm
    kind = "ECDSA" if certificate.signature_algorithm_oid in _BY_CURVE else "RSA"
    return f"{hashed.name.upper()}WITH{kind}" if hashed else ""


def _usages(certificate: x509.Certificate) -> list[str]:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except (x509.ExtensionNotFound, ValueError):
        return []
    return [name for member, name in _USAGES.items() if getattr(usage, member)]


def _purposes(certificate: x509.Certificate) -> list[ObjectIdentifier]:
    try:
        return list(certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value)
    except (x509.ExtensionNotFound, ValueError):
        return []
