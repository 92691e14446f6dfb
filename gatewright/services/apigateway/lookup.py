"""
Find what an operation names, or say as AWS does that it is not there.

Recorded by LocalStack's snapshot tests (2024-04-15 to 2025-11-18): operations on an API itself name the account in
their refusal; operations below a resource answer "Invalid Resource identifier specified" for an unknown API too.
"""

from typing import Final

from gatewright.aws.domain_arns import key_of
from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway.errors import bad_request, not_found
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

_DOMAIN_NAME: Final = pattern(r"(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
"""A host name of two labels or more; `*` may stand for the first."""


def rest_api(documents: Documents, operation: Operation) -> Document:
    """Return the API that the operation names."""
    rest_api_id = operation.params["restApiId"]
    found = documents.get("rest_api", rest_api_id)
    if found is None:
        raise not_found(f"Invalid API identifier specified {operation.account_id}:{rest_api_id}")
    return found


def resource(documents: Documents, operation: Operation) -> Document:
    """Return the resource that the operation names."""
    return resource_by_id(documents, operation.params["restApiId"], operation.params["resourceId"])


def resource_by_id(documents: Documents, rest_api_id: str, resource_id: str) -> Document:
    """Return a resource of an API."""
    found = documents.get("resource", rest_api_id, resource_id)
    if found is None:
        raise not_found("Invalid Resource identifier specified")
    return found


def method(documents: Documents, operation: Operation) -> tuple[Document, Document]:
    """Return the resource and the method that the operation names; the method is a part of the resource."""
    found = resource(documents, operation)
    methods = found.get("resourceMethods", {})
    if operation.params["httpMethod"] not in methods:
        raise not_found("Invalid Method identifier specified")
    return found, methods[operation.params["httpMethod"]]


def integration(documents: Documents, operation: Operation) -> tuple[Document, Document]:
    """Return the resource and the integration that the operation names; the integration is a part of the resource."""
    found, of_method = method(documents, operation)
    if "methodIntegration" not in of_method:
        raise not_found("Invalid Integration identifier specified")
    return found, of_method["methodIntegration"]


def response(responses: Document | None, operation: Operation) -> Document:
    """Return the response for the status code that the operation names."""
    found: Document | None = (responses or {}).get(operation.params["statusCode"])
    if found is None:
        raise not_found("Invalid Response status code specified")
    return found


def stage(documents: Documents, operation: Operation) -> Document:
    """Return the stage that the operation names."""
    found = documents.get("stage", operation.params["restApiId"], operation.params["stageName"])
    if found is None:
        raise not_found("Invalid Stage identifier specified")
    return found


def deployment(documents: Documents, operation: Operation) -> Document:
    """Return the deployment that the operation names, with the copy of the API that only we keep."""
    found = documents.get("deployment", operation.params["restApiId"], operation.params["deploymentId"])
    if found is None:
        raise not_found("Invalid Deployment identifier specified")
    return found


def authorizer(documents: Documents, operation: Operation) -> Document:
    """Return the authorizer that the operation names."""
    found = documents.get("authorizer", operation.params["restApiId"], operation.params["authorizerId"])
    if found is None:
        raise not_found("Invalid Authorizer identifier specified")
    return found


def request_validator(documents: Documents, operation: Operation) -> Document:
    """Return the request validator that the operation names."""
    found = documents.get("request_validator", operation.params["restApiId"], operation.params["requestValidatorId"])
    if found is None:
        raise not_found("Invalid Request Validator identifier specified")
    return found


def model(documents: Documents, operation: Operation) -> Document:
    """Return the model that the operation names."""
    found = documents.get("model", operation.params["restApiId"], operation.params["modelName"])
    if found is None:
        raise not_found(f"Invalid model name specified: {operation.params['modelName']}")
    return found


def documentation_part(documents: Documents, operation: Operation) -> Document:
    """Return the documentation part that the operation names."""
    found = documents.get("documentation_part", operation.params["restApiId"], operation.params["documentationPartId"])
    if found is None:
        raise not_found("Invalid Documentation part identifier specified")
    return found


def documentation_version(documents: Documents, operation: Operation) -> Document:
    """Return the documentation version that the operation names, with the copy that only we keep."""
    names = (operation.params["restApiId"], operation.params["documentationVersion"])
    found = documents.get("documentation_version", *names)
    if found is None:
        raise not_found("Invalid Documentation version specified")
    return found


def vpc_link(documents: Documents, vpc_link_id: str) -> Document:
    """Return a VPC link."""
    found = documents.get("vpc_link", vpc_link_id)
    if found is None:
        raise not_found("Invalid Vpc Link identifier specified")
    return found


def client_certificate(documents: Documents, certificate_id: str) -> Document:
    """Return a client certificate, with the key that only we keep."""
    found = documents.get("client_certificate", certificate_id)
    if found is None:
        raise not_found("Invalid Client Certificate identifier specified")
    return found


def api_key(documents: Documents, key_id: str) -> Document:
    """Return an API key."""
    found = documents.get("api_key", key_id)
    if found is None:
        raise not_found("Invalid API Key identifier specified")
    return found


def usage_plan(documents: Documents, usage_plan_id: str) -> Document:
    """Return a usage plan."""
    found = documents.get("usage_plan", usage_plan_id)
    if found is None:
        raise not_found("Invalid Usage Plan ID specified")
    return found


def domain_name(documents: Documents, operation: Operation) -> Document:
    """Return the domain name that the operation names; a private one by its id, too (documented)."""
    return domain_name_of(documents, operation.params["domainName"], operation.params.get("domainNameId"))


def domain_name_of(documents: Documents, name: str, domain_name_id: str | None = None) -> Document:
    """Return a domain name, in whatever letters it is named."""
    found = documents.get("domain_name", key_of(name, domain_name_id))
    if found is None:
        raise not_found("Invalid domain name identifier specified")  # reported by users of AWS
    return found


def domain_name_in_form(given: str) -> str:
    """Return a domain name in lower case, or say that it cannot be one."""
    name = given.lower()
    if _DOMAIN_NAME.fullmatch(name) is None or len(name) > 253:
        raise bad_request(f"Invalid domain name specified: {given}")  # inferred
    return name


def put_resource(documents: Documents, operation: Operation, changed: Document) -> None:
    """Store a resource of the API that the operation names."""
    documents.put("resource", operation.params["restApiId"], changed["id"], document=changed)
