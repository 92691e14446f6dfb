"""Contexts of names."""

import ssl

import pytest

from gatewright.aws.tls_policies import POLICIES
from gatewright.server.tls.authority import Authority
from gatewright.server.tls.contexts import KeyPair, cipher_list, in_files, server_context

AUTHORITY = Authority.open(None)
PAIR = AUTHORITY.issue(("localhost",))


def shake_hands(server: ssl.SSLContext, client: ssl.SSLContext) -> ssl.SSLObject:
    """Shake hands in memory and return the client's side."""
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    one = server.wrap_bio(to_server, to_client, server_side=True)
    other = client.wrap_bio(to_client, to_server, server_hostname="localhost")
    for _ in range(4):
        for side in (other, one):
            try:
                side.do_handshake()
            except ssl.SSLWantReadError:
                continue
    return other


def client_context() -> ssl.SSLContext:
    """Return a client that trusts the authority."""
    return ssl.create_default_context(cadata=AUTHORITY.pem.decode())


@pytest.mark.parametrize("name", POLICIES)
def test_every_policy_shakes_hands_with_a_client_of_today(name: str) -> None:
    """Whatever a policy demands, OpenSSL can give it."""
    assert "TLSv1.3" == shake_hands(server_context(PAIR, POLICIES[name]), client_context()).version()


@pytest.mark.parametrize(
    ("name", "accepted"),
    [("TLS_1_0", True), ("TLS_1_2", True), ("SecurityPolicy_TLS13_1_3_2025_09", False)],
)
def test_a_policy_decides_about_tls_1_2(name: str, accepted: bool) -> None:
    """A client that goes no further is refused by a policy of TLS 1.3."""
    client = client_context()
    client.maximum_version = ssl.TLSVersion.TLSv1_2
    try:
        version = shake_hands(server_context(PAIR, POLICIES[name]), client).version()
    except ssl.SSLError:
        version = None

    assert ("TLSv1.2" if accepted else None) == version


@pytest.mark.parametrize(("name", "accepted"), [("TLS_1_0", True), ("TLS_1_2", False)])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_only_the_oldest_policy_speaks_tls_1_0(name: str, accepted: bool) -> None:
    """What OpenSSL holds for too weak is spoken where the policy says so, and nowhere else."""
    client = client_context()
    client.minimum_version = client.maximum_version = ssl.TLSVersion.TLSv1
    client.set_ciphers("ALL:@SECLEVEL=0")
    try:
        version = shake_hands(server_context(PAIR, POLICIES[name]), client).version()
    except ssl.SSLError:
        version = None

    assert ("TLSv1" if accepted else None) == version


def test_sessions_of_one_name_are_unknown_to_another() -> None:
    """A session that one context gave out is not resumed by another one: each has its own keys."""
    client = client_context()
    client.maximum_version = ssl.TLSVersion.TLSv1_2
    first, second = server_context(PAIR), server_context(PAIR)
    session = shake_hands(first, client).session

    def resumed(server: ssl.SSLContext) -> bool | None:
        to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
        one = server.wrap_bio(to_server, to_client, server_side=True)
        other = client.wrap_bio(to_client, to_server, server_hostname="localhost", session=session)
        for _ in range(4):
            for side in (other, one):
                try:
                    side.do_handshake()
                except ssl.SSLWantReadError:
                    continue
        return other.session_reused

    assert (True, False) == (resumed(first), resumed(second))


def test_a_key_of_another_certificate_is_refused() -> None:
    """No context shows a certificate that it cannot prove."""
    other = AUTHORITY.issue(("localhost",))

    with pytest.raises(ssl.SSLError):
        server_context(KeyPair(chain=PAIR.chain, key=other.key))


def test_the_key_is_for_nobody_else_to_read() -> None:
    """Not on the disk, not in what is printed."""
    with in_files(PAIR) as (_, key):
        assert 0o600 == key.stat().st_mode & 0o777
    assert not key.exists()
    assert "PRIVATE" not in repr(PAIR)


def test_weak_suites_are_lifted_for_the_oldest_policy_only() -> None:
    """OpenSSL's own limit stands for the others."""
    assert ["TLS_1_0"] == [name for name, policy in POLICIES.items() if "SECLEVEL" in cipher_list(policy)]
