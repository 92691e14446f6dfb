from cryptography import x509

from gatewright.services.acm.issued import issued_certificate


def test_a_certificate_holds_for_its_names_from_now_on() -> None:
    """For as long as one of AWS's."""
    found = x509.load_pem_x509_certificate(
        issued_certificate(["api.example.com", "*.example.com"], 1_700_000_000.0)["Certificate"]
    )
    names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value

    assert names.get_values_for_type(x509.DNSName) == ["api.example.com", "*.example.com"]
    assert (found.not_valid_after_utc - found.not_valid_before_utc).days == 395
