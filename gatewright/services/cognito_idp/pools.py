"""User pools.

https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolType.html
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.arn import partition_of
from gatewright.services.cognito_idp import keys, not_offered
from gatewright.services.cognito_idp.attributes import schema, with_custom
from gatewright.services.cognito_idp.errors import invalid_parameter
from gatewright.services.cognito_idp.identifiers import pool_id
from gatewright.services.cognito_idp.lookup import pool_of
from gatewright.services.cognito_idp.paging import page
from gatewright.services.cognito_idp.password_policy import policy
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

_MESSAGES: Final = (
    "SmsVerificationMessage",
    "EmailVerificationMessage",
    "EmailVerificationSubject",
    "VerificationMessageTemplate",
    "SmsAuthenticationMessage",
    "SmsConfiguration",
    "EmailConfiguration",
    "AccountRecoverySetting",
)
"""What shapes messages that this server never sends; kept, and answered as it was set."""

_KEPT: Final = (
    *_MESSAGES,
    "AutoVerifiedAttributes",
    "AliasAttributes",
    "UsernameAttributes",
    "UsernameConfiguration",
    "UserPoolTags",
    "DeletionProtection",
    "UserPoolTier",
)
_DEFAULT_MESSAGES: Final[Document] = {
    "VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_CODE"},
    "EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT"},
}
_BELOW: Final = ("user_pool_client", "user_pool_group", "user_pool_user", "resource_server", "revoked_token")

_OLDER_NAMES: Final = {
    "SmsMessage": "SmsVerificationMessage",
    "EmailMessage": "EmailVerificationMessage",
    "EmailSubject": "EmailVerificationSubject",
}
"""What parts of a template of messages were called before there were templates."""


def create_user_pool(documents: Documents, operation: Operation) -> Document:
    """Create a user pool with a key pair of its own."""
    params = operation.params
    unenforced = not_offered.kept("CreateUserPool", params, not_offered.POOL, allowed=operation.allow_unenforced)
    _check_names(params)
    created = pool_id(operation)
    pool: Document = {
        "Id": created,
        "Name": params["PoolName"],
        "Policies": _policies(params),
        "DeletionProtection": "INACTIVE",
        "LambdaConfig": {},
        "LastModifiedDate": operation.now,
        "CreationDate": operation.now,
        "SchemaAttributes": schema(params.get("Schema") or ()),
        **_DEFAULT_MESSAGES,
        "MfaConfiguration": "OFF",
        "AdminCreateUserConfig": _admin_create(params),
        "Arn": f"arn:{partition_of(operation.region)}:cognito-idp:{operation.region}:{operation.account_id}"
        f":userpool/{created}",
        "UserPoolTier": "ESSENTIALS",
        **_messages(params),
        **{name: params[name] for name in _KEPT if params.get(name) is not None},
        **unenforced,
    }
    documents.put("user_pool", created, document=pool)
    documents.put("user_pool_key", created, document=keys.new_key(operation))
    return {"UserPool": _shown(documents, pool)}


def _messages(params: Mapping[str, Any]) -> Document:
    """Return the texts of messages that a template gives, under their older names (as moto's tests state it of AWS)."""
    template = params.get("VerificationMessageTemplate") or {}
    return {older: template[name] for name, older in _OLDER_NAMES.items() if template.get(name)}


def describe_user_pool(documents: Documents, operation: Operation) -> Document:
    """Answer a user pool."""
    return {"UserPool": _shown(documents, pool_of(documents, operation.params["UserPoolId"]))}


def list_user_pools(documents: Documents, operation: Operation) -> Document:
    """Answer the pools of the region, the newest first."""
    pools = documents.list("user_pool")[::-1]
    shown, token = page(pools, operation.params["MaxResults"], operation.params.get("NextToken"))
    listed = ("Id", "Name", "LambdaConfig", "LastModifiedDate", "CreationDate")
    return {
        "UserPools": [{name: pool[name] for name in listed} for pool in shown],
        **({"NextToken": token} if token else {}),
    }


def update_user_pool(documents: Documents, operation: Operation) -> Document:
    """Change a user pool; what is not given falls back to its default, as AWS does (documented)."""
    params = operation.params
    unenforced = not_offered.kept("UpdateUserPool", params, not_offered.POOL, allowed=operation.allow_unenforced)
    pool = pool_of(documents, params["UserPoolId"])
    fixed = ("AliasAttributes", "UsernameAttributes", "UsernameConfiguration", "DeletionProtection", "UserPoolTier")
    anew = {*_KEPT, *not_offered.POOL} - {*fixed}
    kept = {name: value for name, value in pool.items() if name not in anew}
    changed = {
        **kept,
        "LambdaConfig": {},
        "MfaConfiguration": "OFF",
        **_DEFAULT_MESSAGES,
        **({"UserPoolTags": pool["UserPoolTags"]} if "UserPoolTags" in pool else {}),
        **_messages(params),
        **{name: params[name] for name in _KEPT if params.get(name) is not None},
        **({"Name": params["PoolName"]} if params.get("PoolName") else {}),
        "Policies": _policies(params),
        "AdminCreateUserConfig": _admin_create(params),
        "LastModifiedDate": operation.now,
        **unenforced,
    }
    documents.put("user_pool", pool["Id"], document=changed)
    return {}


def delete_user_pool(documents: Documents, operation: Operation) -> Document:
    """Delete a user pool and all it holds."""
    pool = pool_of(documents, operation.params["UserPoolId"])
    if pool["DeletionProtection"] == "ACTIVE":
        raise invalid_parameter(
            "The user pool cannot be deleted because deletion protection is activated. Deletion protection must be"
            " inactivated first."
        )
    if _domain(documents, pool["Id"]) is not None:
        raise invalid_parameter("User pool cannot be deleted. It has a domain configured that should be deleted first.")
    for (_, client), _document in documents.items("user_pool_client", pool["Id"]):
        documents.delete("user_pool_of_client", client)
    for kind in _BELOW:
        documents.delete_below(kind, pool["Id"])
    documents.delete("user_pool_key", pool["Id"])
    documents.delete("user_pool", pool["Id"])
    return {}


def add_custom_attributes(documents: Documents, operation: Operation) -> Document:
    """Add custom attributes to the schema of a pool."""
    pool = pool_of(documents, operation.params["UserPoolId"])
    known = with_custom(pool["SchemaAttributes"], operation.params["CustomAttributes"])
    documents.put("user_pool", pool["Id"], document={**pool, "SchemaAttributes": known})
    return {}


def get_user_pool_mfa_config(documents: Documents, operation: Operation) -> Document:
    """Answer that no second factor is asked for."""
    pool = pool_of(documents, operation.params["UserPoolId"])
    return {"MfaConfiguration": pool["MfaConfiguration"]}


def _shown(documents: Documents, pool: Document) -> Document:
    domain = _domain(documents, pool["Id"])
    users = len(documents.list("user_pool_user", pool["Id"]))
    return {**pool, "EstimatedNumberOfUsers": users, **({"Domain": domain} if domain else {})}


def _domain(documents: Documents, pool: str) -> str | None:
    return next((one["Domain"] for one in documents.list("user_pool_domain") if one["UserPoolId"] == pool), None)


def _policies(params: Mapping[str, Any]) -> Document:
    wanted = params.get("Policies") or {}
    return {
        "PasswordPolicy": policy(wanted.get("PasswordPolicy") or {}),
        "SignInPolicy": _sign_in(wanted.get("SignInPolicy") or {}),
    }


def _sign_in(wanted: Document) -> Document:
    factors = wanted.get("AllowedFirstAuthFactors") or ["PASSWORD"]
    if factors != ["PASSWORD"]:
        raise not_offered.refusal("SignInPolicy", "the only first factor is a password")
    return {"AllowedFirstAuthFactors": factors}


def _admin_create(params: Mapping[str, Any]) -> Document:
    return {
        "AllowAdminCreateUserOnly": False,
        "UnusedAccountValidityDays": 7,
        **(params.get("AdminCreateUserConfig") or {}),
    }


def _check_names(params: Mapping[str, Any]) -> None:
    if params.get("AliasAttributes") and params.get("UsernameAttributes"):
        raise invalid_parameter("Only one of the aliasAttributes or usernameAttributes can be set in a user pool.")
