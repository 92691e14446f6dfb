"""What Certificate Manager demands."""

from tests.services.access.demands.asking import demanded

ARN = "arn:aws:acm:eu-west-1:000000000000:certificate/1"


def test_a_certificate_by_its_arn() -> None:
    """One that is imported for the first time has none yet."""
    assert [("acm:GetCertificate", (ARN,))] == demanded("acm", "GetCertificate", CertificateArn=ARN)
    assert [("acm:TagResource", (ARN,))] == demanded("acm", "TagResource", ResourceArn=ARN)
    assert [("acm:ListCertificates", ("*",))] == demanded("acm", "ListCertificates")
    first = demanded("acm", "ImportCertificate", Certificate=b"", PrivateKey=b"")
    assert [("acm:ImportCertificate", (ARN.replace("/1", "/*"),))] == first
