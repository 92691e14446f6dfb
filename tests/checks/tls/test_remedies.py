"""Trusting the issuer of a client certificate."""

from dataclasses import replace

from gatewright.checks.tls.remedies import trust_the_issuer
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.domain import DomainName, MutualTls
from gatewright.model.listing import Listing
from gatewright.model.request import Peer, Tls
from gatewright.model.unknown import UNKNOWN
from tests.casebook import NOON, request
from tests.certificates import OVER, Made, make

HOST = "api.example.com"
ROOT, OTHER = make("Root", ca=True), make("Other", ca=True)
WANTED = MutualTls(truststore_uri="s3://trust/clients.pem", truststore=(ROOT.der,))


def truststore_after(*shown: Made, wanted: MutualTls = WANTED) -> tuple[bytes, ...] | None:
    """Return the truststore that the fix makes; `None` where it makes none."""
    tls = Tls(server_name=HOST, client_chain=tuple(one.der for one in shown))
    asked = replace(request(f"GET https://{HOST}/pets"), peer=Peer(tls=tls), received_at=NOON)
    names = Listing({HOST: DomainName(name=HOST, mutual_tls=wanted)})
    proposal = trust_the_issuer(Call(asked, Configuration(domain_names=names)), {})
    if proposal is None:
        return None
    domain = proposal.configuration.domain_names.get(HOST)
    assert isinstance(domain, DomainName)
    assert isinstance(domain.mutual_tls, MutualTls)
    assert isinstance(domain.mutual_tls.truststore, tuple)
    return domain.mutual_tls.truststore


def test_an_issuer_that_is_sent_along_is_added() -> None:
    """So is a certificate that vouches for itself; those that are trusted already stay."""
    alone = make("alone")

    assert truststore_after(make("partner", issuer=OTHER), OTHER) == (ROOT.der, OTHER.der)
    assert truststore_after(alone) == (ROOT.der, alone.der)


def test_an_issuer_that_nobody_has_cannot_be_added() -> None:
    """The client's own certificate vouches for nobody."""
    assert truststore_after(make("partner", issuer=OTHER)) is None


def test_no_issuer_helps_against_what_the_certificate_itself_lacks() -> None:
    """It has run out, or its key is too short."""
    assert truststore_after(make("late", issuer=OTHER, end=OVER), OTHER) is None
    assert truststore_after(make("short", issuer=OTHER, kind="rsa1024"), OTHER) is None


def test_a_truststore_that_nobody_read_or_that_is_one_version_of_its_file_is_left_alone() -> None:
    """What would be in it is not known."""
    partner = make("partner", issuer=OTHER), OTHER

    assert truststore_after(*partner, wanted=replace(WANTED, truststore=UNKNOWN)) is None
    assert truststore_after(*partner, wanted=replace(WANTED, truststore_version="1")) is None
