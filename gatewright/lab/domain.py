"""A custom domain name for an estate, with a certificate of its own."""

from datetime import UTC, datetime, timedelta

import boto3
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from gatewright.lab.estate import STAGE, Estate

_DAYS = 30


def add_domain(estate: Estate, *, base_path: str) -> str:
    """Give the estate a domain name, one of whose paths leads to its stage; return the name."""
    name = _add(estate, "BASE_PATH_MAPPING_ONLY")
    estate.client.create_base_path_mapping(domainName=name, basePath=base_path, restApiId=estate.api_id, stage=STAGE)
    return name


def add_routed_domain(estate: Estate, *, header: str, value: str) -> str:
    """Give the estate a domain name that leads to its stage what has a header, and nothing else; return the name."""
    name = _add(estate, "ROUTING_RULE_ONLY")
    meta = estate.client.meta
    rules = boto3.client("apigatewayv2", endpoint_url=meta.endpoint_url, region_name=meta.region_name)
    rules.create_routing_rule(
        DomainName=name,
        Priority=50,
        Conditions=[{"MatchHeaders": {"AnyOf": [{"Header": header, "ValueGlob": value}]}}],
        Actions=[{"InvokeApi": {"ApiId": estate.api_id, "Stage": STAGE}}],
    )
    return name


def _add(estate: Estate, routing_mode: str) -> str:
    name = f"shop-{estate.api_id}.example.com"
    certificate, key = self_signed(name)
    meta = estate.client.meta
    acm = boto3.client("acm", endpoint_url=meta.endpoint_url, region_name=meta.region_name)
    arn = acm.import_certificate(Certificate=certificate, PrivateKey=key)["CertificateArn"]
    estate.client.create_domain_name(
        domainName=name,
        regionalCertificateArn=arn,
        endpointConfiguration={"types": ["REGIONAL"]},
        routingMode=routing_mode,
    )
    return name


def self_signed(name: str) -> tuple[bytes, bytes]:
    """Return a certificate for a name that nobody but itself vouches for, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=_DAYS))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return certificate.public_bytes(serialization.Encoding.PEM), private
