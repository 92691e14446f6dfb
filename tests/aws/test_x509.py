"""Client certificates against a truststore: every kind that there is."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from gatewright.aws.x509 import (
    EXPIRED,
    INSECURE,
    NO_ISSUER,
    NOT_YET_VALID,
    SELF_SIGNED,
    TOO_LONG,
    UNREADABLE,
    described,
    refusal,
    weakness,
)
from tests.certificates import END, OVER, START, Made, make

NOW = datetime(2026, 1, 15, 12, tzinfo=UTC).timestamp()

ROOT = make("Root", ca=True)
SUB = make("Sub", issuer=ROOT, ca=True)
SUB_2 = make("Sub 2", issuer=SUB, ca=True)
SUB_3 = make("Sub 3", issuer=SUB_2, ca=True)
OTHER = make("Other", ca=True)
NARROW = make("Narrow", issuer=ROOT, ca=True, path_length=0)
BELOW_NARROW = make("Below narrow", issuer=NARROW, ca=True)
NO_CA = make("No authority", issuer=ROOT)
OLD_SUB = make("Old sub", issuer=ROOT, ca=True, end=OVER)
TWIN = make("Root", ca=True)
ALONE = make("alone")
LATER = datetime(2040, 1, 1, tzinfo=UTC)


def openssl(folder: Path, command: str) -> None:
    """Run OpenSSL, which still signs by SHA-1."""
    subprocess.run(["openssl", *command.split()], cwd=folder, check=True, capture_output=True)


def self_signed_by_sha_1(folder: Path) -> Made:
    """Return a root that signed itself by SHA-1."""
    extensions = "-addext basicConstraints=critical,CA:TRUE"
    openssl(
        folder,
        f"req -x509 -newkey rsa:2048 -nodes -keyout root.key -out root.pem -days 3650 -sha1 -subj /CN=Old {extensions}",
    )
    key = serialization.load_pem_private_key((folder / "root.key").read_bytes(), None)
    assert isinstance(key, rsa.RSAPrivateKey)
    return Made(x509.load_pem_x509_certificate((folder / "root.pem").read_bytes()), key)


def signed_by_sha_1(folder: Path) -> bytes:
    """Return a client's certificate that the root signed by SHA-1."""
    openssl(folder, "req -new -newkey rsa:2048 -nodes -keyout client.key -out client.csr -subj /CN=client")
    openssl(
        folder,
        "x509 -req -in client.csr -CA root.pem -CAkey root.key -CAcreateserial -sha1 -days 3650 -outform DER -out c",
    )
    return (folder / "c").read_bytes()


def renewed(old: Made, issuer: Made) -> x509.Certificate:
    """Return a certificate of the same name and key that lasts longer."""
    return (
        x509.CertificateBuilder()
        .subject_name(old.certificate.subject)
        .issuer_name(issuer.certificate.subject)
        .public_key(old.key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(START)
        .not_valid_after(END)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(issuer.key, hashes.SHA256())
    )


def client(issuer: Made, **more: object) -> Made:
    """Return a client's certificate."""
    return make("client", issuer=issuer, client=True, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("leaf", "store", "reason"),
    [
        (client(ROOT), (ROOT,), None),
        (client(SUB), (ROOT, SUB), None),
        (client(SUB_2), (SUB_2, ROOT, SUB), None),
        (client(ROOT, kind="rsa2048"), (ROOT,), None),
        (client(ROOT, kind="ec384", hashed=hashes.SHA384()), (OTHER, ROOT), None),
        (make("no purpose", issuer=ROOT), (ROOT,), None),
        (ALONE, (ALONE,), None),
        (client(TWIN), (ROOT, TWIN), None),
        (client(OTHER), (ROOT,), NO_ISSUER),
        (client(TWIN), (ROOT,), NO_ISSUER),
        (client(SUB), (ROOT,), NO_ISSUER),
        (client(SUB), (SUB,), NO_ISSUER),
        (client(NO_CA), (ROOT, NO_CA), NO_ISSUER),
        (client(BELOW_NARROW), (ROOT, NARROW, BELOW_NARROW), NO_ISSUER),
        (client(ROOT), (), NO_ISSUER),
        (ALONE, (ROOT,), SELF_SIGNED),
        (client(ROOT, end=OVER), (ROOT,), EXPIRED),
        (client(OLD_SUB), (ROOT, OLD_SUB), EXPIRED),
        (client(ROOT, start=LATER), (ROOT,), NOT_YET_VALID),
        (client(SUB_3), (ROOT, SUB, SUB_2, SUB_3), TOO_LONG),
        (client(ROOT, kind="rsa1024"), (ROOT,), INSECURE),
    ],
)
def test_the_reason_is_aws_s(leaf: Made, store: tuple[Made, ...], reason: str | None) -> None:
    """Whatever the client sends besides: the truststore alone tells who may issue."""
    truststore = tuple(one.der for one in store)

    assert reason == refusal((leaf.der,), truststore, NOW)
    assert reason == refusal((leaf.der, SUB.der, ROOT.der, TWIN.der, OTHER.der), truststore, NOW)


def test_a_weak_issuer_makes_a_chain_weak() -> None:
    """A key that is too short vouches for nobody."""
    root = make("Root of the weak", ca=True, kind="rsa2048")
    weak = make("Weak", issuer=root, ca=True, kind="rsa1024")

    assert INSECURE == refusal((client(weak).der,), (root.der, weak.der), NOW)


def test_sha_1_vouches_for_nobody_but_a_root(tmp_path: Path) -> None:
    """A client's certificate that is signed by it is weak; a root of the truststore need not vouch for itself."""
    root = self_signed_by_sha_1(tmp_path)
    weak = signed_by_sha_1(tmp_path)
    good = client(root)

    later = datetime(2030, 1, 1, tzinfo=UTC).timestamp()
    assert INSECURE == refusal((weak,), (root.der,), later)
    assert refusal((good.der,), (root.der,), later) is None


def test_validity_is_judged_at_the_moment_of_the_call() -> None:
    """To the second, at both ends."""
    leaf = client(ROOT).der
    start, end = START.timestamp(), END.timestamp()
    moments = (start - 1, start, end, end + 1)

    assert [NOT_YET_VALID, None, None, EXPIRED] == [refusal((leaf,), (ROOT.der,), moment) for moment in moments]


def test_of_several_paths_one_that_is_valid_does() -> None:
    """An authority whose certificate was renewed stands in the truststore twice."""
    old = make("Renewed", issuer=ROOT, ca=True, end=OVER)
    new = Made(renewed(old, ROOT), old.key)
    leaf = client(old).der

    assert EXPIRED == refusal((leaf,), (ROOT.der, old.der), NOW)
    assert refusal((leaf,), (ROOT.der, old.der, new.der), NOW) is None


@pytest.mark.parametrize("der", [b"", b"x", ROOT.der[:-1]])
def test_bytes_that_are_no_certificate_are_refused(der: bytes) -> None:
    """And described as nothing."""
    assert UNREADABLE == refusal((der,), (ROOT.der,), NOW)
    assert described(der) is None
    assert NO_ISSUER == refusal((client(ROOT).der,), (der,), NOW)


def test_a_certificate_is_described_as_aws_does() -> None:
    """Names in the order of the certificate, dates as OpenSSL prints them."""
    leaf = client(ROOT)
    found = described(leaf.der)

    assert found is not None
    assert (leaf.pem.decode(), "CN=client", "CN=Root") == (found.pem, found.subject, found.issuer)
    assert ("Jan  1 00:00:00 2025 GMT", "Jan  1 00:00:00 2045 GMT") == (found.not_before, found.not_after)
    assert leaf.certificate.serial_number == int(found.serial_number.replace(":", ""), 16)


@pytest.mark.parametrize(
    ("der", "reason"),
    [
        (ROOT.der, None),
        (b"x", UNREADABLE),
        (OLD_SUB.der, EXPIRED),
        (make("early", start=LATER).der, NOT_YET_VALID),
        (make("short", kind="rsa1024").der, INSECURE),
    ],
)
def test_a_certificate_of_a_truststore_may_be_of_no_use(der: bytes, reason: str | None) -> None:
    """And says why."""
    assert reason == weakness(der, NOW)
