"""Fixes of private custom domain names."""

import json
from dataclasses import replace
from typing import Any

import pytest

from gatewright.checks.domain.private_remedies import allow_the_endpoint, associate_the_endpoint
from gatewright.engine.decide import walk
from gatewright.model.call import Call
from gatewright.model.network import VpcEndpoint
from gatewright.model.unknown import UNKNOWN
from tests.casebook import request, world

VPCE = "vpce-0a1b2c3d4e5f60718"
HOST = "private.example.com"
ALLOW = (
    '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke",'
    ' "Resource": "*"}]}'
)


def refused(way: Any = VPCE, **members: Any) -> Call:
    """Return a call by a private name with these members that was not let through."""
    of_the_api = {"endpointConfiguration": {"types": ["PRIVATE"]}, "policy": ALLOW}
    domain = {
        "domainNameId": "abcd1234",
        "endpointConfiguration": {"types": ["PRIVATE"]},
        "mappings": [{"basePath": "(none)", "stage": "prod"}],
        **members,
    }
    change = {"api": of_the_api, f"VPC endpoint {VPCE}": {}, f"add domain {HOST}": domain}
    asked = request(f"GET https://{HOST}/pets")
    through = VpcEndpoint(vpce_id=way) if isinstance(way, str) else way
    decision = walk(
        replace(asked, peer=replace(asked.peer, vpc_endpoint=through)), world("pets", change).configuration()
    )
    assert decision.outcome != "allowed"
    return decision.call


def test_the_endpoint_of_the_call_is_associated() -> None:
    """Then the call passes."""
    proposal = associate_the_endpoint(refused(policy=ALLOW, associated=["vpce-0f9e8d7c6b5a40312"]), {})

    assert proposal is not None
    assert walk(proposal.request, proposal.configuration).outcome == "allowed"


def test_the_policy_allows_the_endpoint_of_the_call_and_no_other() -> None:
    """For the name alone, written as one patch."""
    proposal = allow_the_endpoint(refused(associated=[VPCE]), {})

    assert proposal is not None
    assert walk(proposal.request, proposal.configuration).outcome == "allowed"
    (patch,) = json.loads(proposal.values["patch_operations"])
    (statement,) = json.loads(patch["value"])["Statement"]
    assert (patch["op"], patch["path"]) == ("replace", "/policy")
    assert statement["Condition"] == {"StringEquals": {"aws:SourceVpce": VPCE}}
    assert statement["Resource"] == f"arn:aws:execute-api:eu-west-1:111122223333:/domainnames/{HOST}+abcd1234"


@pytest.mark.parametrize("remedy", [associate_the_endpoint, allow_the_endpoint])
def test_a_call_by_an_unknown_way_has_no_remedy(remedy: Any) -> None:
    """Nobody can say which endpoint is to be let in."""
    assert remedy(refused(UNKNOWN, policy=ALLOW, associated=[]), {}) is None


def test_what_stands_in_the_way_comes_first() -> None:
    """No policy helps an endpoint that is not associated, and associations that nobody told cannot be added to."""
    assert allow_the_endpoint(refused(policy=None), {}) is None


def test_who_was_allowed_stays_so_and_what_denies_goes() -> None:
    """The policy is not replaced: the endpoint of the call comes in beside others."""
    other = {**json.loads(ALLOW)["Statement"][0], "Condition": {"StringEquals": {"aws:SourceVpce": "vpce-0f9e8d7c"}}}
    deny = {**other, "Effect": "Deny", "Condition": {"StringEquals": {"aws:SourceVpce": VPCE}}}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [other, deny]})
    proposal = allow_the_endpoint(refused(associated=[VPCE], policy=policy), {})

    assert proposal is not None
    (patch,) = json.loads(proposal.values["patch_operations"])
    first, second = json.loads(patch["value"])["Statement"]
    assert (first, second["Condition"]) == (other, {"StringEquals": {"aws:SourceVpce": VPCE}})
    assert walk(proposal.request, proposal.configuration).outcome == "allowed"
