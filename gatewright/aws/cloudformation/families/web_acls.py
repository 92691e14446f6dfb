"""
Web ACLs of AWS WAF, what they refer to, and what they protect.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_WAFv2.html
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.cloudformation.family import Declared, Family, Made, Perform

SERVICE: Final = "wafv2"


def _item(kind: str, summary: str) -> Family:
    """Return the family of a thing that is deleted with the token of its last change."""

    def create(one: Declared, perform: Perform) -> Made:
        params = {**one.properties, "Name": one.name("Name")}
        if kind == "regex_pattern_set":
            params["RegularExpressionList"] = [
                each if isinstance(each, Mapping) else {"RegexString": each}
                for each in one.properties.get("RegularExpressionList") or []
            ]
        made = perform(SERVICE, f"create_{kind}", params)["Summary"]
        attributes = {"Arn": made["ARN"], "Id": made["Id"]}
        if kind in {"web_acl", "rule_group"}:
            shown = perform(SERVICE, f"get_{kind}", _key(made["Name"], made["Id"], one.need("Scope")))[summary]
            attributes |= {name: shown[name] for name in ("Capacity", "LabelNamespace") if name in shown}
        return Made(physical_id=f"{made['Name']}|{made['Id']}|{one.need('Scope')}", attributes=attributes)

    def delete(made: Made, perform: Perform) -> None:
        name, item_id, scope = made.physical_id.split("|")
        key = _key(name, item_id, scope)
        token = perform(SERVICE, f"get_{kind}", key)["LockToken"]
        perform(SERVICE, f"delete_{kind}", {**key, "LockToken": token})

    return Family(create=create, delete=delete)


def _key(name: str, item_id: str, scope: str) -> dict[str, Any]:
    return {"Name": name, "Id": item_id, "Scope": scope}


def _association(one: Declared, perform: Perform) -> Made:
    perform(SERVICE, "associate_web_acl", one.properties)
    resource, acl = one.need("ResourceArn"), one.need("WebACLArn")
    undo = ((SERVICE, "disassociate_web_acl", {"ResourceArn": resource}),)
    return Made(physical_id=f"{acl}|{resource}", undo=undo)


def _logging(one: Declared, perform: Perform) -> Made:
    perform(SERVICE, "put_logging_configuration", {"LoggingConfiguration": one.properties})
    resource = one.need("ResourceArn")
    return Made(physical_id=str(resource), undo=((SERVICE, "delete_logging_configuration", {"ResourceArn": resource}),))


FAMILIES: Final[Mapping[str, Family]] = {
    "AWS::WAFv2::IPSet": _item("ip_set", "IPSet"),
    "AWS::WAFv2::LoggingConfiguration": Family(create=_logging),
    "AWS::WAFv2::RegexPatternSet": _item("regex_pattern_set", "RegexPatternSet"),
    "AWS::WAFv2::RuleGroup": _item("rule_group", "RuleGroup"),
    "AWS::WAFv2::WebACL": _item("web_acl", "WebACL"),
    "AWS::WAFv2::WebACLAssociation": Family(create=_association),
}
"""Each type, and how it comes to be."""
