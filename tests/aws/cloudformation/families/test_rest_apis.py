import json

import pytest

from gatewright.aws.cloudformation.errors import TemplateError
from tests.aws.cloudformation.performing import Performing, made

API = "AWS::ApiGateway::RestApi"


def test_an_api_is_created_with_its_policy_as_text() -> None:
    """A template writes it as an object."""
    performing = Performing()
    found = made(API, {"Name": "shop", "Policy": {"Statement": []}, "ApiKeySourceType": "HEADER"}, performing)

    assert performing.params("create_rest_api")["policy"] == '{"Statement":[]}'
    assert performing.params("create_rest_api")["apiKeySource"] == "HEADER"
    assert (found.physical_id, found.attributes["RootResourceId"]) == ("a1b2c3", "r00t")
    assert found.undo == (("apigateway", "delete_rest_api", {"restApiId": "a1b2c3"}),)


def test_an_api_with_a_body_is_defined_by_it_and_named_by_its_property() -> None:
    """Created, defined, and then named: what the properties say stands above the definition."""
    performing = Performing()
    made(API, {"Name": "mine", "Body": {"openapi": "3.0.1", "info": {"title": "theirs"}}}, performing)

    assert performing.operations == ["create_rest_api", "put_rest_api", "update_rest_api"]
    assert json.loads(performing.params("put_rest_api")["body"])["info"] == {"title": "theirs"}
    assert performing.params("update_rest_api")["patchOperations"] == [
        {"op": "replace", "path": "/name", "value": "mine"}
    ]


def test_a_definition_without_a_title_is_called_as_its_api() -> None:
    """As a template of AWS's own samples has it."""
    performing = Performing()
    made(API, {"Name": "mine", "Body": {"swagger": "2.0"}}, performing)

    assert json.loads(performing.params("put_rest_api")["body"]) == {"swagger": "2.0", "info": {"title": "mine"}}


def test_an_api_without_a_name_is_called_by_its_definition() -> None:
    """Or by the stack."""
    performing = Performing()
    made(API, {"Body": {"info": {"title": "theirs"}}}, performing)

    assert performing.params("create_rest_api")["name"] == "theirs"
    assert "update_rest_api" not in performing.operations


def test_a_definition_takes_the_place_of_what_there_is() -> None:
    """Unless a mode is asked for; recorded by LocalStack: AWS-validated test_rest_api_serverless_ref_resolving."""
    modes = []
    for asked in ({}, {"Mode": "merge"}, {"Mode": "overwrite"}):
        performing = Performing()
        made(API, {"Body": {}, **asked}, performing)
        modes.append(performing.params("put_rest_api")["mode"])

    assert ["overwrite", "merge", "overwrite"] == modes


def test_what_a_definition_is_silent_about_stays_as_the_properties_say() -> None:
    """Media types of both are there; a mode that is asked for is all that happens."""
    said = {"description": "mine", "minimumCompressionSize": 0, "apiKeySource": "AUTHORIZER"}
    answers = {
        "create_rest_api": {"id": "a", "rootResourceId": "r", **said, "binaryMediaTypes": ["image/png", "image/gif"]},
        "put_rest_api": {"id": "a", "description": "theirs", "binaryMediaTypes": ["image/png"]},
    }
    properties = {"ApiKeySourceType": "AUTHORIZER", "Body": {}}
    performing, overwriting = Performing(answers), Performing(answers)
    made(API, properties, performing)
    made(API, {**properties, "Mode": "overwrite"}, overwriting)

    assert "update_rest_api" not in overwriting.operations
    assert performing.params("update_rest_api")["patchOperations"] == [
        {"op": "replace", "path": "/minimumCompressionSize", "value": "0"},
        {"op": "replace", "path": "/apiKeySource", "value": "AUTHORIZER"},
        {"op": "add", "path": "/binaryMediaTypes/image~1gif"},
    ]


def test_a_definition_in_s3_is_fetched() -> None:
    """Recorded: LocalStack, AWS-validated test_cfn_deploy_apigateway_from_s3_swagger (2025-04-11)."""
    performing = Performing({"get_object": {"Body": b'{"info": {"title": "theirs"}}'}})
    made(API, {"BodyS3Location": {"Bucket": "b", "Key": "k", "ETag": "e"}}, performing)

    assert {"Bucket": "b", "Key": "k"} == performing.params("get_object")
    assert b'{"info": {"title": "theirs"}}' == performing.params("put_rest_api")["body"]


def test_a_place_in_s3_is_an_object() -> None:
    """With the bucket and the key."""
    with pytest.raises(TemplateError, match=r"Properties\.BodyS3Location: expected an object"):
        made(API, {"BodyS3Location": "api.yaml"}, Performing())


@pytest.mark.parametrize(
    ("kind", "operations"),
    [
        ("Resource", ("create_resource", "delete_resource")),
        ("Authorizer", ("create_authorizer", "delete_authorizer")),
        ("RequestValidator", ("create_request_validator", "delete_request_validator")),
        ("DocumentationPart", ("create_documentation_part", "delete_documentation_part")),
    ],
)
def test_a_part_of_an_api_is_made_and_taken_away(kind: str, operations: tuple[str, str]) -> None:
    """By one operation each; `Ref` is its id."""
    performing = Performing()
    found = made(f"AWS::ApiGateway::{kind}", {"RestApiId": "a", "Name": "n"}, performing)

    assert (performing.operations[0], found.undo[0][1]) == operations
    assert found.physical_id == "a1b2c3"


def test_a_model_has_a_plain_name_and_its_schema_as_text() -> None:
    """JSON where nothing else is said."""
    performing = Performing({"create_model": {"name": "shopThing"}})
    found = made("AWS::ApiGateway::Model", {"RestApiId": "a", "Schema": {"type": "object"}}, performing)

    assert performing.params("create_model") == {
        "ContentType": "application/json",
        "RestApiId": "a",
        "Schema": '{"type":"object"}',
        "Name": "shopThing",
    }
    assert found.undo[0][2] == {"restApiId": "a", "modelName": "shopThing"}


def test_gateway_responses_and_documentation_versions_are_known_by_their_names() -> None:
    """They have no ids."""
    response = made("AWS::ApiGateway::GatewayResponse", {"RestApiId": "a", "ResponseType": "X"}, Performing())
    version = made(
        "AWS::ApiGateway::DocumentationVersion", {"RestApiId": "a", "DocumentationVersion": "1"}, Performing()
    )

    assert response.undo[0][2] == {"restApiId": "a", "responseType": "X"}
    assert version.undo[0][2] == {"restApiId": "a", "documentationVersion": "1"}
