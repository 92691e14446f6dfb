"""PEM to DER and back."""

from gatewright.aws.certificates_pem import certificates, pem
from tests.certificates import make

ONE, OTHER = make("one"), make("other")


def test_every_certificate_of_a_file_is_read_in_order() -> None:
    """What stands between them, or is no Base64, is left out."""
    broken = "-----BEGIN CERTIFICATE-----\nAAA\n-----END CERTIFICATE-----"
    text = f"# ours\r\n{ONE.pem.decode()}\n{broken}\n{OTHER.pem.decode()}"

    assert (ONE.der, OTHER.der) == certificates(text)
    assert () == certificates("")


def test_a_certificate_is_written_as_it_is_read() -> None:
    """In lines of 64 letters, as others write it."""
    assert ONE.pem.decode() == pem(ONE.der)
