"""What a user does with an access token of his own.

https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html
"""

from gatewright.services.cognito_idp import attributes, passwords, secret_hash
from gatewright.services.cognito_idp.access_tokens import bearer_of
from gatewright.services.cognito_idp.errors import NOT_HIM, not_authorized
from gatewright.services.cognito_idp.lookup import client_of
from gatewright.services.cognito_idp.profiles import check_alone, save, shown_alone, with_password
from gatewright.services.cognito_idp.refresh_tokens import read
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents
from gatewright.wire.errors import ServiceError


def get_user(documents: Documents, operation: Operation) -> Document:
    """Answer the user himself."""
    _, user, _ = bearer_of(documents, operation, operation.params["AccessToken"])
    found = shown_alone(user)
    return {"Username": found["Username"], "UserAttributes": found["UserAttributes"]}


def change_password(documents: Documents, operation: Operation) -> Document:
    """Change the user's password."""
    params = operation.params
    pool, user, _ = bearer_of(documents, operation, params["AccessToken"])
    if not passwords.matches(user.get("password"), params.get("PreviousPassword") or ""):
        raise not_authorized(NOT_HIM)
    save(documents, pool["Id"], with_password(operation, pool, user, params["ProposedPassword"], permanent=True))
    return {}


def update_user_attributes(documents: Documents, operation: Operation) -> Document:
    """Set attributes of the user, those that his client may write."""
    pool, user, claims = bearer_of(documents, operation, operation.params["AccessToken"])
    given = operation.params["UserAttributes"]
    attributes.check_writable(client_of(documents, claims["client_id"]), [one["Name"] for one in given])
    check_alone(documents, pool, user, given)
    _set(documents, operation, pool, user, attributes.changed(pool, user["Attributes"], given))
    return {"CodeDeliveryDetailsList": []}


def delete_user_attributes(documents: Documents, operation: Operation) -> Document:
    """Take attributes from the user, those that his client may write."""
    pool, user, claims = bearer_of(documents, operation, operation.params["AccessToken"])
    names = operation.params["UserAttributeNames"]
    attributes.check_writable(client_of(documents, claims["client_id"]), names)
    _set(documents, operation, pool, user, attributes.without(pool, user["Attributes"], names))
    return {}


def delete_user(documents: Documents, operation: Operation) -> Document:
    """Delete the user himself."""
    pool, user, _ = bearer_of(documents, operation, operation.params["AccessToken"])
    documents.delete("user_pool_user", pool["Id"], user["key"])
    return {}


def global_sign_out(documents: Documents, operation: Operation) -> Document:
    """Let no token count that the user has; those that API Gateway verifies stay good until they expire."""
    pool, user, claims = bearer_of(documents, operation, operation.params["AccessToken"])
    documents.put("revoked_token", pool["Id"], claims["origin_jti"], document={"RevokedAt": operation.now})
    save(documents, pool["Id"], {**user, "signedOutAt": operation.now})
    return {}


def revoke_token(documents: Documents, operation: Operation) -> Document:
    """Let a refresh token count no more, nor the access tokens that came of it; one that is none is passed over."""
    params = operation.params
    client = client_of(documents, params["ClientId"])
    secret_hash.check_secret(client, params.get("ClientSecret"))
    if not client["EnableTokenRevocation"]:
        raise ServiceError(
            "UnsupportedOperationException", "Token revocation is not enabled for this client.", status=400
        )  # inferred
    session = read(documents, client, params["Token"])
    if session is None:
        if params["Token"].count(".") == 2:
            raise ServiceError("UnsupportedTokenTypeException", "Unsupported token type", status=400)  # inferred
        return {}
    if session["client_id"] != client["ClientId"]:
        raise ServiceError("UnauthorizedException", "The token was issued to another client", status=400)  # inferred
    documents.put("revoked_token", client["UserPoolId"], session["origin_jti"], document={"RevokedAt": operation.now})
    return {}


def _set(documents: Documents, operation: Operation, pool: Document, user: Document, found: list[Document]) -> None:
    save(documents, pool["Id"], {**user, "Attributes": found, "UserLastModifiedDate": operation.now})
