"""Integration responses."""

from typing import Any

import pytest

from tests.services.api_account import ApiAccount


@pytest.fixture
def integration(apis: ApiAccount) -> dict[str, str]:
    """Return what names an integration."""
    return {"ApiId": "chat", "IntegrationId": apis.integration("chat", IntegrationType="MOCK")}


def test_a_response_is_made_answered_changed_and_deleted(apis: ApiAccount, integration: dict[str, str]) -> None:
    """Several for one integration, by their keys."""
    made = apis.call(
        "create_integration_response",
        **integration,
        IntegrationResponseKey="/200/",
        ResponseTemplates={"200": "{}"},
        TemplateSelectionExpression="200",
    )
    other = apis.call("create_integration_response", **integration, IntegrationResponseKey="$default")
    named = {**integration, "IntegrationResponseId": made["IntegrationResponseId"]}

    assert made == {
        "IntegrationResponseId": made["IntegrationResponseId"],
        "IntegrationResponseKey": "/200/",
        "ResponseTemplates": {"200": "{}"},
        "TemplateSelectionExpression": "200",
    }
    assert made == apis.call("get_integration_response", **named)
    assert [made, other] == apis.items("get_integration_responses", **integration)
    mappings = {"route.response.header.x": "integration.response.header.y"}
    changed = apis.call("update_integration_response", **named, ResponseParameters=mappings, ResponseTemplates={})
    assert (mappings, False) == (changed["ResponseParameters"], "ResponseTemplates" in changed)
    apis.call("delete_integration_response", **named)
    assert [other] == apis.items("get_integration_responses", **integration)
    assert ("NotFoundException", "Invalid Integration Response identifier specified") == (
        apis.refusal("get_integration_response", **named)
    )


@pytest.mark.parametrize(
    ("params", "code", "message"),
    [
        ({"IntegrationResponseKey": "200"}, "BadRequestException", "Invalid IntegrationResponseKey specified: 200"),
        ({"IntegrationResponseKey": "/there/"}, "ConflictException", "Integration Response with key /there/ already"),
        (
            {"ResponseParameters": {"route.response.body": "'1'"}},
            "BadRequestException",
            "Invalid mapping expression specified: route.response.body",
        ),
        (
            {"ResponseParameters": {"route.response.header.x": "method.request.header.y"}},
            "BadRequestException",
            "Invalid mapping expression specified: method.request.header.y",
        ),
    ],
)
def test_what_cannot_be_is_refused(
    apis: ApiAccount, integration: dict[str, str], params: dict[str, Any], code: str, message: str
) -> None:
    """And nothing is kept."""
    apis.call("create_integration_response", **integration, IntegrationResponseKey="/there/")
    given = {**integration, "IntegrationResponseKey": "$default", **params}
    refused = apis.refusal("create_integration_response", **given)

    assert code == refused[0]
    assert message in refused[1]
    assert 1 == len(apis.items("get_integration_responses", **integration))


def test_an_http_api_has_none(apis: ApiAccount) -> None:
    """In AWS's words."""
    named = {"ApiId": "pets", "IntegrationId": apis.integration()}

    assert ("BadRequestException", "IntegrationResponses are currently not supported for this API protocol type.") == (
        apis.refusal("create_integration_response", **named, IntegrationResponseKey="$default")
    )
