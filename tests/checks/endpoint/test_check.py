"""Is the default execute-api endpoint open? What the cases do not show."""

from dataclasses import replace

import pytest

from gatewright.checks.endpoint.check import check
from gatewright.model.api import Definition
from gatewright.model.call import Call
from gatewright.model.outcome import Deny, Outcome, Unsure
from gatewright.model.stage import Stage
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.casebook import reached, request, world

CALL = reached(
    "endpoint",
    request("GET https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/pets"),
    world("pets").configuration(),
)


def serving(deployed: Definition | Unknown) -> Call:
    """Return the call at a stage that serves just this."""
    if not isinstance(CALL.stage, Stage):
        raise TypeError("the stage is known here")
    return replace(CALL, stage=replace(CALL.stage, deployed=deployed))


def causes(outcome: Outcome) -> set[str]:
    """Return the causes that an unsure check leaves open."""
    return {denial.cause.id for denial in outcome.may} if isinstance(outcome, Unsure) else set()


@pytest.mark.parametrize("disabled", [True, False])
def test_what_is_deployed_counts(disabled: bool) -> None:
    """The setting holds from the deployment on: a saved one that no stage serves refuses nobody."""
    outcome = check(serving(Definition(resources={}, disable_execute_api_endpoint=disabled)))

    assert isinstance(outcome, Deny) == disabled


@pytest.mark.parametrize(
    "deployed", [UNKNOWN, Definition(resources={}, disable_execute_api_endpoint=UNKNOWN)], ids=["deployment", "setting"]
)
def test_what_is_not_known_may_be_disabled(deployed: Definition | Unknown) -> None:
    """Without the deployment or its setting, the endpoint may be disabled; the command to learn it runs as printed."""
    outcome = check(serving(deployed))

    assert "endpoint.default-disabled" in causes(outcome)
    assert isinstance(outcome, Unsure)
    assert outcome.missing[0].command == (
        "aws apigateway get-deployment --rest-api-id a1b2c3d4e5 --deployment-id d3p1oy --embed apisummary"
    )


def test_without_a_stage_nobody_knows() -> None:
    """Behind a stage that is not known, the endpoint may be disabled."""
    assert "endpoint.default-disabled" in causes(check(replace(CALL, stage=UNKNOWN)))
