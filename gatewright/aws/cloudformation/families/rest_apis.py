"""
REST APIs and what stands in them beside methods and stages.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_ApiGateway.html. A RestApi with a `Body` is
created first and then given its definition, as CloudFormation does.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.cloudformation.errors import TemplateError
from gatewright.aws.cloudformation.family import Declared, Family, Made, Perform

SERVICE: Final = "apigateway"
_IMPORT: Final = ("Body", "BodyS3Location", "FailOnWarnings", "Mode", "Parameters")


def json_text(value: Any) -> str:
    """Return a value that a template may write as an object or as text, as text."""
    return value if isinstance(value, str) else json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def _rest_api(one: Declared, perform: Perform) -> Made:
    body = definition(one, perform)
    params = one.rest(*_IMPORT, "ApiKeySourceType", "Name", "Policy")
    params["name"] = one.properties.get("Name") or title(body) or one.name("Name")
    if "ApiKeySourceType" in one.properties:
        params["apiKeySource"] = one.properties["ApiKeySourceType"]
    if "Policy" in one.properties:
        params["policy"] = json_text(one.properties["Policy"])
    if isinstance(params.get("EndpointConfiguration"), list):
        params["EndpointConfiguration"] = {"types": params["EndpointConfiguration"]}
    made = perform(SERVICE, "create_rest_api", params)
    if body is not None:
        _define(one, titled(body, params["name"]), made, perform)
    return Made(
        physical_id=made["id"],
        attributes={"RestApiId": made["id"], "RootResourceId": made["rootResourceId"]},
        undo=((SERVICE, "delete_rest_api", {"restApiId": made["id"]}),),
    )


def definition(one: Declared, perform: Perform) -> Any:
    """Return the definition of an API: the one in the template, or an object in S3."""
    place = one.properties.get("BodyS3Location")
    if place is None:
        return one.properties.get("Body")
    if not isinstance(place, Mapping):
        raise TemplateError(
            "expected an object with `Bucket` and `Key`, or a file beside the template", at="Properties.BodyS3Location"
        )
    wanted = {"Bucket": place.get("Bucket"), "Key": place.get("Key"), "VersionId": place.get("Version")}
    found = perform("s3", "get_object", {name: value for name, value in wanted.items() if value})
    return bytes(found["Body"]).decode("utf-8", "replace")


def title(body: Any) -> str | None:
    """Return what a definition calls its API."""
    information = body.get("info") if isinstance(body, Mapping) else None
    found = information.get("title") if isinstance(information, Mapping) else None
    return str(found) if found else None


def titled(body: Any, name: str) -> Any:
    """Return a definition with a title; one that has none is called as its API (seen in templates of AWS's samples)."""
    if not isinstance(body, Mapping) or title(body):
        return body
    return {**body, "info": {**(body.get("info") or {}), "title": name}}


def _define(one: Declared, body: Any, made: Mapping[str, Any], perform: Perform) -> None:
    """
    Give an API its definition; what the properties say of it stands above what the definition says.

    Without a `Mode` the definition takes the place of what there is, and "any container types such as endpoint
    configurations and binary media types are merged" (documented). Recorded, LocalStack's AWS-validated snapshots: the
    methods of `/` have the cache namespace of replaced ones (test_rest_api_serverless_ref_resolving, 2023-07-06), and
    media types of both are shown (test_cfn_deploy_apigateway_from_s3_swagger, 2025-07-15).
    """
    params = {
        "restApiId": made["id"],
        "body": json_text(body).encode(),
        "mode": one.properties.get("Mode", "overwrite"),
        "failOnWarnings": one.properties.get("FailOnWarnings", False),
        "parameters": one.properties.get("Parameters", {}),
    }
    defined = perform(SERVICE, "put_rest_api", {name: value for name, value in params.items() if value})
    said = {"/name": one.properties.get("Name"), "/policy": one.properties.get("Policy")}
    patches = [
        {"op": "replace", "path": path, "value": json_text(value)} for path, value in said.items() if value is not None
    ]
    if "Mode" not in one.properties:
        patches += _kept(one, made, defined)
    if patches:
        perform(SERVICE, "update_rest_api", {"restApiId": made["id"], "patchOperations": patches})


def _kept(one: Declared, made: Mapping[str, Any], defined: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return the patches that give an API what its properties said of it and its definition is silent about."""
    kept = {name: made[name] for name in ("description", "minimumCompressionSize") if name in made}
    silent = {name: value for name, value in kept.items() if defined.get(name) is None}
    if "ApiKeySourceType" in one.properties:
        silent["apiKeySource"] = made["apiKeySource"]
    patches = [{"op": "replace", "path": f"/{name}", "value": str(value)} for name, value in silent.items()]
    there = defined.get("binaryMediaTypes", ())
    kinds = [kind for kind in made.get("binaryMediaTypes", ()) if kind not in there]
    segments = [kind.replace("~", "~0").replace("/", "~1") for kind in kinds]
    return patches + [{"op": "add", "path": f"/binaryMediaTypes/{segment}"} for segment in segments]


def _part(operation: str, kind: str, member: str, attribute: str) -> Family:
    """Return the family of a thing that stands in an API and is made and deleted by one operation each."""

    def create(one: Declared, perform: Perform) -> Made:
        made = perform(SERVICE, operation, _texts(one))
        undo = {"restApiId": one.need("RestApiId"), member: made["id"]}
        return Made(
            physical_id=made["id"], attributes={attribute: made["id"]}, undo=((SERVICE, f"delete_{kind}", undo),)
        )

    return Family(create=create)


def _texts(one: Declared) -> dict[str, Any]:
    """Return the properties, those as text that a template may write as objects."""
    found = one.rest()
    for name in ("Schema", "Properties"):
        if name in found:
            found[name] = json_text(found[name])
    return found


def _model(one: Declared, perform: Perform) -> Made:
    params = {"ContentType": "application/json", **_texts(one), "Name": _plain_name(one)}
    made = perform(SERVICE, "create_model", params)
    undo = {"restApiId": one.need("RestApiId"), "modelName": made["name"]}
    return Made(physical_id=made["name"], undo=((SERVICE, "delete_model", undo),))


def _plain_name(one: Declared) -> str:
    # The names of models are letters and digits.
    return "".join(letter for letter in one.name("Name") if letter.isalnum())


def _authorizer(one: Declared, perform: Perform) -> Made:
    made = perform(SERVICE, "create_authorizer", {**one.rest(), "Name": one.name("Name")})
    undo = {"restApiId": one.need("RestApiId"), "authorizerId": made["id"]}
    return Made(
        physical_id=made["id"],
        attributes={"AuthorizerId": made["id"]},
        undo=((SERVICE, "delete_authorizer", undo),),
    )


def _gateway_response(one: Declared, perform: Perform) -> Made:
    perform(SERVICE, "put_gateway_response", one.rest())
    key = {"restApiId": one.need("RestApiId"), "responseType": one.need("ResponseType")}
    physical_id = f"{key['restApiId']}/{key['responseType']}"
    return Made(
        physical_id=physical_id,
        attributes={"Id": physical_id},
        undo=((SERVICE, "delete_gateway_response", key),),
    )


def _documentation_version(one: Declared, perform: Perform) -> Made:
    perform(SERVICE, "create_documentation_version", one.rest())
    key = {"restApiId": one.need("RestApiId"), "documentationVersion": one.need("DocumentationVersion")}
    return Made(physical_id=str(key["documentationVersion"]), undo=((SERVICE, "delete_documentation_version", key),))


FAMILIES: Final[Mapping[str, Family]] = {
    "AWS::ApiGateway::RestApi": Family(create=_rest_api),
    "AWS::ApiGateway::Resource": _part("create_resource", "resource", "resourceId", "ResourceId"),
    "AWS::ApiGateway::Authorizer": Family(create=_authorizer),
    "AWS::ApiGateway::RequestValidator": _part(
        "create_request_validator", "request_validator", "requestValidatorId", "RequestValidatorId"
    ),
    "AWS::ApiGateway::DocumentationPart": _part(
        "create_documentation_part", "documentation_part", "documentationPartId", "DocumentationPartId"
    ),
    "AWS::ApiGateway::DocumentationVersion": Family(create=_documentation_version),
    "AWS::ApiGateway::Model": Family(create=_model),
    "AWS::ApiGateway::GatewayResponse": Family(create=_gateway_response),
}
"""Each type, and how it comes to be."""
