"""
Methods: the verbs of a resource.

https://docs.aws.amazon.com/apigateway/latest/api/API_Method.html. A method is a part of its resource's document. The
refusals were recorded by LocalStack's snapshot tests (test_put_method_validation, test_update_method_validation,
2024-04-15) unless said otherwise.
"""

from collections.abc import Mapping
from typing import Any

from gatewright.services.apigateway import lookup, mapping, patching
from gatewright.services.apigateway.errors import bad_request, conflict
from gatewright.services.apigateway.patching import ADD_REMOVE, ADD_REPLACE_REMOVE, Path, Table
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

VERBS = ("GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD", "ANY")
"""In the order of AWS's refusal."""

AUTHORIZATION_TYPES = ("NONE", "AWS_IAM", "CUSTOM", "COGNITO_USER_POOLS", "JWT")
WITH_AUTHORIZER = {
    "CUSTOM": ("TOKEN", "REQUEST"),
    "COGNITO_USER_POOLS": ("COGNITO_USER_POOLS",),
    "JWT": ("JWT",),
}
"""Which types of authorizers an authorization type takes."""

OPTIONAL = (
    "authorizerId",
    "operationName",
    "requestParameters",
    "requestModels",
    "requestValidatorId",
    "authorizationScopes",
)
"""Members that are shown when they hold something."""


def put_method(documents: Documents, operation: Operation) -> Document:
    """Add a method to a resource."""
    params = operation.params
    resource = lookup.resource(documents, operation)
    verb = params["httpMethod"]
    if verb not in VERBS:
        raise bad_request(f"Invalid HttpMethod specified. Valid options are {','.join(VERBS)}")
    if verb in resource.get("resourceMethods", {}):
        raise conflict("Method already exists for this resource")  # reported by users of AWS
    created = {
        "httpMethod": verb,
        "authorizationType": params["authorizationType"],
        "apiKeyRequired": bool(params.get("apiKeyRequired", False)),
        **{name: params[name] for name in OPTIONAL if params.get(name)},
    }
    resource.setdefault("resourceMethods", {})[verb] = _checked(documents, params["restApiId"], created)
    lookup.put_resource(documents, operation, resource)
    return created


def get_method(documents: Documents, operation: Operation) -> Document:
    """Answer one method with its responses and its integration."""
    return lookup.method(documents, operation)[1]


def update_method(documents: Documents, operation: Operation) -> Document:
    """Change members of a method."""
    resource, method = lookup.method(documents, operation)
    patched = patching.apply(method, operation.params.get("patchOperations") or [], PATHS)
    changed = _checked(documents, operation.params["restApiId"], patched)
    resource["resourceMethods"][changed["httpMethod"]] = changed
    lookup.put_resource(documents, operation, resource)
    return changed


def delete_method(documents: Documents, operation: Operation) -> Document:
    """Take a method away from its resource."""
    resource, method = lookup.method(documents, operation)
    del resource["resourceMethods"][method["httpMethod"]]
    if not resource["resourceMethods"]:
        del resource["resourceMethods"]
    lookup.put_resource(documents, operation, resource)
    return {}


def _checked(documents: Documents, rest_api_id: str, method: Document) -> Document:
    """Return the method as AWS stores it, or raise its refusal."""
    # Recorded: `none` is taken, and answered as `NONE` (LocalStack's test_put_integration_responses, 2023-05-26).
    method["authorizationType"] = method["authorizationType"].upper()
    if method["authorizationType"] not in AUTHORIZATION_TYPES:
        # Inferred from the sentence for verbs.
        raise bad_request(f"Invalid authorization type specified. Valid options are {','.join(AUTHORIZATION_TYPES)}")
    types = WITH_AUTHORIZER.get(method["authorizationType"])
    if types is None:
        method.pop("authorizerId", None)  # recorded: `skip-auth-id-with-wrong-type`
    else:
        _check_authorizer(documents.get("authorizer", rest_api_id, method.get("authorizerId", "")), types)
    parameters: Mapping[str, Any] = method.get("requestParameters", {})
    mapping.check_names(parameters, mapping.METHOD_REQUEST)
    mapping.check_unique(parameters)
    mapping.check_models(
        method.get("requestModels", {}), lambda name: documents.get("model", rest_api_id, name) is not None
    )
    validator = method.get("requestValidatorId")
    if validator is not None and documents.get("request_validator", rest_api_id, validator) is None:
        raise bad_request("Invalid Request Validator identifier specified")
    return method


def _check_authorizer(authorizer: Document | None, types: tuple[str, ...]) -> None:
    """Raise AWS's refusal of an authorizer that is not there, or of another type (inferred for the type)."""
    if authorizer is None or authorizer["type"] not in types:
        # That of HTTP APIs for JWT (recorded there), inferred for REST APIs.
        valid = "JWT requires a valid JWT" if types == ("JWT",) else "CUSTOM or COGNITO_USER_POOLS requires a valid"
        raise bad_request(f"Invalid authorizer ID specified. Setting the authorization type to {valid} authorizer.")


PATHS = Table(
    wording="plain",
    paths=(
        Path(pattern="/authorizationType", member="authorizationType"),
        Path(pattern="/authorizerId", member="authorizerId", read=patching.text_or_nothing),
        Path(pattern="/authorizationScopes", member="authorizationScopes", ops=ADD_REMOVE, shape="listed"),
        Path(pattern="/apiKeyRequired", member="apiKeyRequired", read=patching.boolean),
        Path(pattern="/operationName", member="operationName", read=patching.text_or_nothing),
        Path(
            pattern="/requestParameters/{name}",
            member="requestParameters",
            ops=ADD_REPLACE_REMOVE,
            shape="entry",
            read=patching.boolean,
            absent="Invalid parameter name specified",
        ),
        Path(
            pattern="/requestModels/{contentType}",
            member="requestModels",
            ops=ADD_REPLACE_REMOVE,
            shape="entry",
            absent="Content-Type specified was not found",
        ),
        Path(pattern="/requestValidatorId", member="requestValidatorId", read=patching.text_or_nothing),
    ),
)
"""https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateMethod-Patch"""
