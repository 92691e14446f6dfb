from tests.aws.cloudformation.performing import Performing, made


def test_a_certificate_is_issued_here_and_imported() -> None:
    """For all of its names, each once; that nobody validated them is said."""
    performing = Performing(
        {"issue_certificate": {"PrivateKey": b"k"}, "import_certificate": {"CertificateArn": "arn"}}
    )
    names = {"DomainName": "a.example.com", "SubjectAlternativeNames": ["a.example.com", "b.example.com"]}
    found = made("AWS::CertificateManager::Certificate", names, performing)

    assert performing.params("issue_certificate") == {"DomainNames": ["a.example.com", "b.example.com"]}
    assert found.undo == (("acm", "delete_certificate", {"CertificateArn": "arn"}),)
    assert len(found.left_out) == 1
