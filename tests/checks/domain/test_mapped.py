"""Where a custom domain name leads. What the cases do not show."""

from dataclasses import replace
from typing import Any

import pytest

from gatewright.checks.domain.check import check
from gatewright.checks.domain.mapped import mapped
from gatewright.model.address import Address
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.domain import BasePathMapping, DomainName
from gatewright.model.listing import Listing, unknown_listing
from gatewright.model.outcome import Deny, Outcome, Pass, Unsure
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.casebook import request, world

API = "a1b2c3d4e5"
PETS = world("pets").configuration()
SHOP = BasePathMapping(base_path="shop", rest_api_id=API, stage="prod")


def led(path: str, *mappings: BasePathMapping, configuration: Configuration = PETS) -> Outcome:
    """Return where a domain name with these mappings leads a path."""
    call = Call(request(f"GET https://api.example.com{path}"), configuration)
    return mapped(call, DomainName(name="api.example.com", mappings=mappings))


@pytest.mark.parametrize(
    ("stage", "path", "expected"),
    [
        ("prod", "/shop/pets", Address("custom", API, "eu-west-1", "/prod/pets", "shop", True)),
        ("prod", "/shop", Address("custom", API, "eu-west-1", "/prod/", "shop", True)),
        (None, "/shop/beta/pets", Address("custom", API, "eu-west-1", "/beta/pets", "shop", False)),
    ],
)
def test_the_address_is_written_as_on_the_default_endpoint(stage: str | None, path: str, expected: Address) -> None:
    """The stage stands first, wherever it came from; what was mapped is gone."""
    outcome = led(path, replace(SHOP, stage=stage))

    assert isinstance(outcome, Pass)
    assert outcome.call is not None
    assert expected == outcome.call.address


def without(**changed: Any) -> Configuration:
    """Return the pet shop of which something is unknown."""
    api = PETS.rest_apis.get(API)
    assert api is not None
    assert not isinstance(api, Unknown)
    return replace(PETS, rest_apis=Listing({API: replace(api, **changed)}))


@pytest.mark.parametrize(
    "configuration",
    [replace(PETS, rest_apis=unknown_listing()), without(stages=unknown_listing())],
    ids=["the API", "its stages"],
)
def test_what_nobody_told_us_may_be_gone(configuration: Configuration) -> None:
    """The address is established all the same, so that what lacks can be read."""
    outcome = led("/shop/pets", SHOP, configuration=configuration)

    assert isinstance(outcome, Unsure)
    assert ["domain.path-not-mapped"] == [denial.cause.id for denial in outcome.may]
    assert outcome.missing
    assert outcome.call is not None
    assert not isinstance(outcome.call.address, Unknown)


def test_mappings_that_nobody_told_us_of_may_hold_anything() -> None:
    """The command that shows them names the domain name."""
    call = Call(request("GET https://api.example.com/pets"), PETS)
    outcome = mapped(call, DomainName(name="*.example.com", mappings=UNKNOWN))

    assert isinstance(outcome, Unsure)
    assert "aws apigateway get-base-path-mappings --domain-name '*.example.com'" == outcome.missing[0].command


def test_the_refusal_names_what_is_mapped() -> None:
    """A person sees at once what the path should have begun with."""
    outcome = led("/pets", SHOP, replace(SHOP, base_path="toys"))

    assert isinstance(outcome, Deny)
    assert "/shop, /toys" in [fact.value for fact in outcome.because]
    assert ("pets", API, "prod") == tuple(
        outcome.values[name] for name in ("base_path", "mapped_api_id", "mapped_stage")
    )


def test_a_domain_name_of_the_account_comes_before_a_wildcard() -> None:
    """The wildcard stands for hosts that have no domain name of their own."""
    domains = {
        "api.example.com": DomainName(name="api.example.com", mappings=()),
        "*.example.com": DomainName(name="*.example.com", mappings=(SHOP,)),
    }
    configuration = replace(PETS, domain_names=Listing(domains))

    own, other = (
        check(Call(request(f"GET https://{host}.example.com/shop/pets"), configuration)) for host in ("api", "b")
    )
    assert isinstance(own, Deny)
    assert isinstance(other, Pass)
