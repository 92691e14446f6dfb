"""A policy of the caller that denies: the method spared, the statements gone, the policy gone."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from gatewright.checks.iam.denials import (
    delete_the_policy,
    detach_the_policy,
    spare_the_method,
    spare_the_method_in_a_managed_policy,
    take_the_denials_out,
    take_the_denials_out_of_a_managed_policy,
)
from gatewright.checks.iam.remedies import with_principal
from gatewright.engine.decide import walk
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.principal import NamedPolicy, Principal
from tests.checks.iam.test_remedies import GET, call

ARN = "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/pets"
OTHER = "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/pets/7"
MANAGED = "arn:aws:iam::111122223333:policy/closed"
ALLOW = {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "*"}
DENY = {"Effect": "Deny", "Action": "execute-api:Invoke"}

Remedy = Callable[[Call, Mapping[str, str]], Proposal | None]


def of_bob(*statements: Any, name: str = "calls", holder: tuple[str, str] = ("user", "bob")) -> Call:
    """Return the call of a user who may make it but for a policy of these statements."""
    found = call(GET, by="AKIABOBBOBBOBEXAMPLE")
    assert isinstance(found.principal, Principal)
    allow = NamedPolicy("open", json.dumps({"Statement": ALLOW}), *holder)
    deny = NamedPolicy(name, json.dumps({"Statement": list(statements)}), *holder)
    after = replace(found.principal, identity_policies=(allow, deny))
    return walk(found.request, with_principal(found.configuration, found.principal, after)).call


def outcome(proposal: Proposal | None) -> str | None:
    """Return how the call comes out with the fix; `None` when it cannot be worked out."""
    return None if proposal is None else walk(proposal.request, proposal.configuration).outcome


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"Resource": "*"}, {"NotResource": [ARN]}),
        ({"Resource": [ARN, OTHER]}, {"Resource": [OTHER]}),
        ({"NotResource": OTHER}, {"NotResource": [OTHER, ARN]}),
        ({"Resource": ARN}, None),
        ({"Resource": f"{ARN[:-4]}*"}, None),
        ({"Resource": "*", "Action": "*"}, None),
    ],
)
def test_the_method_is_spared_where_a_statement_can_say_so(
    told: dict[str, Any], expected: dict[str, Any] | None
) -> None:
    """Of a pattern nothing can be taken, and what denies more than calls goes on denying it."""
    proposal = spare_the_method(of_bob({**DENY, **told}), {})

    if expected is None:
        assert proposal is None
        return
    assert proposal is not None
    statements = json.loads(proposal.values["policy_document"])["Statement"]
    assert statements == [{"Effect": "Deny", "Action": "execute-api:Invoke", **expected}]
    assert {name: proposal.values[name] for name in ("holder_kind", "holder_name", "denying_policy")} == {
        "holder_kind": "user",
        "holder_name": "bob",
        "denying_policy": "calls",
    }
    assert outcome(proposal) == "allowed"


EVERYTHING = {**DENY, "Resource": "*"}
CASES: list[tuple[Remedy, str, tuple[Any, ...]]] = [
    (spare_the_method_in_a_managed_policy, MANAGED, (EVERYTHING,)),
    (take_the_denials_out, "calls", (EVERYTHING, ALLOW)),
    (take_the_denials_out_of_a_managed_policy, MANAGED, (EVERYTHING, ALLOW)),
    (delete_the_policy, "calls", (EVERYTHING,)),
    (detach_the_policy, MANAGED, (EVERYTHING,)),
]


@pytest.mark.parametrize(("remedy", "name", "statements"), CASES)
def test_each_kind_of_policy_has_its_remedy(remedy: Remedy, name: str, statements: tuple[Any, ...]) -> None:
    """Decided again, the call passes; of the other kind of policy it is none."""
    other = MANAGED if name == "calls" else "calls"

    assert outcome(remedy(of_bob(*statements, name=name), {})) == "allowed"
    assert remedy(of_bob(*statements, name=other), {}) is None
    assert remedy(call(GET), {}) is None


def test_what_would_be_left_empty_is_deleted_and_aws_own_is_left_alone() -> None:
    """A policy has a statement; nobody but AWS writes one of its own."""
    assert take_the_denials_out(of_bob(EVERYTHING), {}) is None
    assert delete_the_policy(of_bob(EVERYTHING, ALLOW), {}) is None
    of_aws = of_bob(EVERYTHING, ALLOW, name="arn:aws:iam::aws:policy/Closed")
    assert take_the_denials_out_of_a_managed_policy(of_aws, {}) is None
