import json
from typing import Any

import pytest

from tests.gatewright_server import Running
from tests.services.account import Pets

SCHEMA = json.dumps({"title": "MySchema", "type": "object"})
MODEL: dict[str, Any] = {
    "restApiId": "pets",
    "name": "MySchema",
    "contentType": "application/json",
    "description": "",
    "schema": SCHEMA,
}
NAMES = {"restApiId": "pets", "modelName": "MySchema"}


def test_model_is_shown_as_it_was_made(pets: Pets) -> None:
    """Recorded: an empty description is not shown."""
    created = pets.account.call("create_model", **MODEL)

    assert {"id": created["id"], "name": "MySchema", "schema": SCHEMA, "contentType": "application/json"} == created
    assert created == pets.account.call("get_model", **NAMES)
    assert {"Empty", "Error", "MySchema"} == {
        one["name"] for one in pets.account.call("get_models", restApiId="pets")["items"]
    }


@pytest.mark.parametrize(
    ("changed", "code", "message"),
    [
        ({"restApiId": "no"}, "NotFoundException", "Invalid API identifier specified 000000000000:no"),
        ({"name": "Empty"}, "ConflictException", "Model name already exists for this REST API"),
        ({"name": ""}, "BadRequestException", "Model name must be non-empty"),
        ({"name": "a-b"}, "BadRequestException", "Model name must be alphanumeric: a-b"),
        (
            {"schema": ""},
            "BadRequestException",
            "Model schema must have at least 1 property or array items defined",
        ),
    ],
)
def test_model_that_cannot_be_is_refused(pets: Pets, changed: dict[str, Any], code: str, message: str) -> None:
    """Recorded (test_model_validation) but for the name with a hyphen."""
    assert (code, message) == pets.account.refusal("create_model", **{**MODEL, **changed})


@pytest.mark.parametrize("name", ["get_model", "update_model", "delete_model", "get_model_template"])
def test_unknown_model_is_named(pets: Pets, name: str) -> None:
    """Recorded, for an unknown API, too."""
    expected = ("NotFoundException", "Invalid model name specified: MySchema")

    assert expected == pets.account.refusal(name, **NAMES)
    assert expected == pets.account.refusal(name, **{**NAMES, "restApiId": "no"})


def test_schema_and_description_are_patched(pets: Pets) -> None:
    """Recorded (test_update_model)."""
    pets.account.call("create_model", **{**MODEL, "description": "old"})
    schema = json.dumps({"title": "Updated schema", "type": "object"})
    changed = pets.account.patch(
        "update_model", ("replace", "/schema", schema), ("replace", "/description", ""), **NAMES
    )

    assert (schema, False) == (changed["schema"], "description" in changed)


@pytest.mark.parametrize(
    ("patch", "message"),
    [
        (
            ("add", "/wrong-path", "x"),
            "Invalid patch path  '/wrong-path' specified for op 'add'. Please choose supported operations",
        ),
        (
            ("replace", "/name", "x"),
            "Invalid patch path  '/name' specified for op 'replace'. Must be one of: [/description, /schema]",
        ),
        (("replace", "/schema", ""), "Model schema must have at least 1 property or array items defined"),
    ],
)
def test_patch_that_cannot_be_is_refused(pets: Pets, patch: tuple[str, str, str], message: str) -> None:
    """Recorded (test_update_model)."""
    pets.account.call("create_model", **MODEL)

    assert ("BadRequestException", message) == pets.account.patch_refusal("update_model", patch, **NAMES)


def test_model_in_use_is_not_deleted(pets: Pets) -> None:
    """Recorded for requests (test_put_method_model): the path, a slash and the verb, so that the root has two."""
    pets.account.call("create_model", **MODEL)
    root = {"restApiId": "pets", "resourceId": pets.root, "httpMethod": "ANY"}
    models = {"application/json": "MySchema"}
    pets.account.call("put_method", **root, authorizationType="NONE", requestModels=models)
    refused = [pets.account.refusal("delete_model", **NAMES)]
    pets.account.patch("update_method", ("add", "/requestModels/application~1json", "MySchema"), **pets.method)
    refused.append(pets.account.refusal("delete_model", **NAMES))
    for method in (root, pets.method):
        pets.account.call("delete_method", **method)
    pets.account.call("delete_model", **NAMES)

    text = "Cannot delete model 'MySchema', is referenced in method request: "
    assert [("ConflictException", f"{text}//ANY"), ("ConflictException", f"{text}/pets/GET")] == refused


def test_model_that_another_refers_to_is_not_deleted(pets: Pets) -> None:
    """It would leave a schema that nobody can read."""
    pets.account.call("create_model", **MODEL)
    schema = json.dumps({"$ref": "https://apigateway.amazonaws.com/restapis/pets/models/MySchema"})
    pets.account.call("create_model", **{**MODEL, "name": "Other", "schema": schema})

    refused = pets.account.refusal("delete_model", **NAMES)
    assert ("ConflictException", "Cannot delete model 'MySchema', is referenced in model: Other") == refused
    flat = pets.account.call("get_model", restApiId="pets", modelName="Other", flatten=True)["schema"]
    assert {"$ref": "#/definitions/MySchema", "definitions": {"MySchema": json.loads(SCHEMA)}} == json.loads(flat)


def test_models_by_boto3(gateway: Running) -> None:
    """Create, use, list, template and delete as a user does."""
    client = gateway.client()
    api = client.create_rest_api(name="modelled")
    model = client.create_model(restApiId=api["id"], name="Pet", contentType="application/json", schema=SCHEMA)
    method = {"restApiId": api["id"], "resourceId": api["rootResourceId"], "httpMethod": "POST"}
    put = client.put_method(**method, authorizationType="NONE", requestModels={"application/json": "Pet"})

    assert (201, {"application/json": "Pet"}) == (model["ResponseMetadata"]["HTTPStatusCode"], put["requestModels"])
    assert (
        "#set($inputRoot = $input.path('$'))\n{ }"
        == client.get_model_template(restApiId=api["id"], modelName="Pet")["value"]
    )
    with pytest.raises(client.exceptions.ConflictException):
        client.delete_model(restApiId=api["id"], modelName="Pet")
    client.delete_method(**method)
    assert 202 == client.delete_model(restApiId=api["id"], modelName="Pet")["ResponseMetadata"]["HTTPStatusCode"]
