"""Calls that may mean a private custom domain name. What the cases do not show."""

from dataclasses import replace
from typing import Any

from gatewright.checks.domain.private import OF_PRIVATE_NAMES, by_private_name
from gatewright.checks.endpoint import api_id_missing
from gatewright.checks.remedies import with_domain
from gatewright.i18n import N_
from gatewright.model.address import Address
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.domain import BasePathMapping, DomainName
from gatewright.model.listing import Listing
from gatewright.model.message import Message
from gatewright.model.network import VpcEndpoint
from gatewright.model.outcome import Deny, Outcome, Pass, Unsure
from gatewright.model.unknown import UNKNOWN, Missing
from tests.casebook import request, world

ARN = "arn:aws:apigateway:eu-west-1:111122223333:/domainnames/private.example.com+abcd1234"
ALLOW = (
    '{"Statement": {"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "*"%s},'
    ' "Version": "2012-10-17"}'
)
WAY = Missing(subject="request.vpc_endpoint", what=Message(N_("the way of the call")))
PETS = world("pets").configuration()
NAME = DomainName(
    name="private.example.com",
    id="abcd1234",
    arn=ARN,
    policy=ALLOW % "",
    vpc_endpoints=("vpce-1",),
    mappings=(BasePathMapping(base_path="", rest_api_id="a1b2c3d4e5", stage="prod"),),
)


def judged(
    domain: DomainName | None = NAME, configuration: Configuration = PETS, way: Any = "vpce-1"
) -> Outcome | None:
    """Return what is said of a call by this way."""
    if domain is not None:
        configuration = with_domain(configuration, domain)
    asked = request("GET https://private.example.com/pets")
    through = VpcEndpoint(vpce_id=way) if isinstance(way, str) else way
    return by_private_name(Call(replace(asked, peer=replace(asked.peer, vpc_endpoint=through)), configuration), WAY)


def causes(outcome: Outcome | None) -> list[str]:
    """Return the ids of the refusals that an outcome holds."""
    if isinstance(outcome, Deny):
        return [outcome.cause.id]
    assert isinstance(outcome, Unsure)
    return [one.cause.id for one in outcome.may]


def test_the_address_tells_the_name_to_policies() -> None:
    """And the region that its ARN names, where nobody told another; not every request to this target gets here."""
    outcome = judged(configuration=replace(PETS, region=UNKNOWN))

    assert isinstance(outcome, Pass)
    assert outcome.call is not None
    assert outcome.call.address == Address(
        "custom", "a1b2c3d4e5", "eu-west-1", "/prod/pets", "", True, via_domain_arn=ARN, by_target=False
    )


def test_no_private_name_is_meant() -> None:
    """Where none has the host, or the call came over the Internet."""
    assert judged(None) is None
    assert judged(way=None) is None


def test_what_nobody_told_is_named() -> None:
    """The way of the call, the names of the account, the associations of the name."""
    by_way, by_names, by_associations = (
        judged(way=UNKNOWN),
        judged(None, replace(PETS, domain_names=Listing({}, UNKNOWN))),
        judged(replace(NAME, vpc_endpoints=UNKNOWN)),
    )

    for outcome in (by_way, by_names, by_associations):
        assert isinstance(outcome, Unsure)
        assert {one.id for one in OF_PRIVATE_NAMES} == set(causes(outcome))
    assert isinstance(by_way, Unsure)
    assert by_way.missing == (WAY,)
    assert isinstance(by_names, Unsure)
    assert [one.subject for one in by_names.missing] == ["configuration.domain_names"]


def test_a_policy_is_about_the_name_and_the_way() -> None:
    """It cannot be told where it asks for what nobody told, or cannot be read."""
    condition = ', "Condition": {"StringEquals": {"%s": "%s"}}'
    told = [
        judged(replace(NAME, policy=ALLOW % (condition % pair)))
        for pair in (
            ("aws:SourceVpce", "vpce-1"),
            ("execute-api:viaDomainArn", ARN),
            ("aws:SourceVpce", "vpce-2"),
        )
    ]

    assert [isinstance(one, Pass) for one in told] == [True, True, False]
    assert causes(told[2]) == ["domain.policy-denied"]
    for text in (ALLOW % (condition % ("aws:SourceVpc", "vpc-1")), "no policy"):
        assert isinstance(judged(replace(NAME, policy=text)), Unsure)


def test_accounts_that_nobody_told_are_those_of_the_arn() -> None:
    """A policy names the domain name by account and region."""
    resource = ARN.replace(":apigateway:", ":execute-api:")
    text = (ALLOW % "").replace('"Resource": "*"', f'"Resource": "{resource}"')
    outcome = judged(replace(NAME, policy=text), replace(PETS, region=UNKNOWN, account_id=UNKNOWN))

    assert isinstance(outcome, Pass)


def test_what_else_may_be_is_told_only_where_no_name_is_known() -> None:
    """A VPC endpoint leads to other APIs, too; who means a private name means none of them."""
    asked = request("GET https://private.example.com/pets")
    through = replace(asked, peer=replace(asked.peer, vpc_endpoint=VpcEndpoint(vpce_id="vpce-1")))
    others = (api_id_missing.CAUSE,)
    unlisted = by_private_name(Call(through, replace(PETS, domain_names=Listing({}, UNKNOWN))), WAY, others)
    listed = by_private_name(Call(through, with_domain(PETS, replace(NAME, vpc_endpoints=UNKNOWN))), WAY, others)

    assert "endpoint.api-id-missing" in causes(unlisted)
    assert "endpoint.api-id-missing" not in causes(listed)
