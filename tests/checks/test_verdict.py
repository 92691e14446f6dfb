"""A refusal by policies, in AWS's words and with its proof."""

import json
from collections.abc import Mapping
from dataclasses import replace

from gatewright.checks.resource_policy.check import check
from gatewright.engine.respond import refusal
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.outcome import Deny
from gatewright.model.request import Peer
from tests.checks.presence import at, reaching

ADDRESS = {
    "Sid": "Office",
    "Effect": "Allow",
    "Principal": "*",
    "Action": "execute-api:Invoke",
    "Resource": "*",
    "Condition": {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}},
}
STEM = (
    "User: anonymous is not authorized to perform: execute-api:Invoke on resource:"
    " arn:aws:execute-api:eu-west-1:********3333:a1b2c3d4e5/prod/GET/pets"
)


def refused(statement: Mapping[str, object], wording: str = "current") -> Deny:
    """Return the refusal of a call from elsewhere."""
    call = reaching("resource-policy", change={"api": {"policy": json.dumps({"Statement": [statement]})}})
    call = at(
        call,
        request=replace(call.request, peer=Peer(source_ip="198.51.100.9")),
        configuration=replace(call.configuration, message_wording=wording),  # type: ignore[arg-type]  # one of two
    )
    outcome = check(call)
    assert isinstance(outcome, Deny)
    return outcome


def message(denial: Deny) -> str:
    """Return the text that the caller gets, under the capital member."""
    call = reaching("resource-policy")
    return str(json.loads(refusal(denial, call.request).body)["Message"])


def test_silence_and_denial_have_their_words_in_both_wordings() -> None:
    """Today's sentences name the kind of the policy; those of 2022 do not."""
    deny = {**ADDRESS, "Effect": "Deny", "Condition": {"NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"}}}

    assert message(refused(ADDRESS)) == (
        STEM + " because no resource-based policy allows the execute-api:Invoke action"
    )
    assert message(refused(deny)) == STEM + " with an explicit deny in a resource-based policy"
    assert message(refused(ADDRESS, "2022")) == STEM
    assert message(refused(deny, "2022")) == STEM + " with an explicit deny"


def test_the_proof_names_what_was_wanted_and_what_came() -> None:
    """The nearest statement by its name, its condition, and the address that it met."""
    facts = [(fact.where, fact.path, fact.value) for fact in refused(ADDRESS).because]

    assert facts == [
        ("configuration", "policy[a1b2c3d4e5].Statement[0]", "Allow (Office)"),
        ("configuration", "policy[a1b2c3d4e5].Statement[0].Condition.IpAddress.aws:SourceIp", "192.0.2.0/24"),
        ("request", "aws:SourceIp", "198.51.100.9"),
    ]


def test_the_proof_says_why_a_call_has_nothing_there() -> None:
    """A condition about VPC endpoints met a call that came through none; what the call has needs no reason."""
    from_inside = {**ADDRESS, "Condition": {"StringEquals": {"aws:SourceVpce": "vpce-0a1b2c3d4e5f60718"}}}

    assert refused(from_inside).because[-1] == Fact(
        "request", "aws:SourceVpce", "-", remark=Message("the call did not come through a VPC endpoint")
    )
    assert [fact.remark for fact in refused(ADDRESS).because] == [None, None, None]
