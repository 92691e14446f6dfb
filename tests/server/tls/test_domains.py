"""The contexts of domain names."""

import socket
import ssl
from typing import Any
from urllib.parse import urlsplit

import pytest

from gatewright.lab.estate import build
from gatewright.server.tls.authority import Authority
from gatewright.server.tls.domains import Domains
from gatewright.server.tls.names import Names
from gatewright.store.store import Store
from tests.certificates import make
from tests.gatewright_server import running
from tests.services.account import ACCOUNT

ROOT = make("Root", ca=True)
LEAF = make("api.example.com", issuer=ROOT, names=("api.example.com",))
OTHER = make("api.example.com", issuer=ROOT, names=("api.example.com",))


class Kept:
    """A store, and the names that are told of it."""

    def __init__(self) -> None:
        self.store = Store.open(None)
        self.names = Names(Authority.open(None))
        self.domains = Domains(self.store, ACCOUNT, self.names)

    def put(self, kind: str, name: str, region: str = "eu-west-1", **document: Any) -> None:
        """Store a document and refresh."""
        with self.store.transaction(ACCOUNT, region) as documents:
            documents.put(kind, name, document=document)
        self.domains.refresh()

    def certificate(self, arn: str = "arn:one", made: Any = LEAF, **more: Any) -> None:
        """Store a certificate."""
        pem = {"Certificate": made.pem.decode(), "PrivateKey": made.key_pem.decode()}
        self.put("certificate", arn, **{"CertificateArn": arn, "CertificateChain": ROOT.pem.decode(), **pem, **more})

    def domain(self, name: str = "api.example.com", arn: str = "arn:one", **more: Any) -> None:
        """Store a domain name."""
        self.put("domain_name", name, **{"domainName": name, "regionalCertificateArn": arn, **more})


def test_a_domain_name_shows_its_certificate_and_chain() -> None:
    """As soon as it is committed, and no longer."""
    kept = Kept()
    kept.certificate()
    kept.domain()
    before = dict(kept.names.domains)
    with kept.store.transaction(ACCOUNT, "eu-west-1") as documents:
        documents.delete("domain_name", "api.example.com")
    kept.domains.refresh()

    assert ["api.example.com"] == list(before)
    assert {} == kept.names.domains


def test_other_commits_leave_the_contexts_alone() -> None:
    """Sessions of a name go on as long as its terms stay."""
    kept = Kept()
    kept.certificate()
    kept.domain()
    before = kept.names.domains
    kept.put("rest_api", "pets")
    same = kept.names.domains
    kept.domain("b.example.com", arn="arn:none")

    assert before is same
    assert before["api.example.com"] is kept.names.domains["api.example.com"]


@pytest.mark.parametrize("change", ["certificate", "policy"])
def test_new_terms_make_a_new_context(change: str) -> None:
    """A certificate that was imported again, or another security policy."""
    kept = Kept()
    kept.certificate()
    kept.domain()
    before = kept.names.domains["api.example.com"]
    if change == "certificate":
        kept.certificate(made=OTHER)
    else:
        kept.domain(securityPolicy="TLS_1_0")

    assert before is not kept.names.domains["api.example.com"]


def test_a_name_without_a_good_certificate_is_left_out() -> None:
    """One that is gone, or whose key is another's."""
    kept = Kept()
    kept.certificate("arn:bad", PrivateKey=OTHER.key_pem.decode())
    kept.domain("a.example.com", arn="arn:gone")
    kept.domain("b.example.com", arn="arn:bad")

    assert {} == kept.names.domains


def test_a_domain_name_is_served_over_tls_as_soon_as_it_is_made() -> None:
    """By boto3 alone: certificate, domain name, mapping; a client that trusts the issuer gets its answer."""
    with running() as server:
        estate = build(server.client())
        arn = server.client("acm").import_certificate(
            Certificate=LEAF.pem, PrivateKey=LEAF.key_pem, CertificateChain=ROOT.pem
        )["CertificateArn"]
        server.client().create_domain_name(
            domainName="api.example.com", regionalCertificateArn=arn, endpointConfiguration={"types": ["REGIONAL"]}
        )
        server.client().create_base_path_mapping(
            domainName="api.example.com", basePath="shop", restApiId=estate.api_id, stage="prod"
        )
        client = ssl.create_default_context(cadata=ROOT.pem.decode())
        place = urlsplit(server.tls_url)
        with (
            socket.create_connection((place.hostname, place.port), timeout=20) as plain,
            client.wrap_socket(plain, server_hostname="api.example.com") as secure,
        ):
            secure.sendall(b"GET /shop/pets HTTP/1.1\r\nHost: api.example.com\r\nConnection: close\r\n\r\n")
            answer = b"".join(iter(lambda: secure.recv(4096), b""))

    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")


def test_the_policy_of_an_api_holds_for_its_default_endpoint() -> None:
    """By its id and region, or by its id alone; as soon as it is committed, and no longer."""
    kept = Kept()
    kept.put("rest_api", "pets", securityPolicy="SecurityPolicy_TLS13_1_3_2025_09")
    kept.put("rest_api", "dogs")
    places = ("eu-west-1.amazonaws.com", "localhost")
    hosts = [f"{name}.execute-api.{place}" for name in ("pets", "dogs") for place in places]
    lowest = [kept.names.policy(host).lowest for host in (*hosts, "pets.execute-api.eu-west-2.amazonaws.com")]
    kept.put("rest_api", "pets")

    assert ["TLSv1.3", "TLSv1.3", "TLSv1.2", "TLSv1.2", "TLSv1.2"] == lowest
    assert "TLSv1.2" == kept.names.policy(hosts[0]).lowest


@pytest.mark.parametrize(
    ("policy", "version", "ciphers", "served"),
    [
        ("SecurityPolicy_TLS13_1_3_2025_09", ssl.TLSVersion.TLSv1_3, None, True),
        ("SecurityPolicy_TLS13_1_3_2025_09", ssl.TLSVersion.TLSv1_2, None, False),
        ("SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09", ssl.TLSVersion.TLSv1_2, "ECDHE+AESGCM", True),
        ("SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09", ssl.TLSVersion.TLSv1_2, "ECDHE+AES256:!AESGCM:!AESCCM", False),
        ("SecurityPolicy_TLS13_1_2_2021_06", ssl.TLSVersion.TLSv1_2, "ECDHE+AES256:!AESGCM:!AESCCM", True),
    ],
)
def test_an_api_speaks_tls_by_its_policy(
    policy: str, version: ssl.TLSVersion, ciphers: str | None, served: bool
) -> None:
    """By boto3 and a socket: what the policy leaves out shakes no hands."""
    with running() as server:
        estate = build(server.client())
        patches = [("securityPolicy", policy), ("endpointAccessMode", "BASIC")]
        server.client().update_rest_api(
            restApiId=estate.api_id,
            patchOperations=[{"op": "replace", "path": f"/{name}", "value": value} for name, value in patches],
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        context.minimum_version = context.maximum_version = version
        if ciphers is not None:
            context.set_ciphers(ciphers)
        host = f"{estate.api_id}.execute-api.us-east-1.amazonaws.com"
        place = urlsplit(server.tls_url)
        try:
            with (
                socket.create_connection((place.hostname, place.port), timeout=20) as plain,
                context.wrap_socket(plain, server_hostname=host) as secure,
            ):
                secure.sendall(f"GET /prod/pets HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
                answer = secure.recv(12)
        except (ssl.SSLError, ConnectionError):
            answer = b""

    assert (b"HTTP/1.1 200" if served else b"") == answer


def test_a_public_name_shows_its_certificate_before_a_private_one() -> None:
    """Whichever region it is of; the private one shows its own where it is alone."""
    kept = Kept()
    kept.certificate()
    kept.certificate("arn:two", OTHER)
    private = {"domainName": "api.example.com", "domainNameId": "abcd1234", "certificateArn": "arn:two"}
    kept.put("domain_name", "api.example.com+abcd1234", "eu-central-1", **private)
    alone = kept.names.domains["api.example.com"]
    kept.domain()
    both = kept.names.domains["api.example.com"]
    with kept.store.transaction(ACCOUNT, "eu-central-1") as documents:
        documents.delete("domain_name", "api.example.com+abcd1234")
    kept.domains.refresh()

    assert alone is not both
    assert both is kept.names.domains["api.example.com"]
