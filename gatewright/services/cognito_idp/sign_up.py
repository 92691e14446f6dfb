"""Signing up. No code is sent to anybody, so a user who signs up is confirmed by an administrator.

https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html
"""

from gatewright.services.cognito_idp import attributes, secret_hash
from gatewright.services.cognito_idp.errors import invalid_parameter, not_authorized
from gatewright.services.cognito_idp.lookup import attribute, client_of, pool_of, user_of
from gatewright.services.cognito_idp.profiles import new_profile, save, with_password
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


def sign_up(documents: Documents, operation: Operation) -> Document:
    """Create an unconfirmed user with a password of his own."""
    params = operation.params
    client = client_of(documents, params["ClientId"])
    pool = pool_of(documents, client["UserPoolId"])
    secret_hash.check(client, params["Username"], params.get("SecretHash"))
    if pool["AdminCreateUserConfig"]["AllowAdminCreateUserOnly"]:
        raise not_authorized("SignUp is not permitted for this user pool")
    attributes.check_writable(client, [one["Name"] for one in params.get("UserAttributes") or ()])
    user = new_profile(documents, operation, pool, "UNCONFIRMED", "User already exists")
    lacking = [name for name in attributes.required(pool) if attribute(user, name) is None]
    if lacking:
        raise invalid_parameter(
            "Attributes did not conform to the schema: "
            + ", ".join(f"{name}: The attribute {name} is required" for name in lacking)
            + "\n"
        )
    if not params.get("Password"):
        raise invalid_parameter(
            "Missing required parameter Password"
        )  # inferred: pools without passwords are not offered
    user = with_password(operation, pool, user, params["Password"], permanent=True)
    save(documents, pool["Id"], {**user, "UserStatus": "UNCONFIRMED"})
    return {"UserConfirmed": False, "UserSub": attribute(user, "sub")}


def admin_confirm_sign_up(documents: Documents, operation: Operation) -> Document:
    """Confirm a user who signed up."""
    pool = pool_of(documents, operation.params["UserPoolId"])
    user = user_of(documents, pool, operation.params["Username"])
    if user["UserStatus"] != "UNCONFIRMED":
        raise not_authorized(f"User cannot be confirmed. Current status is {user['UserStatus']}")
    save(documents, pool["Id"], {**user, "UserStatus": "CONFIRMED", "UserLastModifiedDate": operation.now})
    return {}
