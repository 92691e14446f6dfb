"""Where routing rules lead. What the cases do not show."""

from dataclasses import replace
from typing import Any

import pytest

from gatewright.checks.domain.routed import routed
from gatewright.model.address import Address
from gatewright.model.call import Call
from gatewright.model.domain import BasePathMapping, DomainName
from gatewright.model.outcome import Deny, Outcome, Pass, Unsure
from gatewright.model.request import Headers
from gatewright.model.routing_rule import HeaderGlob, RoutingRule
from gatewright.model.unknown import UNKNOWN
from tests.casebook import request, world

API = "a1b2c3d4e5"
PETS = world("pets").configuration()
SHOP = RoutingRule(id="abc123", priority=50, api_id=API, stage="prod", strip_base_path=True, base_paths=(("shop",),))
BETA = RoutingRule(
    id="zzz000", priority=10, api_id=API, stage="prod", headers=((HeaderGlob(header="x-version", value_glob="beta"),),)
)
ALL = BasePathMapping(base_path="", rest_api_id=API, stage="prod")
ONLY, THEN = "ROUTING_RULE_ONLY", "ROUTING_RULE_THEN_BASE_PATH_MAPPING"


def led(path: str, mode: Any, rules: Any, *, withheld: bool = False, mappings: Any = ()) -> Outcome:
    """Return where a domain name leads a call without headers."""
    call = request(f"GET https://api.example.com{path}")
    call = replace(call, headers=Headers(call.headers.items, withheld))
    domain = DomainName(name="api.example.com", routing_mode=mode, rules=rules, mappings=mappings)
    return routed(Call(call, PETS), domain)


def address(outcome: Outcome) -> Address:
    """Return the address that was established."""
    assert isinstance(outcome, Pass)
    assert outcome.call is not None
    assert isinstance(outcome.call.address, Address)
    return outcome.call.address


@pytest.mark.parametrize(
    ("strip", "expected"),
    [
        (True, Address("custom", API, "eu-west-1", "/prod/pets", "shop", True, "abc123")),
        (False, Address("custom", API, "eu-west-1", "/prod/shop/pets", "", True, "abc123")),
    ],
)
def test_the_address_names_the_rule(strip: bool, expected: Address) -> None:
    """And the path as the API gets it, behind the stage."""
    assert expected == address(led("/shop/pets", ONLY, (replace(SHOP, strip_base_path=strip),)))


def test_what_headers_had_a_say_in_is_not_of_the_target_alone() -> None:
    """Nor is the mapping that takes what the rules left."""
    by_path = led("/shop/pets", ONLY, (SHOP,))
    by_rule = led("/shop/pets", ONLY, (BETA, SHOP))
    by_mapping = led("/pets", THEN, (BETA,), mappings=(ALL,))

    assert [True, False, False] == [address(one).by_target for one in (by_path, by_rule, by_mapping)]
    assert address(by_mapping).routing_rule_id is None


@pytest.mark.parametrize(
    ("mode", "rules", "subject"),
    [
        (UNKNOWN, (), "routing_mode"),
        (ONLY, UNKNOWN, "rules"),
        (THEN, UNKNOWN, "rules"),
        (THEN, (), "mappings"),
    ],
)
def test_what_nobody_told_us_of_a_domain_name_is_asked_for(mode: Any, rules: Any, subject: str) -> None:
    """By the command that shows it."""
    outcome = led("/pets", mode, rules, mappings=UNKNOWN)

    assert isinstance(outcome, Unsure)
    assert f"configuration.domain_names[api.example.com].{subject}" == outcome.missing[0].subject
    assert "domain.path-not-mapped" in {denial.cause.id for denial in outcome.may}


def test_a_header_that_nobody_told_us_leaves_open_where_it_leads() -> None:
    """No rule may be met; or the one that is may lead to a stage that is gone."""
    outcome = led("/pets", ONLY, (BETA,), withheld=True)

    assert isinstance(outcome, Unsure)
    assert ["request.headers.x-version"] == [gap.subject for gap in outcome.missing]
    assert {"domain.path-not-mapped", "domain.routing-rule-unmatched"} == {one.cause.id for one in outcome.may}


def test_the_refusal_names_the_rules_in_their_order() -> None:
    """A person sees at once how many there are, and which comes first."""
    outcome = led("/pets", ONLY, (SHOP, BETA))

    assert isinstance(outcome, Deny)
    assert "zzz000 (10), abc123 (50)" in [fact.value for fact in outcome.because]
