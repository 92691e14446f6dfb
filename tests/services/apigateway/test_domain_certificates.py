"""Which certificates a domain name may show."""

from typing import Any

import pytest

from tests.services.domain_account import NAME, DomainAccount, regional, server

ELSEWHERE = "arn:aws:acm:us-east-1:000000000000:certificate/12345678-1234-4234-8234-123456789012"
NOBODY = ELSEWHERE.replace("us-east-1", "eu-west-1")
NOT_OWNED = "Invalid request provided: The certificate provided must be owned by the account creating the domain."


@pytest.fixture
def domains() -> DomainAccount:
    """Return an account without domain names."""
    return DomainAccount()


@pytest.mark.parametrize(
    ("params", "message"),
    [
        (regional(ELSEWHERE), f"Invalid certificate ARN: {ELSEWHERE}. Certificate must be in 'eu-west-1'."),
        (regional("arn:aws:iam::1:x"), "Invalid certificate ARN: arn:aws:iam::1:x."),
        (regional(NOBODY), NOT_OWNED),
        (
            {"domainName": NAME, "certificateArn": NOBODY},
            f"Invalid certificate ARN: {NOBODY}. Certificate must be in 'us-east-1'.",
        ),
        (
            regional("", certificateArn=ELSEWHERE),
            "Cannot import certificates for EDGE while REGIONAL is active.",
        ),
        (
            {"domainName": NAME, "regionalCertificateArn": NOBODY},
            "A certificate is required for the endpoint type EDGE: certificateArn",
        ),
        (regional(""), "A certificate is required for the endpoint type REGIONAL: regionalCertificateArn"),
    ],
)
def test_a_certificate_is_one_of_the_account_and_of_the_right_region(
    domains: DomainAccount, params: dict[str, Any], message: str
) -> None:
    """Anything else is refused."""
    assert ("BadRequestException", message) == domains.refusal("create_domain_name", **params)


@pytest.mark.parametrize(
    ("name", "names", "taken"),
    [
        ("a.example.com", ("a.example.com",), True),
        ("a.example.com", ("*.example.com",), True),
        ("*.example.com", ("*.example.com",), True),
        ("a.b.example.com", ("*.example.com",), False),
        ("example.com", ("*.example.com",), False),
        ("a.example.com", ("b.example.com",), False),
        ("*.example.com", ("a.example.com",), False),
    ],
)
def test_a_certificate_is_for_the_name(domains: DomainAccount, name: str, names: tuple[str, ...], taken: bool) -> None:
    """`*` stands for one label, and for no other `*`."""
    arn = domains.certificate(server(*names))
    if taken:
        assert name == domains.call("create_domain_name", **regional(arn, name))["domainName"]
    else:
        assert (
            "BadRequestException",
            f"The certificate {arn} is not for the domain name {name}",
        ) == domains.refusal("create_domain_name", **regional(arn, name))


def test_a_proof_of_ownership_is_a_certificate_too(domains: DomainAccount) -> None:
    """One that is not there is refused."""
    proof = regional(domains.arn, ownershipVerificationCertificateArn=NOBODY)

    assert ("BadRequestException", NOT_OWNED) == domains.refusal("create_domain_name", **proof)
    assert domains.domain(ownershipVerificationCertificateArn=domains.arn)
