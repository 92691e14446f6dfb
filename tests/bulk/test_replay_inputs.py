"""What each check reads of a configuration."""

from typing import Any

import pytest

from gatewright.bulk.replay_believe import Believed
from gatewright.bulk.replay_inputs import inputs
from gatewright.bulk.replay_judge import judged
from gatewright.bulk.replay_logged import Logged, logged
from gatewright.engine.chain import CHAINS
from gatewright.model.call import Call
from tests.bulk.replaying import HOST, line
from tests.bulk.test_replay_decided import DOOR, IAM, OFFICE, WEB_ACL
from tests.casebook import world

VALIDATED = {
    "request validator v1": {"validateRequestParameters": True},
    "method GET /pets": {
        "requestValidatorId": "v1",
        "requestParameters": {"method.request.header.x-owner": True},
    },
}


def before(change: dict[str, Any]) -> dict[str, Call]:
    """Return the call of a line before each check, under the changed world."""
    call = logged(line())
    assert isinstance(call, Logged)
    witness = Believed(call, None, passed=frozenset(entry.check.id for entry in CHAINS["REST"]))
    judged(call.request, world("pets", change).configuration(), witness)
    return witness.before


@pytest.mark.parametrize(
    ("change", "reads"),
    [
        ({}, set()),
        ({"stage prod": {"variables": {"to": "there"}}}, set()),
        (OFFICE, {"resource-policy", "authorize"}),
        (WEB_ACL, {"waf"}),
        (IAM, {"route", "resource-policy", "iam", "authorizer", "authorize"}),
        (DOOR, {"route", "resource-policy", "iam", "authorizer", "authorize"}),
        ({"key shop": {"enabled": False}}, {"api-key"}),
        ({"api": {"disableExecuteApiEndpoint": True}}, {"endpoint"}),
        (VALIDATED, {"route", "request"}),
        (
            {"stage prod": {"methodSettings": {"*/*": {"throttlingRateLimit": 1.0, "throttlingBurstLimit": 1}}}},
            {"throttle"},
        ),
    ],
)
def test_a_change_is_read_by_those_checks_that_it_concerns(change: dict[str, Any], reads: set[str]) -> None:
    """And to the others both configurations are one."""
    one, other = before({}), before(change)
    unlike = {check for check in one if inputs(check, one[check]) != inputs(check, other[check])}

    assert reads == unlike


@pytest.mark.parametrize(
    ("kind", "uri", "unlike"),
    [
        ("TOKEN", "door", set()),
        ("TOKEN", "${stageVariables.to}", {"authorizer"}),
        ("REQUEST", "door", {"authorizer"}),
    ],
)
def test_a_stage_variable_is_read_where_it_is_named_or_handed_over(kind: str, uri: str, unlike: set[str]) -> None:
    """A function of type REQUEST is handed all of them, and may decide by any."""
    function = f"arn:aws:lambda:eu-west-1:111122223333:function:{uri}"
    door = {**DOOR, "authorizer door": {**DOOR["authorizer door"], "type": kind, "authorizerUri": function}}
    one, other = (before({**door, "stage prod": {"variables": {"to": to}}}) for to in ("here", "there"))

    assert unlike == {check for check in ("authorizer",) if inputs(check, one[check]) != inputs(check, other[check])}


def test_every_check_of_every_chain_has_its_inputs() -> None:
    """But those of calls that no access log has."""
    known = before({})["throttle"]
    checks = {entry.check.id for chain in CHAINS.values() for entry in chain} - {"connections"}

    assert {check for check in checks if inputs(check, known) != inputs(check, known)} == set()
    assert inputs("connections", known) != inputs("connections", known)


def test_where_the_api_is_not_known_nothing_is_equal() -> None:
    """Nobody knows what its checks read."""
    call = logged(line(domainName=HOST.replace("a1b2", "zzzz")))
    assert isinstance(call, Logged)
    unknown = Call(call.request, world("pets").configuration())

    assert inputs("domain", unknown) == inputs("domain", unknown)
    assert inputs("stage", unknown) != inputs("stage", unknown)
