"""Certificates in ACM."""

import re

from tests.certificates import make
from tests.services.account import NOW
from tests.services.acm.acm_account import LEAF, ROOT, AcmAccount, imported

ELSEWHERE = "arn:aws:acm:eu-west-1:000000000000:certificate/12345678-1234-4234-8234-123456789012"
UNKNOWN = ("ResourceNotFoundException", f"Could not find certificate {ELSEWHERE} in account 000000000000.")


def test_an_imported_certificate_is_described_without_its_key(acm: AcmAccount) -> None:
    """Everything comes from the certificate itself."""
    arn = acm.arn()
    found = acm.call("describe_certificate", CertificateArn=arn)["Certificate"]

    assert re.fullmatch(
        r"arn:aws:acm:eu-west-1:000000000000:certificate/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", arn
    )
    assert found == {
        "CertificateArn": arn,
        "DomainName": "api.example.com",
        "SubjectAlternativeNames": ["api.example.com", "www.example.com"],
        "Serial": found["Serial"],
        "Subject": "CN=api.example.com",
        "Issuer": "Root",
        "NotBefore": 1735689600,
        "NotAfter": 2366841600,
        "KeyAlgorithm": "RSA-2048",
        "SignatureAlgorithm": "SHA256WITHECDSA",
        "KeyUsages": [],
        "ExtendedKeyUsages": [],
        "CreatedAt": int(NOW),
        "ImportedAt": int(NOW),
        "Status": "ISSUED",
        "InUseBy": [],
        "Type": "IMPORTED",
        "RenewalEligibility": "INELIGIBLE",
        "Options": {"CertificateTransparencyLoggingPreference": "DISABLED", "Export": "DISABLED"},
    }


def test_certificate_and_chain_come_back_as_they_were(acm: AcmAccount) -> None:
    """And never the key."""
    assert {"Certificate": LEAF.pem.decode(), "CertificateChain": ROOT.pem.decode()} == acm.call(
        "get_certificate", CertificateArn=acm.arn()
    )


def test_importing_again_keeps_arn_tags_and_date_of_creation(acm: AcmAccount) -> None:
    """What uses it need not be told."""
    arn = acm.arn(Tags=[{"Key": "a", "Value": "1"}])
    acm.account.now = NOW + 100
    other = make("api.example.com", issuer=ROOT, kind="rsa2048", number=1)
    assert arn == acm.arn(other, CertificateArn=arn)

    found = acm.call("describe_certificate", CertificateArn=arn)["Certificate"]
    assert (int(NOW), int(NOW) + 100) == (found["CreatedAt"], found["ImportedAt"])
    assert [{"Key": "a", "Value": "1"}] == acm.call("list_tags_for_certificate", CertificateArn=arn)["Tags"]
    assert other.pem.decode() == acm.call("get_certificate", CertificateArn=arn)["Certificate"]
    assert ("ValidationException", "You cannot apply tags when reimporting a certificate.") == acm.refusal(
        "import_certificate", **imported(CertificateArn=arn, Tags=[{"Key": "a"}])
    )


def test_a_certificate_that_is_not_there_is_told(acm: AcmAccount) -> None:
    """By every operation."""
    for name in ("describe_certificate", "get_certificate", "delete_certificate", "list_tags_for_certificate"):
        assert UNKNOWN == acm.refusal(name, CertificateArn=ELSEWHERE)
    assert UNKNOWN == acm.refusal("import_certificate", **imported(CertificateArn=ELSEWHERE))


def test_certificates_are_listed_page_by_page(acm: AcmAccount) -> None:
    """A token leads to the next page, whatever went meanwhile on this one."""
    arns = [acm.arn(make(f"{number}.example.com", issuer=ROOT, kind="rsa2048")) for number in range(3)]
    first = acm.call("list_certificates", MaxItems=2)
    acm.call("delete_certificate", CertificateArn=arns[0])
    rest = acm.call("list_certificates", MaxItems=2, NextToken=first["NextToken"])

    assert arns[:2] == [one["CertificateArn"] for one in first["CertificateSummaryList"]]
    assert arns[2:] == [one["CertificateArn"] for one in rest["CertificateSummaryList"]]
    assert "NextToken" not in rest
    assert "ValidationException" == acm.refusal("list_certificates", NextToken="x")[0]


def test_curves_are_listed_only_when_asked_for(acm: AcmAccount) -> None:
    """Without a filter ACM shows RSA of up to 2048 bits."""
    rsa, curve = acm.arn(), acm.arn(make("curve.example.com", issuer=ROOT))

    def listed(**params: object) -> list[str]:
        return [one["CertificateArn"] for one in acm.call("list_certificates", **params)["CertificateSummaryList"]]

    assert [rsa] == listed()
    assert [curve] == listed(Includes={"keyTypes": ["EC_prime256v1"]})
    assert [rsa] == listed(CertificateStatuses=["ISSUED"])
    assert [] == listed(CertificateStatuses=["PENDING_VALIDATION"])
    assert [] == listed(Includes={"keyUsage": ["KEY_AGREEMENT"]})
    assert [] == listed(CertificateKeyPairOrigins=["AWS_MANAGED"])


def test_they_are_sorted_by_creation_when_asked_for(acm: AcmAccount) -> None:
    """The newest first, or the oldest."""
    arns = []
    for number in range(3):
        acm.account.now = NOW + number
        arns.append(acm.arn())

    def listed(order: str) -> list[str]:
        found = acm.call("list_certificates", SortBy="CREATED_AT", SortOrder=order)
        return [one["CertificateArn"] for one in found["CertificateSummaryList"]]

    assert (arns, arns[::-1]) == (listed("ASCENDING"), listed("DESCENDING"))


def test_a_certificate_that_has_run_out_says_so(acm: AcmAccount) -> None:
    """It stays, and is shown as expired."""
    arn = acm.arn()
    acm.account.now = 2_400_000_000

    assert "EXPIRED" == acm.call("describe_certificate", CertificateArn=arn)["Certificate"]["Status"]


def test_a_deleted_certificate_is_gone(acm: AcmAccount) -> None:
    """Nothing is left of it."""
    arn = acm.arn()
    acm.call("delete_certificate", CertificateArn=arn)

    assert [] == acm.call("list_certificates")["CertificateSummaryList"]


def test_a_certificate_in_use_is_not_deleted(acm: AcmAccount) -> None:
    """Whichever region's domain name shows it."""
    arn = acm.arn()
    with acm.account.store.transaction("000000000000", "us-east-2") as documents:
        documents.put("domain_name", "a.example.com", document={"domainName": "a.example.com", "certificateArn": arn})

    assert ["arn:aws:apigateway:us-east-2::/domainnames/a.example.com"] == acm.call(
        "describe_certificate", CertificateArn=arn
    )["Certificate"]["InUseBy"]
    assert ("ResourceInUseException", f"Certificate {arn} in account 000000000000 is in use.") == acm.refusal(
        "delete_certificate", CertificateArn=arn
    )
