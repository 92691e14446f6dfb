"""Fixes of routing rules."""

import json
import shlex
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from gatewright.checks.domain.rule_remedies import (
    add_a_rule_for_the_rest,
    call_the_path_of_a_rule,
    lead_the_rule_to_a_stage,
    let_mappings_decide,
    met_rule,
    send_both_headers_of_a_rule,
    send_the_header_of_a_rule,
)
from gatewright.doctor.fixes import remedied
from gatewright.engine.decide import walk
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.outcome import Deny
from gatewright.model.request import Headers
from tests.casebook import request, world

Remedy = Callable[[Call, Mapping[str, str]], Proposal | None]
ALL: tuple[Remedy, ...] = (
    call_the_path_of_a_rule,
    send_the_header_of_a_rule,
    send_both_headers_of_a_rule,
    let_mappings_decide,
    add_a_rule_for_the_rest,
    lead_the_rule_to_a_stage,
)
BETA = {"priority": 50, "headers": {"x-version": "beta*"}}
TWO = {"priority": 50, "headers": {"x-version": "*", "Hello": "World"}}
SHOP = {"priority": 70, "basePath": "shop", "strip": True}


def refused(path: str, *rules: dict[str, Any], mappings: tuple[dict[str, str], ...] = ()) -> tuple[Call, Deny]:
    """Return a call that was refused behind a domain name with these rules, and the refusal."""
    domain = {"routingMode": "ROUTING_RULE_ONLY", "rules": list(rules), "mappings": list(mappings)}
    change: dict[str, Any] = {"add domain api.example.com": domain}
    decision = walk(request(f"GET https://api.example.com{path}"), world("pets", change).configuration())
    denial = decision.trace[0].outcome
    assert isinstance(denial, Deny)
    return decision.call, denial


@pytest.mark.parametrize(
    ("remedy", "path", "rules", "values"),
    [
        (send_the_header_of_a_rule, "/pets", (BETA,), {"suggested_name": "x-version", "suggested_value": "beta"}),
        (send_both_headers_of_a_rule, "/pets", (TWO,), {"suggested_value": "1", "other_name": "Hello"}),
        (send_the_header_of_a_rule, "/pets", ({**BETA, **SHOP},), {"suggested_path": "/shop/pets"}),
        (call_the_path_of_a_rule, "/pets", (BETA, SHOP), {"suggested_path": "/shop/pets", "routing_rule_id": "rule70"}),
        (add_a_rule_for_the_rest, "/pets", (BETA,), {"new_priority": "150", "new_stage": "prod"}),
        (add_a_rule_for_the_rest, "/pets", (), {"new_priority": "100"}),
        (lead_the_rule_to_a_stage, "/shop/pets", ({**SHOP, "stage": "gone"},), {"strip_base_path": "true"}),
    ],
)
def test_a_remedy_leaves_no_refusal(
    remedy: Remedy, path: str, rules: tuple[dict[str, Any], ...], values: dict[str, str]
) -> None:
    """The same call, or the same account, changed as it says, passes."""
    proposal = remedy(refused(path, *rules)[0], {})

    assert proposal is not None
    assert values.items() <= proposal.values.items()
    assert walk(proposal.request, proposal.configuration).outcome == "allowed"


def test_mappings_may_decide_instead() -> None:
    """Where one takes the path."""
    call, _ = refused("/pets", BETA, mappings=({"basePath": "(none)", "stage": "prod"},))
    proposal = let_mappings_decide(call, {})

    assert proposal is not None
    assert walk(proposal.request, proposal.configuration).outcome == "allowed"


@pytest.mark.parametrize("remedy", [one for one in ALL if one is not let_mappings_decide])
def test_a_path_that_nobody_serves_has_no_remedy(remedy: Remedy) -> None:
    """Another rule would only change the refusal."""
    assert remedy(refused("/nothing/at/all", BETA, SHOP)[0], {}) is None


@pytest.mark.parametrize("remedy", ALL)
def test_a_default_endpoint_has_no_rules(remedy: Remedy) -> None:
    """Nothing of a domain name can be changed where none was called."""
    call = Call(
        request("GET https://zzzzzzzzzz.execute-api.eu-west-1.amazonaws.com/prod/pets"), world("pets").configuration()
    )

    assert remedy(call, {}) is None


def commands(path: str, *rules: dict[str, Any]) -> list[str]:
    """Return the commands of all fixes that are proven."""
    return [fix.command for fix in remedied(*refused(path, *rules)) if fix.command]


def test_commands_can_be_pasted() -> None:
    """A header stands in its own argument, conditions and actions as JSON."""
    send, add = commands("/pets", BETA)
    (put,) = commands("/shop/pets", {**SHOP, "stage": "gone"})
    words = shlex.split(put)

    assert "curl -i -X GET -H 'x-version: beta' 'https://api.example.com/pets'" == send
    assert "create-routing-rule --domain-name 'api.example.com' --priority 150 --conditions '[]'" in add
    assert [{"MatchBasePaths": {"AnyOf": ["shop"]}}] == json.loads(words[words.index("--conditions") + 1])
    assert [
        {"InvokeApi": {"ApiId": "a1b2c3d4e5", "Stage": "prod", "StripBasePath": True}},
    ] == json.loads(words[words.index("--actions") + 1])
    assert ["70", "rule70"] == [words[words.index(name) + 1] for name in ("--priority", "--routing-rule-id")]


def test_a_rule_keeps_its_conditions() -> None:
    """All of them."""
    call, _ = refused("/pets", {**SHOP, **BETA, "stage": "gone"})
    sent = replace(request("GET https://api.example.com/shop/pets"), headers=Headers((("x-version", "beta1"),)))
    met = Call(sent, call.configuration)
    proposal = lead_the_rule_to_a_stage(met, {})

    assert met_rule(met) is not None
    assert proposal is not None
    assert [
        {"MatchHeaders": {"AnyOf": [{"Header": "x-version", "ValueGlob": "beta*"}]}},
        {"MatchBasePaths": {"AnyOf": ["shop"]}},
    ] == json.loads(proposal.values["routing_rule_conditions"])
