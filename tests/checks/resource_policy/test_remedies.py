"""The fixes of a resource policy: one Allow more, one Deny less, on a copy and proven."""

import json
from dataclasses import replace
from typing import Any

import pytest

from gatewright.checks.resource_policy.remedies import allow_this_call, take_the_denials_out
from gatewright.engine.decide import walk
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.request import Peer
from gatewright.model.unknown import UNKNOWN
from tests.casebook import request, world
from tests.checks.presence import PETS, at, authorized_by, known

API = "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5"
ALLOW = {"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": f"{API}/*"}
DENY = {
    "Sid": "No",
    "Effect": "Deny",
    "Principal": "*",
    "Action": "execute-api:Invoke",
    "Resource": f"{API}/*/GET/pets",
}
OTHER = {**ALLOW, "Resource": f"{API}/*/POST/orders"}


def under(*statements: dict[str, Any], **change: Any) -> Call:
    """Return the call under a resource policy of these statements."""
    policy = json.dumps({"Version": "2012-10-17", "Statement": list(statements)})
    return known(change={"api": {"policy": policy}, **change})


def statements(values: Any) -> list[Any]:
    """Return the statements of the policy that a patch sets."""
    (operation,) = json.loads(values["patch_operations"])
    assert (operation["op"], operation["path"]) == ("replace", "/policy")
    return list(json.loads(operation["value"])["Statement"])


def test_one_allow_more_lets_the_call_pass() -> None:
    """The statement names just this method; what was there before stays."""
    proposal = allow_this_call(under(OTHER), {})

    assert proposal is not None
    assert walk(proposal.request, proposal.configuration).outcome == "allowed"
    assert statements(proposal.values) == [OTHER, {**ALLOW, "Resource": f"{API}/prod/GET/pets"}]


def test_of_a_call_that_is_signed_the_caller_is_named() -> None:
    """Nobody else is let in."""
    proposal = allow_this_call(known(change=authorized_by("NONE")), {})

    assert proposal is not None
    assert statements(proposal.values)[0]["Principal"] == "*"


@pytest.mark.parametrize(
    ("peer", "condition"),
    [
        (Peer(source_ip="198.51.100.7", vpc_endpoint=None), {"IpAddress": {"aws:SourceIp": "198.51.100.7"}}),
        (Peer(source_ip=UNKNOWN, vpc_endpoint=None), None),
    ],
)
def test_whoever_does_not_sign_is_let_in_from_where_he_called(peer: Peer, condition: object) -> None:
    """Never is more opened than needed: not to the whole Internet, where it is known who called."""
    call = under(OTHER)
    proposal = allow_this_call(at(call, request=replace(call.request, peer=peer)), {})

    assert proposal is not None
    assert condition == statements(proposal.values)[1].get("Condition")
    assert walk(proposal.request, proposal.configuration).outcome == "allowed"


def test_the_denials_that_hit_are_taken_out() -> None:
    """Those, and no other statement."""
    deny_orders = {**DENY, "Sid": "Orders", "Resource": f"{API}/*/POST/orders"}
    proposal = take_the_denials_out(under(ALLOW, DENY, deny_orders), {})

    assert proposal is not None
    assert walk(proposal.request, proposal.configuration).outcome == "allowed"
    assert statements(proposal.values) == [ALLOW, deny_orders]


def test_without_a_denial_there_is_nothing_to_take_out() -> None:
    """A policy that denies nothing, or would say nothing any more, is left as it is."""
    assert take_the_denials_out(under(ALLOW), {}) is None
    assert take_the_denials_out(under(DENY), {}) is None


@pytest.mark.parametrize("remedy", [allow_this_call, take_the_denials_out])
def test_a_policy_that_nobody_told_stays(remedy: Any) -> None:
    """What is not known is not rewritten; and a text that could leave its quotes is printed in no command."""
    quoted = {**ALLOW, "Sid": "it's"}

    assert remedy(walk(request(PETS), Configuration()).call, {}) is None
    assert remedy(under(quoted, DENY), {}) is None
    assert world("pets").configuration().rest_apis.get("a1b2c3d4e5") is not None
