"""May API Gateway call the function behind a method?"""

import json
from dataclasses import replace
from typing import Any

import pytest

from gatewright.checks.integration.invocation import invocation
from gatewright.checks.integration.remedies import permit_the_method
from gatewright.engine.decide import walk
from gatewright.model.call import Call
from gatewright.model.function import Function
from gatewright.model.listing import Listing
from gatewright.model.outcome import Deny, Pass, Unsure
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.casebook import request, world
from tests.function_policies import permitting

FUNCTION = "arn:aws:lambda:eu-west-1:111122223333:function:shop"
URI = f"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/{FUNCTION}/invocations"
API = "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5"
BEHIND = {"type": "AWS_PROXY", "uri": URI, "httpMethod": "POST"}


def passed(policy: str | Unknown | None, behind: dict[str, Any] = BEHIND) -> Call:
    """Return a call of `GET /pets/7` that the door let through, with a function behind it."""
    configuration = world("pets", {"saved GET /pets/{petId}": {"methodIntegration": behind}}).configuration()
    told = Listing({FUNCTION: Function(arn=FUNCTION, policy=policy)}, UNKNOWN)
    asked = request("GET https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/pets/7")
    decision = walk(asked, replace(configuration, functions=told))
    assert decision.outcome == "allowed"
    return decision.call


@pytest.mark.parametrize(
    "policy", [None, permitting(FUNCTION, f"{API}/*/POST/pets"), permitting(FUNCTION, f"{API}/*/GET/pets/{{petId}}")]
)
def test_a_policy_without_the_method_keeps_api_gateway_out(policy: str | None) -> None:
    """The evidence is the policy, and on whose behalf it is asked."""
    outcome = invocation(passed(policy))

    assert isinstance(outcome, Deny)
    assert outcome.cause.id == "integration.permission-missing"
    assert [fact.value for fact in outcome.because] == [policy or "-", f"{API}/prod/GET/pets/*"]
    assert (outcome.values["function_name"], outcome.values["function_arn"]) == ("shop", FUNCTION)


@pytest.mark.parametrize("source", [f"{API}/*", f"{API}/prod/GET/pets/*", f"{API}/*/*/*"])
def test_a_policy_with_the_method_lets_it_in(source: str) -> None:
    """However widely it says so."""
    assert invocation(passed(permitting(FUNCTION, source))) == Pass()


def test_a_policy_that_nobody_told_leaves_it_open() -> None:
    """The refusal stays possible."""
    outcome = invocation(passed(UNKNOWN))

    assert isinstance(outcome, Unsure)
    assert [denial.cause.id for denial in outcome.may] == ["integration.permission-missing"]


@pytest.mark.parametrize(
    "behind",
    [
        {"type": "MOCK"},
        {"type": "HTTP_PROXY", "uri": "https://example.com"},
        {**BEHIND, "credentials": "arn:aws:iam::111122223333:role/r"},
        {"type": "AWS", "uri": "arn:aws:apigateway:eu-west-1:s3:path/b/k"},
        {**BEHIND, "uri": URI.replace("shop", "${stageVariables.none}")},
    ],
)
def test_what_no_policy_of_a_function_guards_is_not_judged(behind: dict[str, Any]) -> None:
    """Other backends, roles, and functions that nobody can name."""
    assert invocation(passed(None, behind)) is None


def test_a_call_that_found_no_route_is_not_judged() -> None:
    """Nobody knows what stands behind it."""
    asked = request("GET https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/none")

    assert invocation(walk(asked, world("pets").configuration()).call) is None


@pytest.mark.parametrize("policy", [None, permitting(FUNCTION, f"{API}/*/POST/pets")])
def test_the_remedy_adds_a_statement_for_the_method(policy: str | None) -> None:
    """What the policy said before stays; the call is let in."""
    call = passed(policy)
    outcome = invocation(call)
    assert isinstance(outcome, Deny)
    proposal = permit_the_method(call, outcome.values)

    assert proposal is not None
    again = walk(proposal.request, proposal.configuration)
    assert invocation(again.call) == Pass()
    function = proposal.configuration.functions.get(FUNCTION)
    assert isinstance(function, Function)
    assert len(json.loads(str(function.policy))["Statement"]) == (1 if policy is None else 2)
