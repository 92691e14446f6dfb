"""
Methods of REST APIs, with their integrations and what both answer.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.cloudformation.errors import TemplateError
from gatewright.aws.cloudformation.families.rest_apis import SERVICE
from gatewright.aws.cloudformation.family import Declared, Family, Made, Perform


def _method(one: Declared, perform: Perform) -> Made:
    key = {
        "restApiId": one.need("RestApiId"),
        "resourceId": one.need("ResourceId"),
        "httpMethod": one.need("HttpMethod"),
    }
    own = one.rest("RestApiId", "ResourceId", "HttpMethod", "Integration", "MethodResponses")
    perform(SERVICE, "put_method", {"AuthorizationType": "NONE", **own, **key})
    for response in _objects(one.properties, "MethodResponses"):
        perform(SERVICE, "put_method_response", {**_declared(response), **key})
    integration = one.properties.get("Integration")
    if integration is not None:
        _integration(integration, key, perform)
    physical_id = f"{key['restApiId']}-{key['resourceId']}-{key['httpMethod']}"
    return Made(physical_id=physical_id, undo=((SERVICE, "delete_method", key),))


def _declared(response: Mapping[str, Any]) -> dict[str, Any]:
    """
    Return an answer whose header fields are declared by booleans.

    Any other text than `true` says that a field need not be there: the plugin serverless-apigateway-service-proxy,
    whose own tests deploy to AWS, writes `'*'`.
    """
    fields = response.get("ResponseParameters")
    if not isinstance(fields, Mapping):
        return dict(response)
    read = {name: value.lower() == "true" if isinstance(value, str) else value for name, value in fields.items()}
    return {**response, "ResponseParameters": read}


def _integration(integration: Any, key: Mapping[str, Any], perform: Perform) -> None:
    if not isinstance(integration, Mapping):
        raise TemplateError("expected an object", at="Properties.Integration")
    own = {
        name: value
        for name, value in integration.items()
        if name not in {"IntegrationResponses", "IntegrationHttpMethod"}
    }
    if "IntegrationHttpMethod" in integration:
        own["integrationHttpMethod"] = integration["IntegrationHttpMethod"]
    perform(SERVICE, "put_integration", {**own, **key})
    for response in _objects(integration, "IntegrationResponses"):
        perform(SERVICE, "put_integration_response", {**response, **key})


def _objects(properties: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = properties.get(name) or []
    if not isinstance(found, list) or not all(isinstance(one, Mapping) for one in found):
        raise TemplateError("expected a list of objects", at=f"Properties.{name}")
    return found


FAMILIES: Final[Mapping[str, Family]] = {"AWS::ApiGateway::Method": Family(create=_method)}
"""Each type, and how it comes to be."""
