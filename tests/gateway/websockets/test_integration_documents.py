from collections.abc import Mapping
from typing import Any

from gatewright.gateway.websockets.integration_documents import as_rest


def test_an_integration_in_the_words_of_v1() -> None:
    """What a message chooses by a key is the only template left; mappings of the route become those of a method."""
    integration = {
        "IntegrationType": "HTTP",
        "IntegrationMethod": "POST",
        "IntegrationUri": "https://example.com/x",
        "TimeoutInMillis": 100,
        "RequestParameters": {
            "integration.request.header.id": "context.connectionId",
            "integration.request.header.who": "route.request.querystring.who",
        },
        "RequestTemplates": {"join": "J", "$default": "D"},
    }
    responses: list[Mapping[str, Any]] = [
        {"IntegrationResponseKey": r"/2\d\d/", "ResponseTemplates": {"$default": "R"}},
        {"IntegrationResponseKey": "$default"},
    ]
    expected = {
        "type": "HTTP",
        "httpMethod": "POST",
        "uri": "https://example.com/x",
        "timeoutInMillis": 100,
        "requestParameters": {
            "integration.request.header.id": "context.connectionId",
            "integration.request.header.who": "method.request.querystring.who",
        },
        "requestTemplates": {"$default": "J"},
        "integrationResponses": {
            "0": {
                "statusCode": "200",
                "selectionPattern": r"2\d\d",
                "responseTemplates": {"$default": "R"},
                "contentHandling": None,
            },
            "1": {"statusCode": "200", "selectionPattern": "", "responseTemplates": {}, "contentHandling": None},
        },
    }

    assert expected == as_rest(integration, responses, "join")
    assert {"$default": "D"} == as_rest(integration, responses, "other")["requestTemplates"]


def test_a_message_may_choose_none_of_the_templates() -> None:
    """Then what passes through depends on there being any."""
    integration = {"IntegrationType": "HTTP", "RequestTemplates": {"join": "J"}}

    assert {"none of the templates": ""} == as_rest(integration, (), "other")["requestTemplates"]
    assert {} == as_rest({"IntegrationType": "HTTP"}, (), "other")["requestTemplates"]


def test_a_function_may_be_named_by_its_arn_alone() -> None:
    """As in AWS's own template of a WebSocket API."""
    arn = "arn:aws:lambda:eu-west-1:111122223333:function:join"
    found = as_rest({"IntegrationType": "AWS_PROXY", "IntegrationUri": arn}, (), None)

    assert f"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/{arn}/invocations" == found["uri"]
    assert "uri" not in as_rest({"IntegrationType": "MOCK"}, (), None)
