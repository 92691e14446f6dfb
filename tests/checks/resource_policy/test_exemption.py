"""The caller is spared by the Deny that met him, and nobody else is."""

from dataclasses import replace
from typing import Any

import pytest

from gatewright.checks.resource_policy.exemption import exempt_the_caller
from gatewright.engine.decide import walk
from gatewright.model.call import Call
from gatewright.model.request import Peer
from tests.checks.presence import blind
from tests.checks.resource_policy.test_remedies import ALLOW, DENY, statements, under

HOME, ELSEWHERE = "203.0.113.9", "203.0.113.10"


def called_from(address: str, *policy: dict[str, Any]) -> Call:
    """Return the call from an address, under a resource policy."""
    call = under(ALLOW, *policy)
    request = replace(call.request, peer=Peer(source_ip=address, vpc_endpoint=None))
    return walk(request, call.configuration).call


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({}, {"NotIpAddress": {"aws:SourceIp": HOME}}),
        (
            {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}},
            {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}, "NotIpAddress": {"aws:SourceIp": HOME}},
        ),
        (
            {"NotIpAddress": {"aws:sourceip": "198.51.100.0/24"}},
            {"NotIpAddress": {"aws:sourceip": ["198.51.100.0/24", HOME]}},
        ),
    ],
)
def test_a_condition_spares_the_address(condition: dict[str, Any], expected: dict[str, Any]) -> None:
    """In the list that is there for that, or in one more; another address is denied as before."""
    deny = {**DENY, **({"Condition": condition} if condition else {})}
    call = called_from(HOME, deny)
    proposal = exempt_the_caller(call, {})
    assert proposal is not None
    other = replace(proposal.request, peer=Peer(source_ip=ELSEWHERE, vpc_endpoint=None))

    assert statements(proposal.values)[1]["Condition"] == expected
    assert walk(proposal.request, proposal.configuration).outcome == "allowed"
    assert walk(other, proposal.configuration).outcome != "allowed"


def test_without_an_address_nobody_can_be_spared() -> None:
    """Nor where nothing denies."""
    assert exempt_the_caller(under(ALLOW, DENY), {}) is None
    assert exempt_the_caller(called_from(HOME), {}) is None
    assert exempt_the_caller(blind(), {}) is None
