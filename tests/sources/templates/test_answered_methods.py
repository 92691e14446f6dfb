from gatewright.sources.templates.answered_methods import method


def test_a_method_comes_with_its_integration() -> None:
    """By the names that templates have; models are not among the answers."""
    told = {
        "authorizationType": "CUSTOM",
        "authorizerId": "x",
        "apiKeyRequired": True,
        "methodResponses": {"200": {"statusCode": "200", "responseModels": {"application/json": "Empty"}}},
        "methodIntegration": {
            "type": "HTTP",
            "httpMethod": "POST",
            "uri": "https://example.com",
            "integrationResponses": {"200": {"statusCode": "200", "selectionPattern": "x"}},
        },
    }
    found, remarks = method("GET", told, {"x": "a1/authorizers/x"})

    assert remarks == []
    assert found == {
        "HttpMethod": "GET",
        "AuthorizationType": "CUSTOM",
        "AuthorizerId": {"Ref": "a1/authorizers/x"},
        "ApiKeyRequired": True,
        "Integration": {
            "Type": "HTTP",
            "Uri": "https://example.com",
            "IntegrationHttpMethod": "POST",
            "IntegrationResponses": [{"StatusCode": "200", "SelectionPattern": "x"}],
        },
        "MethodResponses": [{"StatusCode": "200"}],
    }


def test_what_nobody_told_is_said() -> None:
    """An authorizer that is not there keeps its id, and nobody gets past it."""
    found, remarks = method("GET", {"authorizerId": "y", "requestValidatorId": "v"}, {})

    assert found["AuthorizerId"] == "y"
    assert found["Integration"]["Type"] == "MOCK"
    assert len(remarks) == 2
