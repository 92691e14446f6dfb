"""Models of WebSocket APIs."""

from typing import Any

import pytest

from tests.services.api_account import ApiAccount

SCHEMA = '{"type":"object","properties":{"action":{"type":"string"}}}'


def made(apis: ApiAccount, **more: Any) -> dict[str, Any]:
    """Add a model."""
    return apis.call("create_model", **{"ApiId": "chat", "Name": "Message", "Schema": SCHEMA, **more})


def test_a_model_is_made_answered_changed_and_deleted(apis: ApiAccount) -> None:
    """It describes JSON where nobody says otherwise."""
    model = made(apis, Description="what is said")
    named = {"ApiId": "chat", "ModelId": model["ModelId"]}

    assert model == {
        "ContentType": "application/json",
        "Description": "what is said",
        "ModelId": model["ModelId"],
        "Name": "Message",
        "Schema": SCHEMA,
    }
    assert model == apis.call("get_model", **named)
    assert [model] == apis.items("get_models", ApiId="chat")
    assert '"action" : "foo"' in apis.call("get_model_template", **named)["Value"]
    changed = apis.call("update_model", **named, Name="Said", Description="", Schema='{"type":"array"}')
    assert ("Said", '{"type":"array"}', False) == (changed["Name"], changed["Schema"], "Description" in changed)
    apis.call("delete_model", **named)
    assert ("NotFoundException", "Invalid Model identifier specified") == apis.refusal("get_model", **named)


@pytest.mark.parametrize(
    ("params", "refused"),
    [
        (
            {"ApiId": "pets"},
            (
                "BadRequestException",
                "Currently, Models are not permitted for APIs with a protocol type of HTTP",
            ),
        ),
        ({"Name": "a-b"}, ("BadRequestException", "Model name must be alphanumeric: a-b")),
        ({"Name": ""}, ("BadRequestException", "Model name must be non-empty")),
        ({"Name": "There"}, ("ConflictException", "Model name already exists for this REST API")),
    ],
)
def test_what_cannot_be_is_refused(apis: ApiAccount, params: dict[str, str], refused: tuple[str, str]) -> None:
    """And nothing is kept."""
    made(apis, Name="There")

    assert refused == apis.refusal("create_model", **{"ApiId": "chat", "Name": "Message", "Schema": SCHEMA, **params})
    assert 1 == len(apis.items("get_models", ApiId="chat"))


def test_a_schema_is_one(apis: ApiAccount) -> None:
    """By V1's rules."""
    refused = apis.refusal("create_model", ApiId="chat", Name="Message", Schema="[1]")

    assert "Invalid model schema specified" in refused[1]


def test_one_that_a_route_names_cannot_be_deleted(apis: ApiAccount) -> None:
    """And a route names those that are there."""
    model = made(apis)
    apis.route("join", "chat", RequestModels={"$default": "Message"}, ModelSelectionExpression="$default")
    named = {"ApiId": "chat", "RouteKey": "say", "RequestModels": {"$default": "Other"}}

    assert ("ConflictException", "Cannot delete model 'Message', is referenced in route: join") == (
        apis.refusal("delete_model", ApiId="chat", ModelId=model["ModelId"])
    )
    assert ("NotFoundException", "Invalid model name specified: Other") == apis.refusal("create_route", **named)
