"""The server's own certificate authority."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.x509 import verification

from gatewright.server.tls.authority import MACHINE, Authority, names_for

NOW = datetime(2026, 1, 15, 12, tzinfo=UTC)


def verified(authority: bytes, chain: bytes, name: str, at: datetime = NOW) -> bool:
    """Tell whether a strict client takes the chain for the name."""
    store = verification.Store(x509.load_pem_x509_certificates(authority))
    leaf = x509.load_pem_x509_certificates(chain)[0]
    verifier = verification.PolicyBuilder().store(store).time(at).build_server_verifier(x509.DNSName(name))
    try:
        verifier.verify(leaf, [])
    except verification.VerificationError:
        return False
    return True


def test_what_it_issues_is_valid_for_the_names_and_for_no_other() -> None:
    """A strict client that trusts it accepts the names."""
    authority = Authority.open(None, lambda: NOW)
    pair = authority.issue(("*.execute-api.eu-west-1.amazonaws.com",))

    assert verified(authority.pem, pair.chain, "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com")
    assert not verified(authority.pem, pair.chain, "a1b2c3d4e5.execute-api.eu-west-2.amazonaws.com")
    assert not verified(Authority.open(None).pem, pair.chain, "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com")


def test_a_declared_domain_name_gets_a_certificate_to_import() -> None:
    """Which a client that trusts the authority accepts."""
    authority = Authority.open(None, lambda: NOW)
    found = authority.as_imported(["api.example.com", "*.example.com"], NOW.timestamp())

    assert found["CertificateChain"] == authority.pem
    assert len(x509.load_pem_x509_certificates(found["Certificate"])) == 1
    assert verified(authority.pem, found["Certificate"] + authority.pem, "www.example.com")


def test_what_it_issues_ends_within_thirteen_months() -> None:
    """Browsers refuse what is valid for longer."""
    certificate = x509.load_pem_x509_certificates(Authority.open(None, lambda: NOW).issue(("localhost",)).chain)[0]

    assert certificate.not_valid_after_utc - certificate.not_valid_before_utc <= timedelta(days=398)


def test_it_is_kept_with_the_state(tmp_path: Path) -> None:
    """Who trusts it once trusts the next server on the same state; its key is nobody else's."""
    first, second = Authority.open(tmp_path), Authority.open(tmp_path)

    assert first.pem == second.pem
    assert (tmp_path / "authority.pem").read_bytes() == first.pem
    assert 0o600 == (tmp_path / "authority-key.pem").stat().st_mode & 0o777


@pytest.mark.parametrize("broken", ["authority.pem", "authority-key.pem"])
def test_what_is_broken_or_over_is_made_anew(tmp_path: Path, broken: str) -> None:
    """Half of it is of no use, and neither is one that has run out."""
    first = Authority.open(tmp_path, lambda: NOW)
    assert first.pem != Authority.open(tmp_path, lambda: NOW + timedelta(days=4000)).pem
    (tmp_path / broken).write_text("x")

    made = Authority.open(tmp_path, lambda: NOW)

    assert made.pem == Authority.open(tmp_path, lambda: NOW).pem != first.pem


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (
            "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
            ("*.execute-api.eu-west-1.amazonaws.com", "execute-api.eu-west-1.amazonaws.com"),
        ),
        (
            "vpce-1-2.execute-api.eu-west-1.vpce.amazonaws.com",
            ("*.execute-api.eu-west-1.vpce.amazonaws.com", "execute-api.eu-west-1.vpce.amazonaws.com"),
        ),
        ("a1b2c3d4e5.execute-api.localhost", ("*.execute-api.localhost", "execute-api.localhost")),
        (
            "a1b2c3d4e5.execute-api.localhost.localstack.cloud",
            ("*.execute-api.localhost.localstack.cloud", "execute-api.localhost.localstack.cloud"),
        ),
        ("apigateway.us-east-1.amazonaws.com", ("apigateway.us-east-1.amazonaws.com",)),
        ("localhost.localstack.cloud", ("localhost.localstack.cloud",)),
        ("localhost", MACHINE),
        ("bank.example.com", MACHINE),
        ("a.b.execute-api.eu-west-1.amazonaws.com.example.com", MACHINE),
        (None, MACHINE),
    ],
)
def test_it_answers_for_default_endpoints_and_this_machine(asked: str | None, names: tuple[str, ...]) -> None:
    """Never for a name of somebody else."""
    assert names == names_for(asked)
