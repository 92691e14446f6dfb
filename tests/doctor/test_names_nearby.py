from dataclasses import replace

import pytest

from gatewright.checks.api_key import missing
from gatewright.checks.endpoint import private_from_public
from gatewright.doctor.diagnosis import Diagnosis, Finding, Standing
from gatewright.doctor.names_nearby import names_nearby, with_names
from gatewright.model.api import Api
from gatewright.model.cause import Cause
from gatewright.model.configuration import Configuration
from gatewright.model.fact import Fact
from gatewright.model.listing import Listing
from gatewright.model.network import InterfaceEndpoint
from gatewright.sources.exchange import Exchange, Failure

SERVICE = "execute-api.eu-west-1.amazonaws.com"
OWN = "vpce-0a-x.execute-api.eu-west-1.vpce.amazonaws.com"
WAYS = (Fact("dns", "addresses", "10.0.0.4"),)
API = Api(id="pets", endpoint_types=("PRIVATE",), vpc_endpoint_ids=("vpce-0a", "vpce-0b"))
ENDPOINTS = {
    "vpce-0a": InterfaceEndpoint(id="vpce-0a", dns_names=(OWN, "vpce-0a-x-eu-west-1a.vpce.amazonaws.com")),
    "vpce-0c": InterfaceEndpoint(id="vpce-0c", open=False, dns_names=("closed.example.com",)),
    "vpce-0d": InterfaceEndpoint(id="vpce-0d"),
}
CONFIGURATION = Configuration(rest_apis=Listing({"pets": API}), vpc_endpoints=Listing(ENDPOINTS))


def _diagnosis(
    host: str = f"pets.{SERVICE}",
    *,
    cause: Cause = private_from_public.CAUSE,
    standing: Standing = "confirmed",
    ways: tuple[Fact, ...] = WAYS,
    failure: Failure | None = None,
) -> Diagnosis:
    exchange = Exchange(method="GET", host=host, path="/prod/pets", ways=ways, failure=failure)
    finding = Finding(cause=cause, standing=standing, why=None, because=())
    return Diagnosis(exchange=exchange, answered_by="unknown", outcome="decided", findings=(finding,))


def test_names_are_all_that_lead_to_the_api() -> None:
    """Its own, the alias of each endpoint that is associated, the endpoints' own; without the one that was called."""
    aliases = (f"pets-vpce-0a.{SERVICE}", f"pets-vpce-0b.{SERVICE}")

    assert (*aliases, OWN) == names_nearby(_diagnosis(), CONFIGURATION)
    assert (f"pets.{SERVICE}", aliases[1], OWN) == names_nearby(_diagnosis(aliases[0]), CONFIGURATION)
    assert () == names_nearby(_diagnosis(OWN), CONFIGURATION)


def test_name_that_was_not_found_was_looked_up() -> None:
    """Then nothing is told about the way."""
    failed = _diagnosis(ways=(), failure=Failure(kind="dns", detail="no such name"))

    assert OWN in names_nearby(failed, CONFIGURATION)


@pytest.mark.parametrize(
    "diagnosis",
    [
        _diagnosis(ways=()),
        _diagnosis(cause=missing.CAUSE),
        _diagnosis(standing="ruled-out"),
        replace(_diagnosis(), exchange=Exchange(ways=WAYS)),
    ],
)
def test_nothing_is_looked_up_for_other_causes_and_other_evidence(diagnosis: Diagnosis) -> None:
    """What nobody looked up before, what is not about the endpoint, what names no host."""
    assert () == names_nearby(diagnosis, CONFIGURATION)


def test_little_is_known_of_the_configuration() -> None:
    """Then the API's own name is what there is."""
    assert () == names_nearby(_diagnosis(), Configuration())
    assert (f"pets.{SERVICE}",) == names_nearby(_diagnosis(f"pets-vpce-0a.{SERVICE}"), Configuration())


def test_what_was_found_out_stands_with_the_cause() -> None:
    """That is about the endpoint."""
    fact = Fact("dns", OWN, "10.0.0.4 (private)")
    found = with_names(_diagnosis(), (fact,)).findings[0].because
    other = with_names(_diagnosis(cause=missing.CAUSE), (fact,)).findings[0].because

    assert ((fact,), ()) == (found, other)
