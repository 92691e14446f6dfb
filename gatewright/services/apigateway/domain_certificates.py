"""
Which certificates a domain name may show.

Restates "Get certificates ready in AWS Certificate Manager", API Gateway developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains-prerequisites.html
An edge-optimised name takes its certificate from us-east-1, a regional one from its own region. That a certificate has
to be issued by ACM where mutual TLS is on (`ownershipVerificationCertificateArn`) proves to AWS who owns a name; this
server serves whoever runs it, and asks for no such proof.
"""

from typing import Final

from gatewright.services.apigateway.errors import bad_request
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

EDGE_REGION: Final = "us-east-1"
_WHERE: Final = {"EDGE": "certificateArn", "REGIONAL": "regionalCertificateArn"}
_OF_A_PRIVATE_NAME: Final = {"PRIVATE": "certificateArn", "REGIONAL": "regionalCertificateArn"}
"""A private name takes its certificate from its own region (documented: the tutorial for private names)."""


def check_certificates(documents: Documents, operation: Operation, domain: Document) -> None:
    """Raise when an endpoint lacks its certificate, or shows one that is not for its name."""
    types = domain["endpointConfiguration"].get("types") or []
    if not types:
        raise bad_request("Invalid request input: a domain name needs an endpoint type")  # inferred
    for kind, member in (_OF_A_PRIVATE_NAME if "PRIVATE" in types else _WHERE).items():
        arn = domain.get(member)
        if arn and kind not in types:
            others = " and ".join(types)
            # Reported by users of AWS for a regional name; the reverse is inferred.
            raise bad_request(f"Cannot import certificates for {kind} while {others} is active.")
        if not arn and kind in types:
            raise bad_request(f"A certificate is required for the endpoint type {kind}: {member}")  # inferred
        if arn:
            region = EDGE_REGION if kind == "EDGE" else operation.region
            _check(documents, arn, region, domain["domainName"])
    ownership = domain.get("ownershipVerificationCertificateArn")
    if ownership:
        _certificate(documents, ownership, operation.region)


def _check(documents: Documents, arn: str, region: str, name: str) -> None:
    found = _certificate(documents, arn, region)
    names = found["Detail"]["SubjectAlternativeNames"]
    if not any(_covers(one.lower(), name) for one in names):
        # Inferred: that it is refused is documented, the text is not.
        raise bad_request(f"The certificate {arn} is not for the domain name {name}")


def _certificate(documents: Documents, arn: str, region: str) -> Document:
    parts = arn.split(":")
    if len(parts) < 6 or parts[2] != "acm":
        raise bad_request(f"Invalid certificate ARN: {arn}.")  # inferred
    if parts[3] != region:
        raise bad_request(f"Invalid certificate ARN: {arn}. Certificate must be in '{region}'.")  # reported
    found = next(
        (
            one
            for where, one in documents.of_every_region("certificate")
            if where == region and one["CertificateArn"] == arn
        ),
        None,
    )
    if found is None:
        # Reported by users of AWS for certificates of others.
        raise bad_request(
            "Invalid request provided: The certificate provided must be owned by the account creating the domain."
        )
    return found


def _covers(certified: str, name: str) -> bool:
    """Tell whether a name of a certificate is, or stands for, the domain name; `*` stands for one label."""
    if certified == name:
        return True
    return certified.startswith("*.") and name.partition(".")[2] == certified[2:] and not name.startswith("*")
