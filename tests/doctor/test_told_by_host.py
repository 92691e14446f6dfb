"""A question names the host where nothing else is known, and is not asked where the host makes it pointless."""

from dataclasses import replace

from gatewright.doctor.told_by_host import pointless, told_by_host
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.sources.curl import transcript
from gatewright.sources.exchange import Exchange, Failure
from tests.doctor.evidence import FORBIDDEN, HOST, alone, call

SHOWN_IN_PART = Observation(status=403, headers=Headers(withheld=True))


def test_an_execute_api_name_tells_the_api() -> None:
    """And is no custom domain name, so nobody is asked for its mappings."""
    exchange = call("GET", "/", Observation())

    assert told_by_host(exchange) == {"host": HOST, "rest_api_id": "a1b2c3d4e5"}
    assert {"domain.mapping", "domain.mutual-tls", "url.stage-repeated"} <= pointless(exchange)


def test_a_domain_name_tells_itself() -> None:
    """Which API is behind it, its mappings say."""
    exchange = call("GET", "/", Observation(), host="api.example.com")

    assert told_by_host(exchange) == {"host": "api.example.com"}
    assert not {"domain.mapping", "url.stage-repeated"} & pointless(exchange)


def test_an_unknown_host_tells_nothing() -> None:
    """Nothing is left out for it either."""
    assert (told_by_host(Exchange()), pointless(replace(Exchange(), observation=SHOWN_IN_PART))) == ({}, frozenset())


def test_what_the_evidence_shows_is_not_asked_for() -> None:
    """The kind of the host, the fields that were sent, and those that came."""
    shown = pointless(call("GET", "/", FORBIDDEN, host="api.example.com"))

    assert {"url.host", "call.preflight", "call.authorization", "call.credentials", "answer.ids"} <= shown


def test_a_name_that_does_not_resolve_has_no_address_to_ask_for() -> None:
    """The question would be answered already."""
    exchange = call("GET", "/", Observation(), failure=Failure(kind="dns", detail="Could not resolve host"))

    assert "dns.address" in pointless(exchange)


def test_the_question_about_a_refused_domain_name_can_be_looked_up() -> None:
    """Its command has the name, and no gap to fill in."""
    question = alone(call("GET", "/pets", FORBIDDEN, host="api.example.com")).next_question

    assert question is not None
    assert question.command is not None
    assert "--domain-name api.example.com" in question.command


def test_a_call_that_reached_nobody_is_not_asked_about_a_domain_name_of_its_own() -> None:
    """The host is told by the failure alone."""
    (exchange,) = transcript(f"curl: (6) Could not resolve host: {HOST}\n")
    question = alone(exchange).next_question

    assert question is None or question.id not in ("domain.mapping", "dns.address")
