"""
Users, groups and roles of IAM, their access keys, and what they may do.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_IAM.html. An AWS managed policy that IAM of
this server does not have is left out: whoever would have had it may do less, never more.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from gatewright.aws.cloudformation.errors import OperationRefused, TemplateError
from gatewright.aws.cloudformation.families.rest_apis import json_text
from gatewright.aws.cloudformation.family import Call, Declared, Family, Made, Perform

SERVICE: Final = "iam"
_APART: Final = ("Policies", "ManagedPolicyArns", "Groups", "LoginProfile", "PermissionsBoundary")


def _principal(kind: str) -> Family:
    """Return the family of users, groups or roles, which have policies of their own and managed ones."""
    named = f"{kind.title()}Name"

    def create(one: Declared, perform: Perform) -> Made:
        params: dict[str, Any] = {**one.properties, named: one.name(named)}
        params = {name: value for name, value in params.items() if name not in _APART}
        if "AssumeRolePolicyDocument" in params:
            params["AssumeRolePolicyDocument"] = json_text(params["AssumeRolePolicyDocument"])
        if "PermissionsBoundary" in one.properties:
            params["PermissionsBoundary"] = one.properties["PermissionsBoundary"]
        made = perform(SERVICE, f"create_{kind}", params)[kind.title()]
        key = {named: made[named]}
        undo: list[Call] = [(SERVICE, f"delete_{kind}", key)]
        for policy in one.properties.get("Policies") or []:
            undo.insert(0, _put_policy(kind, key, policy, perform))
        attached, left = _attached(kind, key, one.properties.get("ManagedPolicyArns") or [], perform)
        undo = [*attached, *undo]
        for group in one.properties.get("Groups") or []:
            perform(SERVICE, "add_user_to_group", {**key, "GroupName": group})
            undo.insert(0, (SERVICE, "remove_user_from_group", {**key, "GroupName": group}))
        if "LoginProfile" in one.properties:
            left.append("LoginProfile: nobody signs in to a console")
        ids = {"RoleId": made.get("RoleId")} if kind == "role" else {}
        return Made(
            physical_id=made[named], attributes={"Arn": made["Arn"], **ids}, undo=tuple(undo), left_out=tuple(left)
        )

    return Family(create=create)


def _put_policy(kind: str, key: Mapping[str, Any], policy: Any, perform: Perform) -> Call:
    """Give a principal a policy of its own, and return what takes it away."""
    if not isinstance(policy, Mapping) or "PolicyName" not in policy or "PolicyDocument" not in policy:
        raise TemplateError("expected objects with `PolicyName` and `PolicyDocument`", at="Properties.Policies")
    named = {**key, "PolicyName": policy["PolicyName"]}
    perform(SERVICE, f"put_{kind}_policy", {**named, "PolicyDocument": json_text(policy["PolicyDocument"])})
    return (SERVICE, f"delete_{kind}_policy", named)


def _attached(kind: str, key: Mapping[str, Any], arns: Iterable[str], perform: Perform) -> tuple[list[Call], list[str]]:
    """Attach managed policies; return what detaches them, and those of AWS that are not known here."""
    undo: list[Call] = []
    left: list[str] = []
    for arn in arns:
        try:
            perform(SERVICE, f"attach_{kind}_policy", {**key, "PolicyArn": arn})
        except OperationRefused as error:
            if error.code != "NoSuchEntity" or ":iam::aws:policy/" not in str(arn):
                raise
            left.append(f"ManagedPolicyArns: {arn} is not known here, and grants nothing")
        else:
            undo.append((SERVICE, f"detach_{kind}_policy", {**key, "PolicyArn": arn}))
    return undo, left


def _policy(one: Declared, perform: Perform) -> Made:
    """Give several principals at once a policy of their own."""
    undo: list[Call] = []
    policy = {"PolicyName": one.need("PolicyName"), "PolicyDocument": one.need("PolicyDocument")}
    for kind in ("role", "user", "group"):
        names = one.properties.get(f"{kind.title()}s") or []
        undo += [_put_policy(kind, {f"{kind.title()}Name": name}, policy, perform) for name in names]
    return Made(physical_id=str(policy["PolicyName"]), attributes={"Id": policy["PolicyName"]}, undo=tuple(undo))


def _policy_of_one(kind: str) -> Family:
    named = f"{kind.title()}Name"

    def create(one: Declared, perform: Perform) -> Made:
        undo = _put_policy(kind, {named: one.need(named)}, one.properties, perform)
        return Made(physical_id=f"{one.need('PolicyName')}|{one.need(named)}", undo=(undo,))

    return Family(create=create)


def _managed_policy(one: Declared, perform: Perform) -> Made:
    params = {**one.properties, "PolicyName": one.name("ManagedPolicyName")}
    params = {
        name: value for name, value in params.items() if name not in {"ManagedPolicyName", "Roles", "Users", "Groups"}
    }
    params["PolicyDocument"] = json_text(one.need("PolicyDocument"))
    arn = perform(SERVICE, "create_policy", params)["Policy"]["Arn"]
    undo: list[Call] = [(SERVICE, "delete_policy", {"PolicyArn": arn})]
    for kind in ("role", "user", "group"):
        for name in one.properties.get(f"{kind.title()}s") or []:
            detach, _left = _attached(kind, {f"{kind.title()}Name": name}, [arn], perform)
            undo = [*detach, *undo]
    return Made(physical_id=arn, attributes={"PolicyArn": arn}, undo=tuple(undo))


def _access_key(one: Declared, perform: Perform) -> Made:
    key = perform(SERVICE, "create_access_key", {"UserName": one.need("UserName")})["AccessKey"]
    named = {"UserName": one.need("UserName"), "AccessKeyId": key["AccessKeyId"]}
    if one.properties.get("Status") == "Inactive":
        perform(SERVICE, "update_access_key", {**named, "Status": "Inactive"})
    return Made(
        physical_id=key["AccessKeyId"],
        attributes={"SecretAccessKey": key["SecretAccessKey"]},
        undo=((SERVICE, "delete_access_key", named),),
    )


def _membership(one: Declared, perform: Perform) -> Made:
    undo: list[Call] = []
    for user in one.need("Users"):
        member = {"GroupName": one.need("GroupName"), "UserName": user}
        perform(SERVICE, "add_user_to_group", member)
        undo.append((SERVICE, "remove_user_from_group", member))
    return Made(physical_id=one.name(""), attributes={"Id": one.name("")}, undo=tuple(undo))


FAMILIES: Final[Mapping[str, Family]] = {
    "AWS::IAM::AccessKey": Family(create=_access_key, secret=True),
    "AWS::IAM::Group": _principal("group"),
    "AWS::IAM::GroupPolicy": _policy_of_one("group"),
    "AWS::IAM::ManagedPolicy": Family(create=_managed_policy),
    "AWS::IAM::Policy": Family(create=_policy),
    "AWS::IAM::Role": _principal("role"),
    "AWS::IAM::RolePolicy": _policy_of_one("role"),
    "AWS::IAM::User": _principal("user"),
    "AWS::IAM::UserPolicy": _policy_of_one("user"),
    "AWS::IAM::UserToGroupAddition": Family(create=_membership),
}
"""Each type, and how it comes to be."""
