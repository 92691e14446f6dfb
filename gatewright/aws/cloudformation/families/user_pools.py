"""
User pools of Amazon Cognito, their clients, and who is in them.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_Cognito.html. A pool outlives an edit of its
template, with its users and the keys of its tokens.
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.cloudformation.family import Call, Declared, Family, Made, Perform

SERVICE: Final = "cognito-idp"
_ONCE: Final = ("AliasAttributes", "Schema", "UsernameAttributes", "UsernameConfiguration")
"""What a pool is given when it is made, and cannot be given later."""

_SMS: Final = ("EnabledMfas", "WebAuthnFactorConfiguration", "WebAuthnRelyingPartyID", "WebAuthnUserVerification")
"""Properties that another operation sets, which is not offered here."""


def _pool_params(one: Declared) -> dict[str, Any]:
    params = one.rest("UserPoolName", "UserPoolTags", *_SMS)
    params["PoolName"] = one.name("UserPoolName")
    if "UserPoolTags" in one.properties:
        params["UserPoolTags"] = one.properties["UserPoolTags"]
    return params


def _pool(one: Declared, perform: Perform) -> Made:
    return _shown(one, perform(SERVICE, "create_user_pool", _pool_params(one))["UserPool"])


def _pool_changed(one: Declared, before: Made, perform: Perform) -> Made:
    params = {name: value for name, value in _pool_params(one).items() if name not in _ONCE}
    perform(SERVICE, "update_user_pool", {**params, "UserPoolId": before.physical_id})
    return before


def _shown(one: Declared, pool: Mapping[str, Any]) -> Made:
    provider = f"cognito-idp.{one.place.region}.amazonaws.com/{pool['Id']}"
    return Made(
        physical_id=pool["Id"],
        attributes={
            "Arn": pool["Arn"],
            "ProviderName": provider,
            "ProviderURL": f"https://{provider}",
            "UserPoolId": pool["Id"],
        },
        undo=((SERVICE, "delete_user_pool", {"UserPoolId": pool["Id"]}),),
        left_out=tuple(f"{name}: there is no second factor" for name in _SMS if one.properties.get(name)),
    )


def _client(one: Declared, perform: Perform) -> Made:
    params = {**one.properties, "ClientName": one.name("ClientName")}
    made = perform(SERVICE, "create_user_pool_client", params)["UserPoolClient"]
    key = {"UserPoolId": made["UserPoolId"], "ClientId": made["ClientId"]}
    secret = {"ClientSecret": made["ClientSecret"]} if "ClientSecret" in made else {}
    return Made(
        physical_id=made["ClientId"],
        attributes={"ClientId": made["ClientId"], "Name": made["ClientName"], **secret},
        undo=((SERVICE, "delete_user_pool_client", key),),
    )


def _below(operation: str, undo: str, identifier: str, *keys: str) -> Family:
    """Return the family of a thing that stands in a pool and is known by a name of its own."""

    def create(one: Declared, perform: Perform) -> Made:
        params = dict(one.properties)
        if identifier not in params:
            params[identifier] = one.name(identifier)
        perform(SERVICE, operation, params)
        away: Call = (SERVICE, undo, {name: params[name] for name in ("UserPoolId", identifier, *keys)})
        return Made(physical_id=str(params[identifier]), undo=(away,))

    return Family(create=create)


FAMILIES: Final[Mapping[str, Family]] = {
    "AWS::Cognito::UserPool": Family(create=_pool, update=_pool_changed),
    "AWS::Cognito::UserPoolClient": Family(create=_client, secret=True),
    "AWS::Cognito::UserPoolDomain": _below("create_user_pool_domain", "delete_user_pool_domain", "Domain"),
    "AWS::Cognito::UserPoolGroup": _below("create_group", "delete_group", "GroupName"),
    "AWS::Cognito::UserPoolResourceServer": _below("create_resource_server", "delete_resource_server", "Identifier"),
    "AWS::Cognito::UserPoolUser": _below("admin_create_user", "admin_delete_user", "Username"),
    "AWS::Cognito::UserPoolUserToGroupAttachment": _below(
        "admin_add_user_to_group", "admin_remove_user_from_group", "Username", "GroupName"
    ),
}
"""Each type, and how it comes to be."""
