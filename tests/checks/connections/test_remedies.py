"""Allowing a caller to manage connections."""

import json

from gatewright.checks.connections.remedies import allow_the_role, allow_the_user
from tests.checks.websocket.test_authorize import ARN, CONNECTION, by_ann, of_ann
from tests.websocket_apis import configuration, decided, request


def test_a_user_is_allowed_the_connections_of_the_stage() -> None:
    """By this verb; and then he may."""
    call = by_ann(request("DELETE", CONNECTION))
    refused = decided(call, configuration(of_ann("execute-api:Invoke", f"{ARN}/*")))
    proposal = allow_the_user(refused.call, {})
    assert proposal is not None
    (statement,) = json.loads(proposal.values["policy_document"])["Statement"]

    assert "connections.permission-missing" == (refused.cause and refused.cause.id)
    assert f"{ARN}/DELETE/@connections/*" == statement["Resource"]
    assert "execute-api:ManageConnections" == statement["Action"]
    assert "allowed" == decided(proposal.request, proposal.configuration).outcome
    assert allow_the_role(refused.call, {}) is None
