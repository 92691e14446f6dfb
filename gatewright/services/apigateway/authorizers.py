"""
Authorizers: who an API asks about its callers.

https://docs.aws.amazon.com/apigateway/latest/api/API_Authorizer.html. Defaults and members as AWS's own examples of
`create-authorizer` show them: an authorizer that calls a function has `authType` "custom", one of user pools
"cognito_user_pools"; that a JWT authorizer has "jwt" is inferred. A TTL that was not said is 300 seconds (documented)
and is not shown (recorded: LocalStack's AWS-validated test_apigateway_with_custom_authorization_method, 2024-04-12).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from gatewright.services.apigateway import authorizer_cache, authorizer_rules, limits, lookup, paging, patching
from gatewright.services.apigateway.authorizer_rules import LAMBDA_TYPES
from gatewright.services.apigateway.errors import bad_request, conflict
from gatewright.services.apigateway.jwt_documents import configuration, located
from gatewright.services.apigateway.patching import ADD_REMOVE, Path, Table
from gatewright.services.errors import not_implemented
from gatewright.services.identifiers import SHORT, fresh_id
from gatewright.services.operation import Operation
from gatewright.store.answers import Answers
from gatewright.store.documents import Document, Documents

TYPES = (*LAMBDA_TYPES, "COGNITO_USER_POOLS", "JWT")

COPIED = (
    "authorizerUri",
    "authorizerCredentials",
    "identitySource",
    "identityValidationExpression",
    "authorizerResultTtlInSeconds",
)
"""Members that are stored as they come, when they come."""


def create_authorizer(documents: Documents, operation: Operation) -> Document:
    """Add an authorizer to an API."""
    params = operation.params
    rest_api_id = params["restApiId"]
    kind = params["type"]
    created: Document = {
        "id": fresh_id(documents, operation, "authorizer", rest_api_id, length=SHORT),
        "name": params["name"],
        "type": kind,
        **({"providerARNs": list(params["providerARNs"])} if params.get("providerARNs") else {}),
        "authType": params.get("authType") or ("custom" if kind in LAMBDA_TYPES else kind.lower()),
        **{name: params[name] for name in COPIED if params.get(name) not in (None, "")},
        **({"jwtConfiguration": configuration(params["jwtConfiguration"])} if params.get("jwtConfiguration") else {}),
    }
    authorizer_rules.check(created, documents.list("authorizer", rest_api_id))
    if documents.get("rest_api", rest_api_id) is None:
        # Recorded: test_authorizer_crud_no_api, 2024-04-15; what the authorizer says is judged before its API.
        raise conflict("Unable to complete operation due to concurrent modification. Please try again later.")
    limits.check(documents, "authorizer", rest_api_id)
    _locate(created, operation)
    documents.put("authorizer", rest_api_id, created["id"], document=created)
    return created


def get_authorizer(documents: Documents, operation: Operation) -> Document:
    """Answer one authorizer."""
    return lookup.authorizer(documents, operation)


def get_authorizers(documents: Documents, operation: Operation) -> Document:
    """Answer the authorizers of an API."""
    rest_api = lookup.rest_api(documents, operation)
    return paging.page((Answers(documents).get("get_authorizers", rest_api["id"]) or {})["items"], operation.params)


def update_authorizer(documents: Documents, operation: Operation) -> Document:
    """Change members of an authorizer."""
    rest_api_id = operation.params["restApiId"]
    found = lookup.authorizer(documents, operation)
    _refuse_unpatched(operation.params.get("patchOperations") or [])
    changed = patching.apply(found, operation.params.get("patchOperations") or [], PATHS)
    others = [one for one in documents.list("authorizer", rest_api_id) if one["id"] != found["id"]]
    authorizer_rules.check(changed, others)
    _locate(changed, operation)
    documents.put("authorizer", rest_api_id, changed["id"], document=changed)
    return changed


def delete_authorizer(documents: Documents, operation: Operation) -> Document:
    """Delete an authorizer that no method has."""
    rest_api_id = operation.params["restApiId"]
    found = lookup.authorizer(documents, operation)
    for resource in documents.list("resource", rest_api_id):
        for verb, method in resource.get("resourceMethods", {}).items():
            if method.get("authorizerId") == found["id"]:
                # Reported by users of AWS with this very path: `GET//test` (Terraform's acceptance tests, 2016).
                raise conflict(
                    f"Cannot delete authorizer '{found['name']}', is referenced in method: {verb}/{resource['path']}"
                )
    documents.delete("authorizer", rest_api_id, found["id"])
    return {}


def flush_stage_authorizers_cache(documents: Documents, operation: Operation) -> Document:
    """Forget what authorizers said of a stage's callers."""
    authorizer_cache.forget(documents, operation.params["restApiId"], lookup.stage(documents, operation)["stageName"])
    return {}


def _locate(authorizer: Document, operation: Operation) -> None:
    """Record where the keys of a JWT authorizer's issuers are; an update asks them again (documented)."""
    if authorizer["type"] == "JWT":
        authorizer["jwtConfiguration"] = located(authorizer["jwtConfiguration"], operation)


def _refuse_unpatched(operations: Sequence[Mapping[str, Any]]) -> None:
    """Refuse patches of which nobody says what they would mean."""
    if any(patching.segments(one.get("path") or "")[:1] == ["jwtConfiguration"] for one in operations):
        raise not_implemented(
            "patches of jwtConfiguration are not offered: AWS documents no paths for them; create the authorizer anew"
        )


def _type(value: str | None) -> str:
    if value not in TYPES:
        raise bad_request(f"Invalid authorizer type specified. Valid options are {','.join(TYPES)}")  # inferred
    return value


PATHS = Table(
    wording="plain",
    paths=(
        Path(pattern="/name", member="name", read=lambda value: value or ""),
        Path(pattern="/type", member="type", read=_type),
        Path(pattern="/providerARNs", member="providerARNs", ops=ADD_REMOVE, shape="listed"),
        Path(pattern="/authType", member="authType"),
        Path(pattern="/authorizerUri", member="authorizerUri", read=patching.text_or_nothing),
        Path(pattern="/authorizerCredentials", member="authorizerCredentials", read=patching.text_or_nothing),
        Path(pattern="/identitySource", member="identitySource", read=patching.text_or_nothing),
        Path(
            pattern="/identityValidationExpression",
            member="identityValidationExpression",
            read=patching.text_or_nothing,
        ),
        Path(pattern="/authorizerResultTtlInSeconds", member="authorizerResultTtlInSeconds", read=patching.integer),
    ),
)
"""https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateAuthorizer-Patch"""
