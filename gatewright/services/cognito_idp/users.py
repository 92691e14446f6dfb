"""Users, as administrators manage them.

https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-create-user-accounts.html
"""

from typing import Any

from gatewright.services.cognito_idp import attributes
from gatewright.services.cognito_idp.errors import no_user
from gatewright.services.cognito_idp.identifiers import temporary_password
from gatewright.services.cognito_idp.lookup import find_user, pool_of, user_of
from gatewright.services.cognito_idp.not_offered import refusal
from gatewright.services.cognito_idp.paging import page
from gatewright.services.cognito_idp.profiles import check_alone, new_profile, save, shown, shown_alone, with_password
from gatewright.services.cognito_idp.user_filters import matcher
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents
from gatewright.wire.errors import ServiceError


def admin_create_user(documents: Documents, operation: Operation) -> Document:
    """Create a user with a temporary password; no invitation is sent, so one that is not given is known to nobody."""
    params = operation.params
    pool = pool_of(documents, params["UserPoolId"])
    if params.get("ForceAliasCreation"):
        raise refusal("ForceAliasCreation", "an alias stays with the user who has it")
    password = params.get("TemporaryPassword") or temporary_password(operation)
    if params.get("MessageAction") == "RESEND":
        user = find_user(documents, pool, params["Username"])
        if user is None:
            raise no_user()
        if user["UserStatus"] != "FORCE_CHANGE_PASSWORD":
            raise ServiceError(
                "UnsupportedUserStateException",
                f"Resend not possible. {params['Username']} status is not FORCE_CHANGE_PASSWORD",
                status=400,
            )
    else:
        user = new_profile(documents, operation, pool, "FORCE_CHANGE_PASSWORD", "User account already exists")
    user = with_password(operation, pool, user, password, permanent=False)
    save(documents, pool["Id"], user)
    return {"User": shown(user)}


def admin_get_user(documents: Documents, operation: Operation) -> Document:
    """Answer a user."""
    _, user = _named(documents, operation)
    return shown_alone(user)


def admin_delete_user(documents: Documents, operation: Operation) -> Document:
    """Delete a user."""
    pool, user = _named(documents, operation)
    documents.delete("user_pool_user", pool["Id"], user["key"])
    return {}


def admin_disable_user(documents: Documents, operation: Operation) -> Document:
    """Let a user sign in no more; his refresh tokens are good for nothing either."""
    return _changed(documents, operation, Enabled=False, signedOutAt=operation.now)


def admin_enable_user(documents: Documents, operation: Operation) -> Document:
    """Let a user sign in again."""
    return _changed(documents, operation, Enabled=True)


def admin_set_user_password(documents: Documents, operation: Operation) -> Document:
    """Set a password; one that is not permanent must be changed at the next sign-in."""
    params = operation.params
    pool, user = _named(documents, operation)
    permanent = bool(params.get("Permanent"))
    save(documents, pool["Id"], with_password(operation, pool, user, params["Password"], permanent=permanent))
    return {}


def admin_update_user_attributes(documents: Documents, operation: Operation) -> Document:
    """Set attributes of a user."""
    pool, user = _named(documents, operation)
    given = operation.params["UserAttributes"]
    check_alone(documents, pool, user, given)
    changed = attributes.changed(pool, user["Attributes"], given)
    return _changed(documents, operation, Attributes=changed)


def admin_delete_user_attributes(documents: Documents, operation: Operation) -> Document:
    """Take attributes from a user."""
    pool, user = _named(documents, operation)
    names = operation.params["UserAttributeNames"]
    return _changed(documents, operation, Attributes=attributes.without(pool, user["Attributes"], names))


def admin_user_global_sign_out(documents: Documents, operation: Operation) -> Document:
    """Let no refresh token count that the user has; tokens that API Gateway verifies stay good until they expire."""
    return _changed(documents, operation, signedOutAt=operation.now)


def list_users(documents: Documents, operation: Operation) -> Document:
    """Answer the users of a pool, those that a filter wants."""
    params = operation.params
    pool = pool_of(documents, params["UserPoolId"])
    wanted = matcher(params.get("Filter"))
    users = [user for user in documents.list("user_pool_user", pool["Id"]) if wanted(user)]
    found, token = page(users, params.get("Limit"), params.get("PaginationToken"))
    shown_users = [_narrowed(shown(user), params.get("AttributesToGet")) for user in found]
    return {"Users": shown_users, **({"PaginationToken": token} if token else {})}


def _narrowed(user: Document, names: list[str] | None) -> Document:
    if not names:
        return user
    return {**user, "Attributes": [one for one in user["Attributes"] if one["Name"] in names]}


def _named(documents: Documents, operation: Operation) -> tuple[Document, Document]:
    pool = pool_of(documents, operation.params["UserPoolId"])
    return pool, user_of(documents, pool, operation.params["Username"])


def _changed(documents: Documents, operation: Operation, **members: Any) -> Document:
    pool, user = _named(documents, operation)
    save(documents, pool["Id"], {**user, **members, "UserLastModifiedDate": operation.now})
    return {}
