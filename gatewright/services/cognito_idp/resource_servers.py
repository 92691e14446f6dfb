"""Resource servers: who defines the scopes that access tokens can hold.

https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
"""

from gatewright.services.cognito_idp.errors import invalid_parameter, not_found
from gatewright.services.cognito_idp.lookup import pool_of
from gatewright.services.cognito_idp.paging import page
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


def create_resource_server(documents: Documents, operation: Operation) -> Document:
    """Create a resource server with its scopes."""
    params = operation.params
    pool = pool_of(documents, params["UserPoolId"])
    if documents.get("resource_server", pool["Id"], params["Identifier"]) is not None:
        raise invalid_parameter(f"{params['Identifier']} already exists in user pool {pool['Id']}.")
    return {"ResourceServer": _put(documents, operation, pool)}


def describe_resource_server(documents: Documents, operation: Operation) -> Document:
    """Answer a resource server."""
    return {"ResourceServer": _named(documents, operation)}


def list_resource_servers(documents: Documents, operation: Operation) -> Document:
    """Answer the resource servers of a pool."""
    params = operation.params
    pool = pool_of(documents, params["UserPoolId"])
    servers = documents.list("resource_server", pool["Id"])
    shown, token = page(servers, params.get("MaxResults"), params.get("NextToken"))
    return {"ResourceServers": shown, **({"NextToken": token} if token else {})}


def update_resource_server(documents: Documents, operation: Operation) -> Document:
    """Change name and scopes of a resource server; scopes that are not given are gone, as AWS does (documented)."""
    _named(documents, operation)
    return {"ResourceServer": _put(documents, operation, pool_of(documents, operation.params["UserPoolId"]))}


def delete_resource_server(documents: Documents, operation: Operation) -> Document:
    """Delete a resource server."""
    found = _named(documents, operation)
    documents.delete("resource_server", found["UserPoolId"], found["Identifier"])
    return {}


def _put(documents: Documents, operation: Operation, pool: Document) -> Document:
    params = operation.params
    server = {
        "UserPoolId": pool["Id"],
        "Identifier": params["Identifier"],
        "Name": params["Name"],
        "Scopes": params.get("Scopes") or [],
    }
    documents.put("resource_server", pool["Id"], params["Identifier"], document=server)
    return server


def _named(documents: Documents, operation: Operation) -> Document:
    pool, identifier = pool_of(documents, operation.params["UserPoolId"]), operation.params["Identifier"]
    found = documents.get("resource_server", pool["Id"], identifier)
    if found is None:
        raise not_found(f"Resource server {identifier} does not exist.")
    return found
