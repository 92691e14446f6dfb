"""Fixes of the policy of a VPC endpoint."""

import json
from collections.abc import Mapping
from dataclasses import replace

from gatewright.checks.endpoint.policy_remedies import (
    allow_at_the_endpoint,
    give_the_default_policy,
    send_no_authorization,
    take_the_denials_of_the_endpoint_out,
)
from gatewright.engine.decide import decide
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.configuration import Configuration
from gatewright.model.listing import unknown_listing
from tests.checks.ways import NAMED, VPCE, at, policy, private

GET = f"GET https://{NAMED}/prod/pets"
NONE: Mapping[str, str] = {}


def under(text: str) -> Configuration:
    """Return the pet shop whose VPC endpoint has this policy."""
    return private(VPCE, of_the_endpoint={"PolicyDocument": text})


def refused(text: str, sent: str = GET) -> Call:
    """Return a call under a policy of the endpoint."""
    return at("resource-policy", sent, under(text))


def passes(proposal: Proposal | None) -> bool:
    """Tell whether a proposal is one, and lets the call through."""
    return (
        proposal is not None and decide(proposal.request, proposal.configuration, lambda _: True).outcome == "allowed"
    )


def test_one_allow_more_lets_the_call_through() -> None:
    """Of just this method, and what the policy had stays."""
    proposal = allow_at_the_endpoint(refused(policy("Allow", "beta/*")), NONE)

    assert passes(proposal)
    assert proposal is not None
    added = json.loads(proposal.values["policy_document"])["Statement"]
    assert [one["Resource"].rpartition(":")[2] for one in added] == ["a1b2c3d4e5/beta/*", "a1b2c3d4e5/prod/GET/pets"]


def test_one_deny_less_lets_the_call_through() -> None:
    """A policy that has nothing else is left alone: nothing would be allowed."""
    both = json.loads(policy("Allow"))
    both["Statement"] += json.loads(policy("Deny", "prod/GET/pets"))["Statement"]

    assert passes(take_the_denials_of_the_endpoint_out(refused(json.dumps(both)), NONE))
    assert take_the_denials_of_the_endpoint_out(refused(policy("Deny")), NONE) is None
    assert take_the_denials_of_the_endpoint_out(refused(policy("Allow", "beta/*")), NONE) is None


def test_the_default_policy_asks_for_nobody() -> None:
    """So does a call without credentials."""
    broken = refused(policy("Allow"), f"{GET}\nAuthorization: AWS4-HMAC-SHA256 Credential=x")

    assert passes(give_the_default_policy(broken, NONE))
    assert passes(send_no_authorization(broken, NONE))


def test_what_nobody_told_us_is_left_alone() -> None:
    """A policy that is not known cannot be changed."""
    call = refused(policy("Allow", "beta/*"))
    untold = replace(call, configuration=replace(call.configuration, vpc_endpoints=unknown_listing()))
    remedies = (allow_at_the_endpoint, take_the_denials_of_the_endpoint_out, give_the_default_policy)

    assert [remedy(untold, NONE) for remedy in remedies] == [None, None, None]
