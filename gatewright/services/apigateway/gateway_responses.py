"""
Gateway responses: how an API answers what it refuses, or fails at, by itself.

https://docs.aws.amazon.com/apigateway/latest/api/API_GatewayResponse.html. Members and refusals as LocalStack's
snapshot tests recorded them of AWS (test_gateway_response_crud, test_gateway_response_validation,
test_update_gateway_response, 2024-04-15; test_gateway_response_put, 2024-06-20).
"""

from collections.abc import Callable

from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway import lookup, mapping, patching
from gatewright.services.apigateway.errors import bad_request, not_found
from gatewright.services.apigateway.patching import ADD_REPLACE_REMOVE, Path, Table
from gatewright.services.operation import Operation
from gatewright.store.answers import Answers
from gatewright.store.documents import Document, Documents
from gatewright.store.gateway_responses import made

STATUS = pattern(r"[1-5]\d\d")
"""As botocore's model has it for `put_gateway_response`."""


def put_gateway_response(documents: Documents, operation: Operation) -> Document:
    """Customise a type of response; what is not given becomes AWS's own again."""
    rest_api_id = lookup.rest_api(documents, operation)["id"]
    return _put(documents, rest_api_id, made(operation.params["responseType"], operation.params))


def get_gateway_response(documents: Documents, operation: Operation) -> Document:
    """Answer one response, customised or not."""
    rest_api_id = lookup.rest_api(documents, operation)["id"]
    return Answers(documents).get("get_gateway_response", rest_api_id, operation.params["responseType"]) or {}


def get_gateway_responses(documents: Documents, operation: Operation) -> Document:
    """Answer every response of an API: AWS cuts no pages of them (recorded)."""
    rest_api_id = lookup.rest_api(documents, operation)["id"]
    return Answers(documents).get("get_gateway_responses", rest_api_id) or {}


def update_gateway_response(documents: Documents, operation: Operation) -> Document:
    """Change members of a response; one that was not customised yet is so from then on."""
    rest_api_id = lookup.rest_api(documents, operation)["id"]
    kind = operation.params["responseType"]
    found = documents.get("gateway_response", rest_api_id, kind) or made(kind, {})
    return _put(documents, rest_api_id, patching.apply(found, operation.params.get("patchOperations") or [], PATHS))


def delete_gateway_response(documents: Documents, operation: Operation) -> Document:
    """Let a type answer as AWS does by itself."""
    rest_api_id = lookup.rest_api(documents, operation)["id"]
    if not documents.delete("gateway_response", rest_api_id, operation.params["responseType"]):
        raise not_found("Gateway response type not defined on api")
    return {}


def _put(documents: Documents, rest_api_id: str, response: Document) -> Document:
    mapping.check_gateway_response(response["responseParameters"])
    mapping.check_templates(response["responseTemplates"])
    documents.put("gateway_response", rest_api_id, response["responseType"], document=response)
    return response


def _something(member: str) -> Callable[[str | None], str]:
    """Return what reads the value of an entry, which cannot be empty."""

    def read(value: str | None) -> str:
        if not value:
            raise bad_request(f"Invalid null or empty value in {member}")
        return value

    return read


def _status(value: str | None) -> str:
    if STATUS.fullmatch(value or "") is None:
        raise bad_request(f"Invalid status code specified: {value}")  # inferred
    return str(value)


PATHS = Table(
    wording="bare",
    keep_empty=frozenset({"responseParameters", "responseTemplates"}),
    paths=(
        Path(pattern="/statusCode", member="statusCode", read=_status),
        Path(
            pattern="/responseParameters/{name}",
            member="responseParameters",
            ops=ADD_REPLACE_REMOVE,
            shape="entry",
            read=_something("responseParameters"),
            absent="Invalid parameter name specified",
        ),
        Path(
            pattern="/responseTemplates/{contentType}",
            member="responseTemplates",
            ops=ADD_REPLACE_REMOVE,
            shape="entry",
            read=_something("responseTemplates"),
            absent="Content-Type specified was not found",  # inferred from the sentence for request models
        ),
    ),
)
"""https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateGatewayResponse-Patch"""
