"""Whether there is a stage at an address. What the cases do not show."""

from dataclasses import replace

from gatewright.checks.domain import path_not_mapped
from gatewright.checks.domain.reached import reached
from gatewright.model.address import Address
from gatewright.model.call import Call
from gatewright.model.fact import Fact
from gatewright.model.listing import unknown_listing
from gatewright.model.outcome import Deny, Pass, Unsure
from tests.casebook import request, world

PETS = world("pets").configuration()
DENIAL = Deny(path_not_mapped.CAUSE, (Fact("request", "host", "api.example.com"),))
ADDRESS = Address("custom", "a1b2c3d4e5", "eu-west-1", "/prod/pets", "", True)


def test_an_api_or_a_stage_that_is_gone_is_refused_as_the_caller_says() -> None:
    """One that is there is established; without a stage, the path has to name it."""
    call = Call(request("GET https://api.example.com/pets"), PETS)

    assert isinstance(reached(call, ADDRESS, "prod", DENIAL), Pass)
    assert isinstance(reached(call, ADDRESS, None, DENIAL), Pass)
    assert DENIAL is reached(call, ADDRESS, "gone", DENIAL)
    assert DENIAL is reached(call, replace(ADDRESS, api_id="g0n3"), "prod", DENIAL)


def test_an_api_that_nobody_told_us_of_leaves_the_refusal_open() -> None:
    """The address is known all the same."""
    call = Call(request("GET https://api.example.com/pets"), replace(PETS, rest_apis=unknown_listing()))
    outcome = reached(call, ADDRESS, "prod", DENIAL)

    assert isinstance(outcome, Unsure)
    assert ((DENIAL,), ADDRESS) == (outcome.may, outcome.call and outcome.call.address)
