"""
Method responses: the status codes of a method, and the headers that each may carry.

https://docs.aws.amazon.com/apigateway/latest/api/API_MethodResponse.html. The refusals were recorded by LocalStack's
snapshot tests (test_update_method_response_negative_tests, test_update_method_wrong_param_names, 2025-06-30).
"""

from gatewright.services.apigateway import lookup, mapping, patching
from gatewright.services.apigateway.errors import conflict
from gatewright.services.apigateway.patching import ADD_REPLACE_REMOVE, Path, Table
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

PATHS = Table(
    wording="plain",
    paths=(
        Path(
            pattern="/responseParameters/{name}",
            member="responseParameters",
            ops=ADD_REPLACE_REMOVE,
            shape="entry",
            read=patching.boolean,
            absent="Invalid parameter name specified",
        ),
        Path(
            pattern="/responseModels/{contentType}",
            member="responseModels",
            ops=ADD_REPLACE_REMOVE,
            shape="entry",
            absent="Content-Type specified was not found",
        ),
    ),
)
"""https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateMethodResponse-Patch"""


def put_method_response(documents: Documents, operation: Operation) -> Document:
    """Add a response to a method."""
    resource, method = lookup.method(documents, operation)
    status_code = operation.params["statusCode"]
    if status_code in method.get("methodResponses", {}):
        raise conflict("Response already exists for this resource")  # reported by users of AWS
    names = ("statusCode", "responseParameters", "responseModels")
    created = _checked(
        documents, operation, {name: operation.params[name] for name in names if operation.params.get(name) is not None}
    )
    method.setdefault("methodResponses", {})[status_code] = created
    lookup.put_resource(documents, operation, resource)
    return created


def get_method_response(documents: Documents, operation: Operation) -> Document:
    """Answer one response of a method."""
    return lookup.response(lookup.method(documents, operation)[1].get("methodResponses"), operation)


def update_method_response(documents: Documents, operation: Operation) -> Document:
    """Change members of a method's response."""
    resource, method = lookup.method(documents, operation)
    found = lookup.response(method.get("methodResponses"), operation)
    changed = _checked(
        documents, operation, patching.apply(found, operation.params.get("patchOperations") or [], PATHS)
    )
    method["methodResponses"][changed["statusCode"]] = changed
    lookup.put_resource(documents, operation, resource)
    return changed


def delete_method_response(documents: Documents, operation: Operation) -> Document:
    """Take a response away from its method."""
    resource, method = lookup.method(documents, operation)
    lookup.response(method.get("methodResponses"), operation)
    del method["methodResponses"][operation.params["statusCode"]]
    if not method["methodResponses"]:
        del method["methodResponses"]
    lookup.put_resource(documents, operation, resource)
    return {}


def _checked(documents: Documents, operation: Operation, response: Document) -> Document:
    rest_api_id = operation.params["restApiId"]
    mapping.check_names(response.get("responseParameters", {}), mapping.METHOD_RESPONSE)
    mapping.check_models(
        response.get("responseModels", {}), lambda name: documents.get("model", rest_api_id, name) is not None
    )
    return response
