"""Integrations of V2."""

from tests.services.api_account import FUNCTION, ApiAccount


def test_an_integration_is_made_answered_listed_and_deleted(apis: ApiAccount) -> None:
    """Members and defaults as AWS's examples show them."""
    made = apis.call(
        "create_integration",
        ApiId="pets",
        IntegrationType="AWS_PROXY",
        IntegrationUri=FUNCTION,
        PayloadFormatVersion="2.0",
    )
    named = {"ApiId": "pets", "IntegrationId": made["IntegrationId"]}

    assert made == {
        "ConnectionType": "INTERNET",
        "IntegrationId": made["IntegrationId"],
        "IntegrationMethod": "POST",
        "IntegrationType": "AWS_PROXY",
        "IntegrationUri": FUNCTION,
        "PayloadFormatVersion": "2.0",
        "TimeoutInMillis": 30_000,
    }
    assert 7 == len(made["IntegrationId"])
    assert made == apis.call("get_integration", **named)
    assert [made] == apis.items("get_integrations", ApiId="pets")
    apis.call("delete_integration", **named)
    assert [] == apis.items("get_integrations", ApiId="pets")


def test_one_that_a_route_leads_to_cannot_be_deleted(apis: ApiAccount) -> None:
    """AWS names the routes."""
    integration = apis.integration()
    first = apis.route(Target=f"integrations/{integration}")
    second = apis.route("PUT /pets", Target=f"integrations/{integration}")
    refused = apis.refusal("delete_integration", ApiId="pets", IntegrationId=integration)
    told = f"Cannot delete Integration because it is referenced by the following Routes with Ids: [{first}, {second}]"

    assert ("ConflictException", told) == refused


def test_members_and_entries_can_be_changed(apis: ApiAccount) -> None:
    """An empty entry takes its own away."""
    mappings = {"append:header.a": "$request.path", "overwrite:path": "/x"}
    responses = {"200": {"append:header.b": "1"}, "500": {"overwrite:statuscode": "502"}}
    integration = apis.integration(
        IntegrationType="HTTP_PROXY",
        IntegrationUri="https://example.com",
        IntegrationMethod="GET",
        PayloadFormatVersion="1.0",
        RequestParameters=mappings,
        ResponseParameters=responses,
        Description="old",
    )
    changed = apis.call(
        "update_integration",
        ApiId="pets",
        IntegrationId=integration,
        Description="",
        TimeoutInMillis=5_000,
        RequestParameters={"overwrite:path": "", "remove:header.c": "''"},
        ResponseParameters={"500": {}},
    )

    assert {"append:header.a": "$request.path", "remove:header.c": "''"} == changed["RequestParameters"]
    assert {"200": {"append:header.b": "1"}} == changed["ResponseParameters"]
    assert (5_000, False) == (changed["TimeoutInMillis"], "Description" in changed)
    assert changed == apis.call("get_integration", ApiId="pets", IntegrationId=integration)


def test_a_change_is_held_against_the_same_rules(apis: ApiAccount) -> None:
    """And changes nothing when it cannot be."""
    integration = apis.integration()
    named = {"ApiId": "pets", "IntegrationId": integration}
    before = apis.call("get_integration", **named)

    assert (
        "Unsupported PayloadFormatVersion: 9"
        == (apis.refusal("update_integration", **named, PayloadFormatVersion="9")[1])
    )
    assert before == apis.call("get_integration", **named)
