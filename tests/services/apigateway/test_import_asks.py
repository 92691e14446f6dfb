from typing import Any

import pytest

from gatewright.services.apigateway.authorizers import create_authorizer
from gatewright.services.apigateway.gateway_responses import put_gateway_response
from gatewright.services.apigateway.import_asks import asked
from gatewright.services.apigateway.integrations import put_integration
from gatewright.wire.errors import ServiceError

PLACE: dict[str, Any] = {"restApiId": "pets", "resourceId": "r", "httpMethod": "GET", "type": "HTTP"}


def test_scalars_become_what_the_model_has() -> None:
    """Numbers and truths of YAML are texts where texts are wanted, and the other way round; what is unknown goes."""
    params = {
        **PLACE,
        "timeoutInMillis": "1000",
        "uri": 5,
        "requestParameters": {"a": True},
        "cacheKeyParameters": [1],
        "tlsConfig": {"insecureSkipVerification": "true", "more": 1},
        "credentials": None,
    }

    assert {
        **PLACE,
        "timeoutInMillis": 1000,
        "uri": "5",
        "requestParameters": {"a": "true"},
        "cacheKeyParameters": ["1"],
        "tlsConfig": {"insecureSkipVerification": True},
    } == asked(put_integration, params)


@pytest.mark.parametrize(
    "member",
    [
        {"timeoutInMillis": {}},
        {"timeoutInMillis": True},
        {"timeoutInMillis": float("inf")},
        {"uri": ["a"]},
        {"requestParameters": "a"},
        {"requestParameters": {"a": {}}},
        {"cacheKeyParameters": {"a": "b"}},
        {"tlsConfig": []},
        {"tlsConfig": {"insecureSkipVerification": 5}},
    ],
)
def test_other_types_are_refused(member: dict[str, Any]) -> None:
    """As bad input, never as a fault of ours."""
    with pytest.raises(ServiceError, match="Invalid value for ") as caught:
        asked(put_integration, {**PLACE, **member})

    assert caught.value.code == "BadRequestException"


@pytest.mark.parametrize(
    ("handler", "params", "place"),
    [
        (put_integration, {**PLACE, "type": "HTTPS"}, "putIntegrationInput.type"),
        (put_gateway_response, {"restApiId": "pets", "responseType": "$ref"}, "responseType"),
        (create_authorizer, {"restApiId": "pets", "name": "a", "type": "COGNITO"}, "createAuthorizerInput.type"),
    ],
)
def test_constraints_of_the_model_hold(handler: Any, params: dict[str, Any], place: str) -> None:
    """As over the wire."""
    with pytest.raises(ServiceError, match=f"' at '{place}' failed to satisfy constraint: Member must satisfy enum"):
        asked(handler, params)
