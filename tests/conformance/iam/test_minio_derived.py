"""Conditions and globs as another project reads the IAM documentation: see SOURCE.md."""

import json
from pathlib import Path

import pytest

from gatewright.aws.policy.compile import policy
from gatewright.aws.policy.decide import decide
from gatewright.aws.policy.explain import explain
from gatewright.aws.policy.facts import Facts, resource
from gatewright.aws.policy.globs import matcher, pattern

CASES = json.loads((Path(__file__).parent / "minio-derived.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["conditions"], ids=lambda case: f"{case['operator']}-{case['key']}")
def test_condition(case: dict) -> None:
    """A statement with the condition applies exactly when the case says so, to both readers."""
    compiled = policy(
        {
            "Version": "2012-10-17",
            "Statement": {
                "Effect": "Allow",
                "Action": "*",
                "Resource": "*",
                "Condition": {case["operator"]: {case["key"]: case["policyValues"]}},
            },
        },
        "identity",
    )
    told = {name.lower(): tuple(values) for name, values in case["context"].items()}
    # An empty list counts as an absent key, also where the engine would derive one.
    told.setdefault(case["key"].lower(), ())
    call = Facts(resource=resource("arn:aws:s3:::bucket/key"), simulated=told)

    expected = "allowed" if case["expected"] else "implicitly denied"
    assert expected == decide(compiled, call).verdict
    assert expected == explain(compiled, call).ruling.verdict


@pytest.mark.parametrize("case", CASES["globs"], ids=lambda case: f"{case['pattern']}~{case['text']}")
def test_glob(case: dict) -> None:
    """A pattern matches a whole text exactly when the case says so."""
    assert case["expected"] is matcher(pattern(case["pattern"]))(case["text"])
