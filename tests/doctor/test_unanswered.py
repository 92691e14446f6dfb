"""What ends a call without an answer."""

from typing import Any

import pytest

from gatewright.doctor.unanswered import has_many_reasons, is_unanswered, unanswered
from gatewright.model.api import Api
from gatewright.model.configuration import Configuration
from gatewright.model.domain import DomainName, MutualTls
from gatewright.model.fact import Fact
from gatewright.model.listing import Listing
from gatewright.model.observation import Observation
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.exchange import Exchange, Failure, FailureKind

HOST = "api.example.com"
MISSING, REFUSED = "tls.client-certificate-missing", "tls.version-refused"
MUTUAL = DomainName(name=HOST, mutual_tls=MutualTls(truststore_uri="s3://trust/clients.pem"))
PLAIN = DomainName(name=HOST, mutual_tls=None)


def ended(kind: FailureKind, detail: str = "x", domain: DomainName | None = None) -> list[tuple[str, str]]:
    """Return causes and standings of a call that failed so, and what is known of its domain name."""
    known = Configuration() if domain is None else Configuration(domain_names=Listing({domain.name: domain}))
    exchange = Exchange(host=HOST, failure=Failure(kind=kind, detail=detail))
    return [(suspect.cause.id, suspect.standing) for suspect in unanswered(exchange, known)]


def test_a_reset_may_be_the_want_of_a_certificate() -> None:
    """Where the domain name is known, that decides it, a wildcard for its first label too."""
    assert ended("reset") == [(MISSING, "possible")]
    assert ended("reset", domain=MUTUAL) == [(MISSING, "confirmed")]
    assert ended("reset", domain=PLAIN) == []
    assert ended("reset", domain=DomainName(name="*.example.com", mutual_tls=MUTUAL.mutual_tls)) == [
        (MISSING, "confirmed")
    ]
    assert ended("reset", domain=DomainName(name=HOST, mutual_tls=UNKNOWN)) == [(MISSING, "possible")]


@pytest.mark.parametrize(
    "words",
    [
        "curl: (35) error:0A00042E:SSL routines::tlsv1 alert protocol version",
        "[SSL: TLSV1_ALERT_PROTOCOL_VERSION] tlsv1 alert protocol version (_ssl.c:1006)",
        "remote error: tls: protocol version not supported",
        "error:0A0000BF:SSL routines::no protocols available",
    ],
)
def test_an_alert_about_versions_is_about_versions(words: str) -> None:
    """It has nothing to do with certificates; the policy of the domain name confirms it."""
    assert ended("tls", words) == [(REFUSED, "likely")]
    assert ended("tls", words, MUTUAL) == [(REFUSED, "confirmed")]


def test_another_failed_handshake_leaves_both() -> None:
    """Unless the domain name asks for no certificate."""
    assert ended("tls", "handshake failure") == [(REFUSED, "possible"), (MISSING, "possible")]
    assert ended("tls", "handshake failure", PLAIN) == [(REFUSED, "possible")]


def test_a_reset_has_reasons_that_no_cause_speaks_of() -> None:
    """So the only cause known of it is not likelier for that, until somebody says that the name asks for one."""
    reset = Exchange(host=HOST, failure=Failure(kind="reset", detail="x"))

    assert has_many_reasons(reset, {})
    assert not has_many_reasons(reset, {"domain.mutual-tls": "yes"})
    assert not has_many_reasons(Exchange(failure=Failure(kind="tls", detail="x")), {})
    assert not has_many_reasons(Exchange(), {})


def test_what_was_answered_is_none_of_it() -> None:
    """A reset behind an answer ended nothing; a time-out may have any reason."""
    reset = Failure(kind="reset", detail="x")

    assert not is_unanswered(Exchange(failure=reset, observation=Observation(status=403)))
    assert is_unanswered(Exchange(failure=reset))
    assert unanswered(Exchange(), Configuration()) == ()
    assert ended("timeout") == []


@pytest.mark.parametrize(
    ("host", "address", "found"),
    [
        ("a1.execute-api.eu-west-1.amazonaws.com", "10.0.0.4", [("endpoint.security-group-closed", "likely")]),
        ("a1.execute-api.eu-west-1.amazonaws.com", "52.0.0.1", []),
        ("a1.execute-api.eu-west-1.amazonaws.com", UNKNOWN, []),
        ("a1-vpce-0a.execute-api.eu-west-1.amazonaws.com", UNKNOWN, [("endpoint.security-group-closed", "likely")]),
        ("api.example.com", "10.0.0.4", []),
    ],
)
def test_silence_within_a_vpc_is_a_security_group(
    host: str, address: str | Unknown, found: list[tuple[str, str]]
) -> None:
    """Where the name leads there: by its address, or because it is a VPC endpoint's."""
    exchange = Exchange(host=host, remote_ip=address, failure=Failure(kind="timeout", detail="x"))

    assert found == [(one.cause.id, one.standing) for one in unanswered(exchange, Configuration())]


def test_a_handshake_that_a_browser_hides_may_lack_what_an_authorizer_reads() -> None:
    """A page can give it no header fields; the stage comes next."""
    assert [cause for cause, _ in ended("handshake")][:3] == [
        "authorizer.identity-source-missing",
        "authorizer.unauthorized",
        "stage.not-found",
    ]


SHAKEN = (Fact("probe", "tls.version", "TLSv1.3"), Fact("probe", "tls.client-certificate", "asked for and not given"))
UNTRUSTED = "tls.client-certificate-untrusted"


def of_our_own(kind: FailureKind, detail: str = "x", **more: Any) -> list[tuple[str, str]]:
    """Return the same of a call that we made, and of whose way something is known."""
    exchange = Exchange(host=HOST, failure=Failure(kind=kind, detail=detail), **more)
    return [(suspect.cause.id, suspect.standing) for suspect in unanswered(exchange, Configuration())]


def test_versions_that_were_agreed_on_are_not_refused() -> None:
    """What ends behind the handshake, where a certificate was asked for, ends for want of it, or of another."""
    assert of_our_own("reset", ways=SHAKEN) == [(MISSING, "likely")]
    assert of_our_own("tls", ways=SHAKEN) == [(MISSING, "likely")]
    assert (UNTRUSTED, "possible") in of_our_own("reset", ways=SHAKEN[:1], client_chain=(b"der",))
    assert of_our_own("tls") == [(REFUSED, "possible"), (MISSING, "possible")]


@pytest.mark.parametrize(
    "words", ["[SSL: TLSV1_ALERT_UNKNOWN_CA] tlsv1 alert unknown ca", "sslv3 alert bad certificate"]
)
def test_an_alert_about_a_certificate_is_about_it(words: str) -> None:
    """Where one was shown, it is not good; where none was, it lacks."""
    assert of_our_own("tls", words, client_chain=(b"der",)) == [(UNTRUSTED, "likely")]
    assert of_our_own("tls", words) == [(MISSING, "likely")]
    assert ended("tls", words, MUTUAL) == [(MISSING, "confirmed")]


def test_a_call_without_tls_lacks_no_certificate() -> None:
    """Its connection was reset for another reason."""
    assert of_our_own("reset", url=f"http://{HOST}/") == []


def test_what_the_configuration_confirms_leaves_no_other() -> None:
    """Not even what could have ended the handshake otherwise."""
    assert ended("tls", "handshake failure", MUTUAL) == [(MISSING, "confirmed")]


def test_a_certificate_of_api_gateway_s_own_at_another_name_says_that_there_is_no_such_domain_name() -> None:
    """The name leads to the region, which has its own certificate alone for it; any other says nothing."""
    shown = (Fact("probe", "tls.certificate", "*.execute-api.eu-west-1.amazonaws.com"),)

    assert of_our_own("certificate", ways=shown) == [("domain.host-unknown", "likely")]
    assert of_our_own("certificate", ways=(Fact("probe", "tls.certificate", "proxy.corp"),)) == []
    assert of_our_own("certificate") == []
    alias = Fact("dns", "canonical-name", "vpce-0a1b2c3d4e5f60718-ab.execute-api.eu-west-1.vpce.amazonaws.com")
    assert of_our_own("certificate", ways=(alias,)) == [("domain.host-unknown", "likely")]


@pytest.mark.parametrize(
    ("api", "expected"),
    [
        (Api(id="a1b2c3d4e5", endpoint_types=("PRIVATE",)), [("endpoint.private-from-public", "confirmed")]),
        (Api(id="a1b2c3d4e5", endpoint_types=("REGIONAL",)), []),
        (None, [("domain.host-unknown", "confirmed")]),
        (UNKNOWN, [("domain.host-unknown", "possible"), ("endpoint.private-from-public", "possible")]),
    ],
)
def test_the_api_that_a_name_without_an_address_names_decides(
    api: Api | Unknown | None, expected: list[tuple[str, str]]
) -> None:
    """Only the name of a private one has no address outside of its VPC."""
    configuration = Configuration()
    if not isinstance(api, Unknown):
        configuration = Configuration(rest_apis=Listing({"a1b2c3d4e5": api}), apis=Listing({}))
    failure = Failure(kind="dns", detail="x")
    exchange = Exchange(host="a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com", failure=failure)

    assert expected == [(one.cause.id, one.standing) for one in unanswered(exchange, configuration)]


def test_a_name_that_nobody_can_have_is_no_private_api_s() -> None:
    """Its top-level domain is reserved (RFC 2606)."""
    exchange = Exchange(host="api.invalid", failure=Failure(kind="dns", detail="x"))

    assert ["domain.host-unknown"] == [one.cause.id for one in unanswered(exchange, Configuration())]
