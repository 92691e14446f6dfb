"""App clients of user pools.

https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html
"""

from typing import Final

from gatewright.services.cognito_idp import not_offered, validity
from gatewright.services.cognito_idp.errors import invalid_parameter
from gatewright.services.cognito_idp.identifiers import client_id, client_secret
from gatewright.services.cognito_idp.lookup import client_of, pool_of
from gatewright.services.cognito_idp.paging import page
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents
from gatewright.wire.errors import ServiceError

_KEPT: Final = (
    "RefreshTokenValidity",
    "AccessTokenValidity",
    "IdTokenValidity",
    "TokenValidityUnits",
    "ReadAttributes",
    "WriteAttributes",
    "ExplicitAuthFlows",
    "SupportedIdentityProviders",
    "CallbackURLs",
    "LogoutURLs",
    "DefaultRedirectURI",
    "AllowedOAuthFlows",
    "AllowedOAuthScopes",
    "AllowedOAuthFlowsUserPoolClient",
    "PreventUserExistenceErrors",
    "EnableTokenRevocation",
    "EnablePropagateAdditionalUserContextData",
    "AuthSessionValidity",
)
_DEFAULTS: Final[Document] = {
    "RefreshTokenValidity": 30,
    "TokenValidityUnits": {},
    "AllowedOAuthFlowsUserPoolClient": False,
    "EnableTokenRevocation": True,
    "EnablePropagateAdditionalUserContextData": False,
    "AuthSessionValidity": 3,
}
"""What AWS answers of a client that was created with nothing but a name."""

_STANDARD_SCOPES: Final = ("phone", "email", "openid", "profile", "aws.cognito.signin.user.admin")
_OLD_FLOWS: Final = ("ADMIN_NO_SRP_AUTH", "CUSTOM_AUTH_FLOW_ONLY", "USER_PASSWORD_AUTH")
_NEEDS_A_PAGE: Final = ("code", "implicit")


def create_user_pool_client(documents: Documents, operation: Operation) -> Document:
    """Create an app client, with a secret where one is asked for."""
    params = operation.params
    settings = _settings("CreateUserPoolClient", operation)
    pool = pool_of(documents, params["UserPoolId"])
    created = client_id(operation)
    secret = params.get("ClientSecret") or (client_secret(operation) if params.get("GenerateSecret") else None)
    client: Document = {
        "UserPoolId": pool["Id"],
        "ClientName": params["ClientName"],
        "ClientId": created,
        **({"ClientSecret": secret} if secret else {}),
        "LastModifiedDate": operation.now,
        "CreationDate": operation.now,
        **settings,
    }
    _check(documents, client)
    documents.put("user_pool_client", pool["Id"], created, document=client)
    documents.put("user_pool_of_client", created, document={"UserPoolId": pool["Id"]})
    return {"UserPoolClient": client}


def describe_user_pool_client(documents: Documents, operation: Operation) -> Document:
    """Answer an app client with its secret, as AWS does."""
    return {"UserPoolClient": _named(documents, operation)}


def list_user_pool_clients(documents: Documents, operation: Operation) -> Document:
    """Answer the app clients of a pool; none of them registered itself."""
    params = operation.params
    pool = pool_of(documents, params["UserPoolId"])
    clients = [] if params.get("ClientType") == "DCR" else documents.list("user_pool_client", pool["Id"])
    shown, token = page(clients, params.get("MaxResults"), params.get("NextToken"))
    listed = ("ClientId", "UserPoolId", "ClientName")
    return {
        "UserPoolClients": [{name: client[name] for name in listed} for client in shown],
        **({"NextToken": token} if token else {}),
    }


def update_user_pool_client(documents: Documents, operation: Operation) -> Document:
    """Change an app client; what is not given falls back to its default, as AWS does (documented)."""
    params = operation.params
    settings = _settings("UpdateUserPoolClient", operation)
    client = _named(documents, operation)
    changed = {
        **{name: value for name, value in client.items() if name not in (*_KEPT, *not_offered.CLIENT)},
        "ClientName": params.get("ClientName") or client["ClientName"],
        "LastModifiedDate": operation.now,
        **settings,
    }
    _check(documents, changed)
    documents.put("user_pool_client", client["UserPoolId"], client["ClientId"], document=changed)
    return {"UserPoolClient": changed}


def delete_user_pool_client(documents: Documents, operation: Operation) -> Document:
    """Delete an app client; its refresh tokens are good for nothing from now on."""
    client = _named(documents, operation)
    documents.delete("user_pool_client", client["UserPoolId"], client["ClientId"])
    documents.delete("user_pool_of_client", client["ClientId"])
    return {}


def _named(documents: Documents, operation: Operation) -> Document:
    pool = pool_of(documents, operation.params["UserPoolId"])
    return client_of(documents, operation.params["ClientId"], pool["Id"])


def _settings(name: str, operation: Operation) -> Document:
    """Return the settings that an operation gives a client, or raise for what is not offered."""
    params = operation.params
    unenforced = not_offered.kept(name, params, not_offered.CLIENT, allowed=operation.allow_unenforced)
    given = {member: params[member] for member in _KEPT if params.get(member) is not None}
    return {**_DEFAULTS, **given, **unenforced}


def _check(documents: Documents, client: Document) -> None:
    """Raise where the settings contradict each other."""
    validity.check(client)
    flows = client.get("ExplicitAuthFlows", ())
    if any(flow in _OLD_FLOWS for flow in flows) and any(flow.startswith("ALLOW_") for flow in flows):
        raise invalid_parameter(
            "Cannot set both ALLOW_ and non ALLOW_ prefixed values in ExplicitAuthFlows."
        )  # inferred
    _check_oauth(client)
    _check_scopes(documents, client)
    providers = client.get("SupportedIdentityProviders", ())
    if strange := [name for name in providers if name != "COGNITO"]:
        raise invalid_parameter(f"The provider {strange[0]} does not exist for User Pool {client['UserPoolId']}.")


def _check_oauth(client: Document) -> None:
    flows = client.get("AllowedOAuthFlows", ())
    if flows and not client["AllowedOAuthFlowsUserPoolClient"]:
        raise invalid_parameter(
            "AllowedOAuthFlows are given, but AllowedOAuthFlowsUserPoolClient is not set."
        )  # inferred
    if "client_credentials" not in flows:
        return
    if any(flow in flows for flow in _NEEDS_A_PAGE):
        raise ServiceError(
            "InvalidOAuthFlowException",
            "client_credentials flow can not be selected along with code flow or implicit flow.",
            status=400,
        )
    if "ClientSecret" not in client:
        raise ServiceError(
            "InvalidOAuthFlowException",
            "client_credentials flow can not be selected if client does not have a client secret.",
            status=400,
        )


def _check_scopes(documents: Documents, client: Document) -> None:
    known = {
        f"{server['Identifier']}/{scope['ScopeName']}"
        for server in documents.list("resource_server", client["UserPoolId"])
        for scope in server["Scopes"]
    }
    for scope in client.get("AllowedOAuthScopes", ()):
        if scope not in known and scope not in _STANDARD_SCOPES:
            raise ServiceError("ScopeDoesNotExistException", f"Invalid scope requested: {scope}", status=400)
