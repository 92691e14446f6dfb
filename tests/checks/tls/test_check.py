"""Can mutual TLS refuse the call?"""

from dataclasses import replace

import pytest

from gatewright.checks.tls.check import check
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.domain import DomainName, MutualTls
from gatewright.model.listing import Listing
from gatewright.model.outcome import Deny, Outcome, Pass, Skip, Unsure
from gatewright.model.request import Peer, Tls
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.casebook import NOON, request
from tests.certificates import make
from tests.checks.presence import CONTROL_PLANE, CUSTOM, PETS, blind, ids, known


def test_the_default_endpoint_is_skipped_at_no_cost() -> None:
    """Mutual TLS is a setting of custom domain names, whatever is known of the account."""
    assert isinstance(check(known()), Skip)
    assert check(known()) is check(blind(PETS))


def test_a_custom_domain_name_may_have_mutual_tls() -> None:
    """Of the domain's settings nobody told us, and the command that shows them names the host."""
    outcome = check(blind(CUSTOM))

    assert isinstance(outcome, Unsure)
    assert ids(outcome) == ["tls.client-certificate-untrusted"]
    assert "--domain-name api.example.com " in str(outcome.missing[0].command)


def test_other_hosts_of_aws_are_skipped() -> None:
    """VPC endpoints and the control plane have no mutual TLS."""
    endpoint = "GET https://vpce-0a1b-xyz.execute-api.eu-west-1.vpce.amazonaws.com/prod/pets"

    assert isinstance(check(blind(endpoint)), Skip)
    assert isinstance(check(blind(CONTROL_PLANE)), Skip)


def test_a_domain_name_without_mutual_tls_is_skipped() -> None:
    """Whether its path is mapped or not; a host that is none has no mutual TLS either."""
    change = {"add domain api.example.com": {"mappings": [{"basePath": "(none)", "stage": "prod"}]}}

    assert isinstance(check(known(CUSTOM, change)), Skip)
    assert isinstance(check(known(CUSTOM)), Skip)


ROOT = make("Root", ca=True)
LEAF = make("client", issuer=ROOT)
STRANGER = make("stranger", issuer=make("Other", ca=True))
HOST = "api.example.com"
WANTED = MutualTls(truststore_uri="s3://trust/clients.pem", truststore=(ROOT.der,))


def shown(tls: Tls | Unknown | None, wanted: MutualTls | Unknown = WANTED, *, at: float = NOON) -> Outcome:
    """Return what the check says of a call to a name with mutual TLS."""
    domain = DomainName(name=HOST, mutual_tls=wanted)
    asked = replace(request(f"GET https://{HOST}/pets"), peer=Peer(tls=tls), received_at=at)
    return check(Call(asked, Configuration(domain_names=Listing({HOST: domain}))))


def with_chain(*chain: bytes, name: str | None = HOST) -> Tls:
    """Return what a handshake for a name agreed on."""
    return Tls(version="TLSv1.3", cipher_suite="TLS_AES_128_GCM_SHA256", server_name=name, client_chain=chain)


def test_a_certificate_that_leads_to_the_truststore_passes() -> None:
    """It is no matter of the address alone, so nothing is skipped."""
    assert isinstance(shown(with_chain(LEAF.der)), Pass)


@pytest.mark.parametrize(
    "tls",
    [
        None,
        with_chain(),
        with_chain(LEAF.der, name="other.example.com"),
        with_chain(LEAF.der, name=None),
        Tls(version="TLSv1.3", cipher_suite="", server_name=HOST, client_chain=None),
    ],
    ids=["the plain port", "no certificate", "another name", "no name", "none was asked for"],
)
def test_whatever_came_another_way_is_refused(tls: Tls | None) -> None:
    """With the answer of a certificate that is not trusted."""
    outcome = shown(tls)

    assert isinstance(outcome, Deny)
    assert "tls.client-certificate-untrusted" == outcome.cause.id
    assert outcome.values["reason"].startswith("no certificate was shown")
    assert (403, "ForbiddenException") == (outcome.answered.status, outcome.answered.error_type)


def test_the_reason_stands_in_the_evidence() -> None:
    """In AWS's words."""
    outcome = shown(with_chain(STRANGER.der))

    assert isinstance(outcome, Deny)
    assert ("tls.client-certificate-untrusted", "Could not find issuer for certificate") == (
        outcome.cause.id,
        outcome.values["reason"],
    )


@pytest.mark.parametrize(
    ("tls", "wanted", "at"),
    [
        (UNKNOWN, WANTED, NOON),
        (None, UNKNOWN, NOON),
        (with_chain(LEAF.der), replace(WANTED, truststore=UNKNOWN), NOON),
        (with_chain(LEAF.der), WANTED, 0.0),
    ],
    ids=["what was shown", "whether it is wanted", "the truststore", "the time"],
)
def test_what_nobody_told_us_leaves_it_open(tls: Tls | Unknown | None, wanted: MutualTls, at: float) -> None:
    """And says how to learn it."""
    outcome = shown(tls, wanted, at=at)

    assert isinstance(outcome, Unsure)
    assert ids(outcome) == ["tls.client-certificate-untrusted"]
    assert outcome.missing


def test_where_the_truststore_stands_is_told_although_the_certificate_is_not() -> None:
    """So that it can be fetched, and looked at with the certificate at hand."""
    outcome = shown(UNKNOWN)

    assert isinstance(outcome, Unsure)
    values = outcome.may[0].values
    assert (values["truststore_bucket"], values["truststore_key"]) == ("trust", "clients.pem")
    assert values["domain_name"] == HOST
