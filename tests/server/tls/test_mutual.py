"""Mutual TLS on real sockets, set up by boto3, called by Python's TLS, curl and OpenSSL."""

import contextlib
import socket
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from gatewright.lab.estate import Estate, build
from tests.certificates import OVER, Made, make
from tests.gatewright_server import Running, running

BANK = make("Bank", ca=True)
SERVER = make("api.example.com", issuer=BANK, names=("*.example.com",), kind="rsa2048")
ROOT = make("Clients' root", ca=True, kind="rsa2048")
SUB = make("Clients' sub", issuer=ROOT, ca=True)
UNKNOWN_SUB = make("Unknown sub", issuer=ROOT, ca=True)
OTHER_ROOT = make("Other root", ca=True)
DEEP = [ROOT]
for depth in range(4):
    DEEP.append(make(f"Deep {depth}", issuer=DEEP[-1], ca=True))

MUTUAL = "mutual.example.com"
OTHER = "other.example.com"
PLAIN = "plain.example.com"
FORBIDDEN = b'{"message":"Forbidden"}'

CLIENTS: dict[str, tuple[Made, tuple[Made, ...], int]] = {
    "good": (make("good", issuer=ROOT, kind="rsa2048", number=7), (), 200),
    "of an issuer below the root": (make("below", issuer=SUB), (), 200),
    "of an issuer below the root, sent along": (make("below", issuer=SUB), (SUB, ROOT), 200),
    "of an elliptic curve": (make("curve", issuer=ROOT, kind="ec384"), (), 200),
    "of an issuer that is only sent along": (make("unknown", issuer=UNKNOWN_SUB), (UNKNOWN_SUB, ROOT), 403),
    "of another root": (make("other", issuer=OTHER_ROOT), (), 403),
    "of another root, sent along": (make("other", issuer=OTHER_ROOT), (OTHER_ROOT,), 403),
    "of a root of the same name": (make("twin", issuer=make("Clients' root", ca=True)), (), 403),
    "self-signed": (make("alone"), (), 403),
    "expired": (make("expired", issuer=ROOT, end=OVER), (), 403),
    "not yet valid": (
        make(
            "early",
            issuer=ROOT,
            start=datetime.now(UTC) + timedelta(days=400),
            end=datetime.now(UTC) + timedelta(days=800),
        ),
        (),
        403,
    ),
    "of a short key": (make("short", issuer=ROOT, kind="rsa1024"), (), 403),
    "behind a chain of five": (make("deep", issuer=DEEP[3]), tuple(reversed(DEEP[1:4])), 403),
    "of an issuer that is no authority": (make("x", issuer=make("no authority", issuer=ROOT)), (), 403),
}


@dataclass
class Shop:
    """A server with domain names: two with mutual TLS and truststores of their own, one without."""

    server: Running
    estate: Estate
    folder: Path

    def pem(self, name: str, *made: Made, key: bool = False) -> str:
        """Write certificates, and the key of the first, to a file."""
        place = self.folder / f"{name.replace(' ', '-').replace(',', '')}.pem"
        place.write_bytes(b"".join(one.pem for one in made) + (made[0].key_pem if key else b""))
        return str(place)

    def context(self, client: str | None) -> ssl.SSLContext:
        """Return a client's context."""
        context = ssl.create_default_context(cadata=BANK.pem.decode())
        if client is not None:
            leaf, chain, _ = CLIENTS[client]
            # Python's own OpenSSL would not send a key that is too short for it.
            context.set_ciphers("DEFAULT:@SECLEVEL=0")
            context.load_cert_chain(self.pem(client, leaf, *chain, key=True))
        return context

    def call(
        self,
        client: str | None,
        name: str = MUTUAL,
        *,
        host: str | None = None,
        target: str = "/pets",
        context: ssl.SSLContext | None = None,
    ) -> tuple[int, bytes]:
        """Make one call and return status and body."""
        place = urlsplit(self.server.tls_url)
        with (
            socket.create_connection((place.hostname, place.port), timeout=20) as raw,
            (context or self.context(client)).wrap_socket(raw, server_hostname=name) as secure,
        ):
            lines = (f"GET {target} HTTP/1.1", f"Host: {host or name}", "Connection: close", "", "")
            secure.sendall("\r\n".join(lines).encode())
            answer = b"".join(iter(lambda: secure.recv(4096), b""))
        head, _, body = answer.partition(b"\r\n\r\n")
        return int(head.split()[1]), body


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """Return the server, set up by boto3 alone."""
    with running() as server:
        estate = build(server.client())
        s3, gateway, acm = (server.client(name) for name in ("s3", "apigateway", "acm"))
        s3.create_bucket(Bucket="trust")
        s3.put_bucket_versioning(Bucket="trust", VersioningConfiguration={"Status": "Enabled"})
        store = b"".join(one.pem for one in (ROOT, SUB, *DEEP[1:]))
        version = s3.put_object(Bucket="trust", Key="clients.pem", Body=store)["VersionId"]
        s3.put_object(Bucket="trust", Key="others.pem", Body=OTHER_ROOT.pem)
        arn = acm.import_certificate(Certificate=SERVER.pem, PrivateKey=SERVER.key_pem, CertificateChain=BANK.pem)
        wanted: dict[str, dict[str, Any]] = {
            MUTUAL: {
                "mutualTlsAuthentication": {"truststoreUri": "s3://trust/clients.pem", "truststoreVersion": version}
            },
            OTHER: {"mutualTlsAuthentication": {"truststoreUri": "s3://trust/others.pem"}},
            PLAIN: {},
        }
        for name, more in wanted.items():
            gateway.create_domain_name(
                domainName=name,
                regionalCertificateArn=arn["CertificateArn"],
                endpointConfiguration={"types": ["REGIONAL"]},
                **more,
            )
            gateway.create_base_path_mapping(domainName=name, restApiId=estate.api_id, stage="prod")
        yield Shop(server, estate, tmp_path_factory.mktemp("clients"))


@pytest.mark.parametrize("client", CLIENTS)
def test_who_is_trusted_gets_in_and_who_is_not_is_told(shop: Shop, client: str) -> None:
    """Over the connection that was made, whatever came: 200, or 403 with AWS's bytes."""
    status, body = shop.call(client)

    assert CLIENTS[client][2] == status
    assert status == 200 or body == FORBIDDEN


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_who_shows_nothing_is_reset(shop: Shop, version: ssl.TLSVersion) -> None:
    """After the handshake, without an alert and without HTTP."""
    context = shop.context(None)
    context.maximum_version = version

    assert is_reset(shop, context)


def is_reset(shop: Shop, context: ssl.SSLContext, session: ssl.SSLSession | None = None) -> bool:
    """Tell whether a connection to the name with mutual TLS is reset, when hands are shaken or right after."""
    place = urlsplit(shop.server.tls_url)
    # Not by Python's own sockets: those take a reset for an end, in TLS 1.3.
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    engine = context.wrap_bio(incoming, outgoing, server_hostname=MUTUAL, session=session)
    with socket.create_connection((place.hostname, place.port), timeout=20) as raw:
        try:
            while True:
                with contextlib.suppress(ssl.SSLWantReadError):
                    engine.do_handshake()
                raw.sendall(outgoing.read())
                data = raw.recv(65_536)
                if not data:
                    return False
                incoming.write(data)
        except ConnectionResetError:
            return True


@pytest.mark.parametrize("client", ["good", "of another root", None])
def test_names_without_a_truststore_ask_for_nothing(shop: Shop, client: str | None) -> None:
    """Not even of those who have something to show."""
    assert 200 == shop.call(client, PLAIN)[0]


def test_each_name_has_its_own_truststore(shop: Shop) -> None:
    """Who is good for one is not for the other."""
    assert [(200, 403), (403, 200)] == [
        (shop.call(client)[0], shop.call(client, OTHER)[0]) for client in ("good", "of another root")
    ]


@pytest.mark.parametrize(
    ("client", "name", "host", "target"),
    [
        (None, PLAIN, MUTUAL, "/pets"),
        ("of another root", OTHER, MUTUAL, "/pets"),
        ("good", MUTUAL, OTHER, "/pets"),
        (None, PLAIN, MUTUAL, f"https://{MUTUAL}/pets"),
        ("good", OTHER, MUTUAL, f"https://{MUTUAL}/pets"),
        (None, PLAIN, f"{MUTUAL}.", "/pets"),
        (None, PLAIN, MUTUAL.upper(), "/pets"),
        (None, PLAIN, f"{MUTUAL}:443", "/pets"),
        (None, PLAIN, MUTUAL, "/_aws/execute-api/{api_id}/prod/pets"),
        (None, PLAIN, MUTUAL, "/restapis/{api_id}/prod/_user_request_/pets"),
    ],
)
def test_no_other_name_leads_round_it(shop: Shop, client: str | None, name: str, host: str, target: str) -> None:
    """The host has to be the name that the certificate was shown to, and the path is one below that name."""
    target = target.format(api_id=shop.estate.api_id)

    assert (403, FORBIDDEN) == shop.call(client, name, host=host, target=target)


def test_the_plain_port_does_not_lead_round_it(shop: Shop) -> None:
    """And neither does a name in other letters there."""
    for host in (MUTUAL, MUTUAL.upper(), f"{MUTUAL}:80"):
        answer = shop.server.send("GET", "/pets", host=host)
        assert (403, FORBIDDEN) == (answer.status, answer.body)


def test_nothing_is_resumed(shop: Shop) -> None:
    """A session of this name, or of another one, spares nobody the certificate."""
    place = urlsplit(shop.server.tls_url)
    for first, client in ((MUTUAL, "good"), (PLAIN, None)):
        for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
            context = shop.context(client)
            context.maximum_version = version
            with socket.create_connection((place.hostname, place.port), timeout=20) as raw:
                secure = context.wrap_socket(raw, server_hostname=first)
                secure.sendall(f"GET /pets HTTP/1.1\r\nHost: {first}\r\nConnection: close\r\n\r\n".encode())
                while secure.recv(4096):
                    pass
                session = secure.session
                secure.close()
            if client is None:
                assert is_reset(shop, context, session)
                continue
            with socket.create_connection((place.hostname, place.port), timeout=20) as raw:
                secure = context.wrap_socket(raw, server_hostname=MUTUAL, session=session)
                assert secure.session_reused is False
                secure.close()


def test_a_new_truststore_counts_once_the_name_is_told(shop: Shop) -> None:
    """Naming the file again reads it again; a certificate of no use brings a warning."""
    s3, gateway = shop.server.client("s3"), shop.server.client()
    expired = make("Over", ca=True, end=OVER)
    s3.put_object(Bucket="trust", Key="others.pem", Body=OTHER_ROOT.pem + ROOT.pem + expired.pem)
    before = shop.call("good", OTHER)[0]
    patch = {"op": "replace", "path": "/mutualTlsAuthentication/truststoreUri", "value": "s3://trust/others.pem"}
    changed = gateway.update_domain_name(domainName=OTHER, patchOperations=[patch])["mutualTlsAuthentication"]
    after = shop.call("good", OTHER)[0]
    s3.put_object(Bucket="trust", Key="others.pem", Body=OTHER_ROOT.pem)
    gateway.update_domain_name(domainName=OTHER, patchOperations=[patch])

    assert (403, 200, 403) == (before, after, shop.call("good", OTHER)[0])
    assert ["Certificate 3 of the truststore is not valid: certificate has expired"] == changed["truststoreWarnings"]


def curl(shop: Shop, client: str | None, *more: str, name: str = MUTUAL) -> "subprocess.CompletedProcess[str]":
    """Call by curl."""
    port = urlsplit(shop.server.tls_url).port
    shown = [] if client is None else ["--cert", shop.pem(client, CLIENTS[client][0], key=True)]
    ways = ["--resolve", f"{name}:{port}:127.0.0.1", "--cacert", shop.pem("bank", BANK), *shown, *more]
    return subprocess.run(
        ["curl", "-s", "-S", "-i", *ways, f"https://{name}:{port}/pets"],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


@pytest.mark.parametrize("http", ["--http1.1", "--http2"])
def test_curl_speaks_both_protocols(shop: Shop, http: str) -> None:
    """Trusted, untrusted and without a certificate."""
    good, bad, none = (curl(shop, client, http) for client in ("good", "self-signed", None))

    assert ["200", "403"] == [each.stdout.split()[1] for each in (good, bad)]
    assert bad.stdout.endswith('{"message":"Forbidden"}')
    assert none.stdout == ""
    assert none.returncode in (16, 35, 55, 56)


def test_an_authority_of_http_2_does_not_lead_round_it(shop: Shop) -> None:
    """`:authority` is the host there."""
    answer = curl(shop, None, "--http2", "-H", f"Host: {MUTUAL}", name=PLAIN)

    assert answer.stdout.split()[1] == "403"


def test_large_bodies_pass_both_ways(shop: Shop) -> None:
    """Nine megabytes in, over HTTP/1.1 and HTTP/2."""
    place = shop.folder / "large"
    place.write_bytes(b'"' + b"x" * 9_000_000 + b'"')
    found = [
        curl(shop, "good", http, "--data-binary", f"@{place}", "-X", "GET", "-H", "Content-Type: application/json")
        for http in ("--http1.1", "--http2")
    ]

    assert ["200", "200"] == [each.stdout.replace("HTTP/1.1 100 Continue", "").split()[1] for each in found]


def test_openssl_is_told_whose_certificates_are_taken(shop: Shop) -> None:
    """As a client with several has to choose."""
    place = urlsplit(shop.server.tls_url)
    shown = subprocess.run(
        ["openssl", "s_client", "-connect", f"{place.hostname}:{place.port}", "-servername", MUTUAL],
        input="",
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    ).stdout

    assert "Acceptable client certificate CA names" in shown
    assert "Clients' root" in shown


def test_a_handshake_that_stalls_is_cut(shop: Shop) -> None:
    """Plain bytes behind a good hello end the connection."""
    place = urlsplit(shop.server.tls_url)
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    engine = shop.context(None).wrap_bio(incoming, outgoing, server_hostname=MUTUAL)
    with pytest.raises(ssl.SSLWantReadError):
        engine.do_handshake()
    with socket.create_connection((place.hostname, place.port), timeout=20) as raw:
        raw.sendall(outgoing.read())
        raw.recv(65_536)
        raw.sendall(b"GET / HTTP/1.1\r\n\r\n")
        while raw.recv(65_536):
            pass


def test_turning_it_off_lets_everybody_in_again(shop: Shop) -> None:
    """And turning it on shuts the door at once, for connections that are open too."""
    gateway = shop.server.client()
    off = {"op": "replace", "path": "/mutualTlsAuthentication/truststoreUri", "value": ""}
    on = {**off, "value": "s3://trust/others.pem"}
    gateway.update_domain_name(domainName=OTHER, patchOperations=[off])
    place = urlsplit(shop.server.tls_url)
    with (
        socket.create_connection((place.hostname, place.port), timeout=20) as raw,
        shop.context(None).wrap_socket(raw, server_hostname=OTHER) as secure,
    ):
        answers = []
        for patch in (None, on):
            if patch is not None:
                gateway.update_domain_name(domainName=OTHER, patchOperations=[patch])
            secure.sendall(f"GET /pets HTTP/1.1\r\nHost: {OTHER}\r\n\r\n".encode())
            answers.append(secure.recv(65_536).split()[1])

    assert [b"200", b"403"] == answers


def test_the_access_log_tells_whose_certificate_was_refused(shop: Shop) -> None:
    """And whose was not; with the path that was called."""
    logs, gateway = shop.server.client("logs"), shop.server.client()
    logs.create_log_group(logGroupName="mutual")
    arn = "arn:aws:logs:us-east-1:000000000000:log-group:mutual"
    names = ("status", "identity.clientCert.subjectDN", "customDomain.basePathMatched", "path", "tlsVersion")
    values = {"destinationArn": arn, "format": " ".join(f"$context.{name}" for name in ("requestId", *names))}
    patches = [
        {"op": "replace", "path": f"/accessLogSettings/{name}", "value": value} for name, value in values.items()
    ]
    gateway.update_stage(restApiId=shop.estate.api_id, stageName="prod", patchOperations=patches)
    shop.call("good")
    shop.call("self-signed")
    lines = [one["message"] for one in logs.filter_log_events(logGroupName="mutual")["events"]]

    assert ["200 CN=good - /pets TLSv1.3", "403 CN=alone - /pets TLSv1.3"] == [
        line.partition(" ")[2] for line in sorted(lines, key=lambda line: line.split()[1])
    ]


@pytest.mark.parametrize(
    ("client", "reason"),
    [
        ("of another root", "Could not find issuer for certificate"),
        ("self-signed", "self signed certificate"),
        ("expired", "certificate has expired"),
    ],
)
def test_the_execution_log_tells_why_a_certificate_was_refused(shop: Shop, client: str, reason: str) -> None:
    """In AWS's words where they are known; a log of errors tells it, too."""
    patch = {"op": "replace", "path": "/*/*/logging/loglevel", "value": "ERROR"}
    shop.server.client().update_stage(restApiId=shop.estate.api_id, stageName="prod", patchOperations=[patch])
    shop.call(client)
    group = f"API-Gateway-Execution-Logs_{shop.estate.api_id}/prod"
    lines = [one["message"] for one in shop.server.client("logs").filter_log_events(logGroupName=group)["events"]]

    assert f"Access denied. Reason: {reason}" == lines[-1].partition(") ")[2]
