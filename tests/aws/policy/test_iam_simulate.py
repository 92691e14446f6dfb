"""Random calls, judged by this engine and by somebody else's: the published `@cloud-copilot/iam-simulate` of npm.

It runs as a separate process and is no part of this project: `IAM_SIMULATE` names a folder in which
`npm install @cloud-copilot/iam-simulate` was run, and without it there is nothing to compare with. What it is known
to get wrong is not drawn: stars in the API id, variables (their negated, 2008 and escaped forms), addresses without a
prefix length, Unix seconds, empty strings, `ArnLike` of a bare star, operands that cannot be read.
"""

import json
import os
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from gatewright.aws.policy.combine import iam
from gatewright.aws.policy.compile import policy
from gatewright.aws.policy.facts import Facts
from gatewright.aws.policy.layers import Policies
from gatewright.model.principal import Caller
from tests.aws.policy.made import ACCOUNT, API, OTHER, ROLE, SESSION, USER, call, role, user

FOLDER = os.environ.get("IAM_SIMULATE", "")
CASES = int(os.environ.get("IAM_SIMULATE_CASES", "3000"))

pytestmark = pytest.mark.skipif(
    not shutil.which("node") or not FOLDER, reason="needs node, and IAM_SIMULATE: where @cloud-copilot/iam-simulate is"
)

VERDICTS = {"Allowed": "allowed", "ExplicitlyDenied": "explicitly denied", "ImplicitlyDenied": "implicitly denied"}
EVE = f"arn:aws:iam::{OTHER}:user/eve"
RESOURCES = [
    "*",
    f"{API}/*",
    f"{API}/prod/GET/*",
    f"{API}/prod/*/pets/*",
    f"{API}/*/GET/pets/?",
    f"{API}/prod/GET/pets/7",
    f"{API}/dev/*",
    f"{API}/",
    "arn:aws:execute-api:*:*:*",
    "arn:aws:execute-api:eu-*:111122223333:a1b2c3d4e5/prod/*",
    "arn:aws:execute-api:us-east-1:111122223333:*",
    "arn:aws:execute-api:eu-west-1:444455556666:*",
    f"{API}/prod/GET/${{aws:username}}",
]
ACTIONS = ["execute-api:Invoke", "execute-api:*", "*", "EXECUTE-API:invoke", "execute-api:Inv?ke", "s3:*"]
PRINCIPALS: list[Any] = [
    "*",
    {"AWS": "*"},
    {"AWS": USER},
    {"AWS": EVE},
    {"AWS": ROLE},
    {"AWS": SESSION},
    {"AWS": ACCOUNT},
    {"AWS": f"arn:aws:iam::{OTHER}:root"},
    {"AWS": [ROLE, OTHER]},
    {"Service": "events.amazonaws.com"},
]
CONDITIONS: list[tuple[str, list[str], list[str]]] = [
    ("aws:SourceIp", ["IpAddress", "NotIpAddress"], ["203.0.113.0/24", "10.0.0.0/8", "203.0.113.7/32"]),
    ("aws:SourceVpce", ["StringEquals", "StringNotEquals", "StringLike"], ["vpce-1", "vpce-?"]),
    ("aws:PrincipalArn", ["ArnLike", "ArnNotLike", "StringLike"], [ROLE, f"arn:aws:iam::{ACCOUNT}:*", USER]),
    ("aws:PrincipalAccount", ["StringEquals", "StringNotEquals"], [ACCOUNT, OTHER]),
    ("aws:PrincipalTag/team", ["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase"], ["pets", "PETS", "ops"]),
    ("aws:PrincipalOrgID", ["StringEquals", "StringNotEquals"], ["o-a1b2c3d4e5", "o-0000000000"]),
    ("aws:PrincipalOrgPaths", ["ForAnyValue:StringLike", "ForAllValues:StringLike"], ["o-a1b2c3d4e5/*", "o-2/*"]),
    ("aws:UserAgent", ["StringLike", "StringNotLike"], ["curl/*", "Mozilla*"]),
    ("aws:CurrentTime", ["DateLessThan", "DateGreaterThan"], ["2026-09-21T14:15:00Z", "2030-01-01T00:00:00Z"]),
    ("aws:SecureTransport", ["Bool"], ["true", "false"]),
    ("aws:username", ["StringEquals", "StringLike", "StringNotLike"], ["ann", "e*", "bo"]),
    ("aws:SourceVpc", ["Null"], ["true", "false"]),
    ("aws:username", ["Null"], ["true", "false"]),
]
CALLERS = [
    user(),
    user(tags={}, org_id=None, org_paths=()),
    role(),
    role(tags={"team": "PETS"}),
    user(arn=EVE, account=OTHER, user_name="eve"),
]


def _draw(chance: random.Random, *, named: bool) -> dict[str, object]:
    """Draw a policy."""
    statements = [_statement(chance, number, named=named) for number in range(chance.randint(1, 3))]
    return {"Version": "2012-10-17", "Statement": statements}


def _statement(chance: random.Random, number: int, *, named: bool) -> dict[str, object]:
    node: dict[str, object] = {"Sid": f"S{number}", "Effect": chance.choice(["Allow", "Allow", "Allow", "Deny"])}
    node["NotAction" if chance.random() < 0.1 else "Action"] = chance.sample(ACTIONS, chance.randint(1, 2))
    node["NotResource" if chance.random() < 0.1 else "Resource"] = chance.sample(RESOURCES, chance.randint(1, 2))
    if named:
        node["Principal"] = chance.choice(PRINCIPALS)
    condition: dict[str, dict[str, list[str]]] = {}
    for _ in range(chance.choice([0, 0, 1, 1, 2])):
        key, operators, values = chance.choice(CONDITIONS)
        operator = chance.choice(operators)
        if operator != "Null" and ":" not in operator and chance.random() < 0.2:
            operator += "IfExists"
        count = 1 if operator in ("Null", "Bool") else chance.randint(1, 2)
        condition.setdefault(operator, {})[key] = chance.sample(values, count)
    if condition:
        node["Condition"] = condition
    return node


def _case(chance: random.Random) -> tuple[Policies, Facts, dict[str, object]]:
    """Draw one call: for this engine, and as the simulator is told it."""
    caller = chance.choice(CALLERS)
    secure = chance.random() < 0.7
    path = chance.choice(["/pets/7", "/pets/77", "/ann", "/a b"])
    facts = call(path, chance.choice(["GET", "POST"]), caller, secure_transport=secure)
    own = [_draw(chance, named=False) for _ in range(chance.randint(0, 2))]
    attached = _draw(chance, named=True) if chance.random() < 0.7 else None
    control = [_draw(chance, named=False) for _ in range(chance.choice([0, 0, 0, 1]))]
    policies = Policies(
        identity=tuple(policy(one, "identity", str(number)) for number, one in enumerate(own)),
        resource=None if attached is None else policy(attached, "resource"),
        scps=tuple((policy(one, "scp"),) for one in control),
    )
    told: dict[str, object] = {
        "identityPolicies": [{"name": str(number), "policy": one} for number, one in enumerate(own)],
        "serviceControlPolicies": [
            {"orgIdentifier": "ou-1", "policies": [{"name": "scp", "policy": one}]} for one in control
        ],
        "resourceControlPolicies": [],
        "request": {
            "action": "execute-api:Invoke",
            "principal": caller.arn,
            "resource": {"accountId": ACCOUNT, "resource": facts.resource.whole},
            "contextVariables": _context(caller, secure=secure),
        },
    }
    if attached is not None:
        told["resourcePolicy"] = attached
    return policies, facts, told


def _context(caller: Caller, *, secure: bool) -> dict[str, str | list[str]]:
    """Return the context keys of a call as a simulator has to be told them."""
    context: dict[str, str | list[str]] = {
        "aws:SourceIp": "203.0.113.7",
        "aws:SecureTransport": "true" if secure else "false",
        "aws:UserAgent": "curl/8",
        "aws:CurrentTime": "2026-09-21T14:15:00Z",
        "aws:PrincipalArn": str(caller.issuer_arn or caller.arn),
        "aws:PrincipalAccount": str(caller.account),
    }
    if isinstance(caller.user_name, str):
        context["aws:username"] = caller.user_name
    if isinstance(caller.org_id, str):
        context["aws:PrincipalOrgID"] = caller.org_id
    if isinstance(caller.org_paths, tuple) and caller.org_paths:
        context["aws:PrincipalOrgPaths"] = [str(path) for path in caller.org_paths]
    if isinstance(caller.tags, dict):
        context.update({f"aws:PrincipalTag/{name}": str(value) for name, value in caller.tags.items()})
    return context


def test_random_calls_are_judged_as_somebody_else_judges_them() -> None:
    """Thousands of calls within and across accounts come to the same verdict."""
    chance = random.Random(20_261_125)
    cases = [_case(chance) for _ in range(CASES)]
    lines = "".join(f"{json.dumps(told)}\n" for _, _, told in cases)
    node = shutil.which("node") or "node"
    script = Path(__file__).with_name("iam_simulate.mjs")
    ran = subprocess.run(
        [node, str(script)], input=lines, capture_output=True, text=True, check=True, cwd=FOLDER, timeout=600
    )
    theirs = [VERDICTS.get(line, line) for line in ran.stdout.splitlines()]
    differing = [
        (ours, other, told)
        for (policies, facts, told), other in zip(cases, theirs, strict=True)
        if (ours := iam(policies, facts).verdict) != other
    ]

    assert len(theirs) == CASES
    assert differing == []
