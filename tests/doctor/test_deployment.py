"""A stage that serves something else than what is saved."""

import json

from gatewright.model.observation import Observation
from tests.doctor.evidence import MISSING_TOKEN, answered, call, with_pets

NAMED = "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5"
EVERYBODY = {"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": f"{NAMED}/*"}
POLICY = json.dumps({"Version": "2012-10-17", "Statement": [EVERYBODY]})
SAYS = (
    "User: anonymous is not authorized to perform: execute-api:Invoke on resource:"
    " arn:aws:execute-api:eu-west-1:********3333:a1b2c3d4e5/prod/GET/pets"
    " because no resource-based policy allows the execute-api:Invoke action"
)
DENIED: Observation = answered(403, "AccessDeniedException", json.dumps({"Message": SAYS}).encode())


def test_a_policy_that_would_allow_was_not_deployed() -> None:
    """What refused was another one: no operation tells which policy was deployed."""
    diagnosis = with_pets(call("GET", "/prod/pets", DENIED), {"api": {"policy": POLICY}})
    first = diagnosis.findings[0]

    assert (first.cause.id, first.standing) == ("stage.changed-since-deployment", "likely")
    assert "create-deployment" in (first.fixes[0].command or "")
    assert [each.cause.id for each in diagnosis.findings].count("stage.changed-since-deployment") == 1


def test_a_method_that_was_opened_since_needs_a_deployment() -> None:
    """As it is saved it wants no signature: nobody has to sign, and nothing has to be opened further."""
    deployed = {"deployed GET /pets": {"authorizationType": "AWS_IAM"}}
    first = with_pets(call("GET", "/prod/pets", MISSING_TOKEN), deployed).findings[0]

    assert (first.cause.id, first.standing) == ("stage.changed-since-deployment", "confirmed")
    assert [(fix.proven, fix.safety) for fix in first.fixes] == [(True, "needs-deployment")]
