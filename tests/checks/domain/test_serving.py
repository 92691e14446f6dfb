"""Stages that could serve a path."""

from dataclasses import replace

from gatewright.checks.domain.serving import called_domain, deployed, serves, stages
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.domain import DomainName
from gatewright.model.listing import Listing
from gatewright.model.routing_rule import RoutingRule
from gatewright.model.unknown import Unknown
from tests.casebook import request, world

PETS = world("pets").configuration()
CALL = Call(request("GET https://api.example.com/pets"), PETS)


def with_another_api() -> Configuration:
    """Return an account with a second API, which a routing rule leads to."""
    api = PETS.rest_apis.get("a1b2c3d4e5")
    assert api is not None
    assert not isinstance(api, Unknown)
    rule = RoutingRule(id="r", priority=1, api_id="b2", stage="prod")
    domain = DomainName(name="api.example.com", routing_mode="ROUTING_RULE_ONLY", rules=(rule,))
    return replace(
        PETS,
        rest_apis=Listing({api.id: api, "b2": replace(api, id="b2")}),
        domain_names=Listing({"api.example.com": domain}),
    )


def test_apis_that_the_domain_name_leads_to_come_first() -> None:
    """Then all others."""
    call = Call(CALL.request, with_another_api())

    assert "b2" == next(stages(call))[0]
    assert {"a1b2c3d4e5", "b2"} == {api_id for api_id, _, _ in stages(call)}


def test_a_definition_serves_what_it_has_a_method_for() -> None:
    """A stage that is not there serves nothing."""
    pets = deployed(CALL, "a1b2c3d4e5", "prod")

    assert [True, False] == [serves(pets, CALL, path) for path in ("/pets", "/nothing/at/all")]
    assert not serves(deployed(CALL, "a1b2c3d4e5", "gone"), CALL, "/pets")


def test_a_domain_name_that_nobody_told_us_of_is_none() -> None:
    """There is nothing to change about it."""
    assert called_domain(Call(CALL.request, Configuration())) is None
