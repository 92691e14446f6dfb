"""Domains of user pools: where a pool's tokens can be had over OAuth 2.0.

https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html
"""

from collections.abc import Mapping
from typing import Any

from gatewright.services.cognito_idp.errors import invalid_parameter
from gatewright.services.cognito_idp.lookup import pool_of
from gatewright.services.cognito_idp.not_offered import refusal
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


def create_user_pool_domain(documents: Documents, operation: Operation) -> Document:
    """Give a pool a domain of Cognito's."""
    params = operation.params
    _refuse_custom(params)
    pool = pool_of(documents, params["UserPoolId"])
    if documents.get("user_pool_domain", params["Domain"]) is not None:
        raise invalid_parameter("Domain already associated with another user pool.")
    if any(one["UserPoolId"] == pool["Id"] for one in documents.list("user_pool_domain")):
        raise invalid_parameter("A domain already exists for this user pool.")  # inferred
    description = {
        "UserPoolId": pool["Id"],
        "AWSAccountId": operation.account_id,
        "Domain": params["Domain"],
        "Version": str(operation.seconds),
        "Status": "ACTIVE",
        "CustomDomainConfig": {},
        "ManagedLoginVersion": params.get("ManagedLoginVersion") or 1,
    }
    documents.put("user_pool_domain", params["Domain"], document=description)
    return {"ManagedLoginVersion": description["ManagedLoginVersion"]} if params.get("ManagedLoginVersion") else {}


def describe_user_pool_domain(documents: Documents, operation: Operation) -> Document:
    """Answer a domain; one that there is not is an empty description, as AWS answers it."""
    return {"DomainDescription": documents.get("user_pool_domain", operation.params["Domain"]) or {}}


def delete_user_pool_domain(documents: Documents, operation: Operation) -> Document:
    """Take the domain from a pool."""
    found = documents.get("user_pool_domain", operation.params["Domain"])
    if found is None or found["UserPoolId"] != operation.params["UserPoolId"]:
        raise invalid_parameter("No such domain or user pool exists.")
    documents.delete("user_pool_domain", operation.params["Domain"])
    return {}


def _refuse_custom(params: Mapping[str, Any]) -> None:
    if params.get("CustomDomainConfig"):
        raise refusal("CustomDomainConfig", "a pool's domain is one of Cognito's")
    if params.get("Routing"):
        raise refusal("Routing", "a pool lives in one region")
