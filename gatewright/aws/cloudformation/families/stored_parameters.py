"""
Parameters of Parameter Store.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-parameter.html
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.cloudformation.family import Declared, Family, Made, Perform

SERVICE: Final = "ssm"


def _parameter(one: Declared, perform: Perform) -> Made:
    name = one.name("Name")
    tags = [{"Key": key, "Value": value} for key, value in (one.properties.get("Tags") or {}).items()]
    perform(SERVICE, "put_parameter", {**_params(one), "Name": name, **({"Tags": tags} if tags else {})})
    return _made(one, name)


def _changed(one: Declared, before: Made, perform: Perform) -> Made:
    """Write the next version; another name is another parameter."""
    name = one.name("Name")
    if name != before.physical_id:
        return _parameter(one, perform)
    perform(SERVICE, "put_parameter", {**_params(one), "Name": name, "Overwrite": True})
    return _made(one, name)


def _params(one: Declared) -> dict[str, Any]:
    return {name: value for name, value in one.properties.items() if name not in ("Name", "Tags")}


def _made(one: Declared, name: str) -> Made:
    return Made(
        physical_id=name,
        attributes={"Type": one.need("Type"), "Value": one.need("Value")},
        undo=((SERVICE, "delete_parameter", {"Name": name}),),
    )


FAMILIES: Final[Mapping[str, Family]] = {"AWS::SSM::Parameter": Family(create=_parameter, update=_changed)}
"""Each type, and how it comes to be."""
