"""
Request validators: which parts of a request have to be as the method declares them.

https://docs.aws.amazon.com/apigateway/latest/api/API_RequestValidator.html. Members and refusals as LocalStack's
snapshot tests recorded them of AWS (TestApiGatewayApiRequestValidator, 2024-04-15).
"""

from gatewright.services.apigateway import lookup, paging, patching
from gatewright.services.apigateway.errors import bad_request, conflict
from gatewright.services.apigateway.patching import Path, Table
from gatewright.services.identifiers import SHORT, fresh_id
from gatewright.services.operation import Operation
from gatewright.store.answers import Answers
from gatewright.store.documents import Document, Documents


def create_request_validator(documents: Documents, operation: Operation) -> Document:
    """Add a validator to an API."""
    params = operation.params
    rest_api_id = params["restApiId"]
    if documents.get("rest_api", rest_api_id) is None:
        raise bad_request("Invalid REST API identifier specified")
    created = {
        "id": fresh_id(documents, operation, "request_validator", rest_api_id, length=SHORT),
        **({"name": params["name"]} if params.get("name") else {}),
        "validateRequestBody": bool(params.get("validateRequestBody", False)),
        "validateRequestParameters": bool(params.get("validateRequestParameters", False)),
    }
    documents.put("request_validator", rest_api_id, created["id"], document=created)
    return created


def get_request_validator(documents: Documents, operation: Operation) -> Document:
    """Answer one validator."""
    return lookup.request_validator(documents, operation)


def get_request_validators(documents: Documents, operation: Operation) -> Document:
    """Answer the validators of an API."""
    rest_api_id = lookup.rest_api(documents, operation)["id"]
    found = Answers(documents).get("get_request_validators", rest_api_id) or {}
    return paging.page(found["items"], operation.params)


def update_request_validator(documents: Documents, operation: Operation) -> Document:
    """Change what a validator looks at, or its name."""
    found = lookup.request_validator(documents, operation)
    changed = patching.apply(found, operation.params.get("patchOperations") or [], PATHS)
    documents.put("request_validator", operation.params["restApiId"], found["id"], document=changed)
    return changed


def delete_request_validator(documents: Documents, operation: Operation) -> Document:
    """Delete a validator that no method has."""
    rest_api_id = operation.params["restApiId"]
    found = lookup.request_validator(documents, operation)
    for resource in documents.list("resource", rest_api_id):
        for verb, method in resource.get("resourceMethods", {}).items():
            if method.get("requestValidatorId") == found["id"]:
                # Inferred from the recorded sentence for models.
                raise conflict(
                    f"Cannot delete request validator '{found.get('name', found['id'])}', is referenced in method: "
                    f"{resource['path']}/{verb}"
                )
    documents.delete("request_validator", rest_api_id, found["id"])
    return {}


def _name(value: str | None) -> str:
    if not value:
        raise bad_request("Request Validator name cannot be blank")
    return value


PATHS = Table(
    paths=(
        Path(pattern="/name", member="name", read=_name),
        Path(pattern="/validateRequestParameters", member="validateRequestParameters", read=patching.boolean),
        Path(pattern="/validateRequestBody", member="validateRequestBody", read=patching.boolean),
    )
)
"""In the order of AWS's refusal."""
