"""Does the host name an API? What the cases do not show."""

from dataclasses import replace

import pytest

from gatewright.checks.domain.check import check
from gatewright.configuration.build import build
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.domain import DomainName
from gatewright.model.listing import Listing
from gatewright.model.outcome import Deny, Outcome, Pass, Unsure
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.casebook import Withheld, request, world

HOST = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"
PETS = world("pets").configuration()


def at(host: str, configuration: Configuration = PETS, path: str = "/prod/pets") -> Outcome:
    """Return what the check says of a call to this host."""
    return check(Call(request(f"GET https://{host}{path}"), configuration))


def test_an_api_that_is_known_is_established() -> None:
    """The check establishes the address and the API."""
    outcome = at(HOST)

    assert isinstance(outcome, Pass)
    assert outcome.call is not None
    assert not isinstance(outcome.call.address, Unknown)
    assert not isinstance(outcome.call.api, Unknown)
    assert outcome.call.api.id == outcome.call.address.api_id == "a1b2c3d4e5"


@pytest.mark.parametrize(
    ("host", "path"),
    [
        ("a1b2c3d4e5.execute-api.localhost", "/prod/pets"),
        ("localhost", "/_aws/execute-api/a1b2c3d4e5/prod/pets"),
        ("localhost", "/restapis/a1b2c3d4e5/prod/_user_request_/pets"),
    ],
)
def test_a_local_form_names_an_api_of_any_region(host: str, path: str) -> None:
    """Forms without a region are good in every region."""
    assert isinstance(at(host, PETS, path), Pass)


@pytest.mark.parametrize(
    "path", ["/_aws/execute-api/a1b2c3d4e5/prod/pets", "/restapis/a1b2c3d4e5/prod/_user_request_/pets"]
)
def test_a_local_form_is_only_a_path_on_a_domain_name(path: str) -> None:
    """It would lead round what the name wants of its callers: a certificate, say."""
    name = DomainName(name="api.example.com", endpoint_types=("REGIONAL",))
    known = replace(PETS, domain_names=Listing({"api.example.com": name}))

    assert isinstance(at("api.example.com", known, path), Deny | Unsure)
    assert isinstance(at("www.example.com", known, path), Pass)


def test_an_api_that_nobody_told_us_of_still_has_its_address() -> None:
    """The path below the stage can be read though nobody knows the API; the API may not exist."""
    outcome = at(HOST, build(Withheld(), account_id=UNKNOWN, region=UNKNOWN))

    assert isinstance(outcome, Unsure)
    assert "domain.host-unknown" in {denial.cause.id for denial in outcome.may}
    assert outcome.call is not None
    assert not isinstance(outcome.call.address, Unknown)
    assert isinstance(outcome.call.api, Unknown)
    assert outcome.missing[0].command == "aws apigateway get-rest-api --rest-api-id a1b2c3d4e5"


def test_an_api_of_a_known_region_is_not_in_another() -> None:
    """The id of an API is good in its own region only."""
    outcome = at(HOST.replace("eu-west-1", "eu-central-1"))

    assert isinstance(outcome, Deny)
    assert outcome.values["region"] == "eu-central-1"


def test_an_api_that_answers_hold_is_in_the_region_of_its_host() -> None:
    """Saved answers need not say their region again: those that hold the API are of the region that was called."""
    unnamed = build(world("pets"), account_id=UNKNOWN, region=UNKNOWN)

    assert isinstance(at(HOST, unnamed), Pass)


def test_a_host_of_no_form_is_refused_where_all_apis_are_known() -> None:
    """Where every API is known and none has the host, it is no API's; else it may be a custom domain name."""
    known, unknown = at("pets.example.com"), at("pets.example.com", Configuration())

    assert isinstance(known, Deny)
    assert known.cause.id == "domain.host-unknown"
    assert isinstance(unknown, Unsure)
    assert "domain.host-unknown" in {denial.cause.id for denial in unknown.may}


def test_one_region_without_the_api_says_nothing_of_the_others() -> None:
    """A local form names no region; an account read in a region that nobody confirmed leaves the API possible."""
    anywhere = replace(PETS, region=UNKNOWN)
    outcome = at("localhost", anywhere, "/_aws/execute-api/zzzzzzzzzz/prod/pets")

    assert isinstance(outcome, Unsure)
    assert [gap.subject for gap in outcome.missing] == ["configuration.region"]
    assert isinstance(at("localhost", PETS, "/_aws/execute-api/zzzzzzzzzz/prod/pets"), Deny)


def test_a_region_without_the_domain_name_says_nothing_of_the_others() -> None:
    """Where nobody said which region was read, the domain name may be in another one."""
    listing: Listing[DomainName] = Listing({"api.example.com": None, "*.example.com": None}, UNKNOWN)
    outcome = at("api.example.com", Configuration(domain_names=listing))

    assert isinstance(outcome, Unsure)
    assert ["domain.host-unknown"] == [denial.cause.id for denial in outcome.may]
    assert "configuration.region" == outcome.missing[0].subject
