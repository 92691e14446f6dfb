"""
A template as it is written: its sections, checked for their shape and not yet evaluated.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from gatewright.aws.cloudformation.errors import TemplateError

SECTIONS: Final = frozenset(
    {
        "AWSTemplateFormatVersion",
        "Description",
        "Metadata",
        "Parameters",
        "Rules",
        "Mappings",
        "Conditions",
        "Transform",
        "Globals",
        "Hooks",
        "Resources",
        "Outputs",
    }
)
"""The sections that a template may have; `Globals` is SAM's."""

ATTRIBUTES: Final = frozenset(
    {
        "Type",
        "Properties",
        "Condition",
        "DependsOn",
        "DeletionPolicy",
        "UpdateReplacePolicy",
        "UpdatePolicy",
        "CreationPolicy",
        "Metadata",
        "Connectors",
        "IgnoreGlobals",
        "Description",
        "Version",
    }
)
"""What may stand in a resource."""

MOST_RESOURCES: Final = 500
"""Documented: CloudFormation quotas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One resource as it is written."""

    type: str
    """`AWS::ApiGateway::RestApi`."""

    properties: Mapping[str, Any]
    """Its properties, with the intrinsic functions in them."""

    condition: str | None = None
    """The condition without which it does not exist."""

    depends_on: tuple[str, ...] = ()
    """The resources that it waits for besides those that it names."""

    retained: bool = False
    """Whether it stays when the template no longer declares it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A template."""

    parameters: Mapping[str, Mapping[str, Any]]
    mappings: Mapping[str, Any]
    conditions: Mapping[str, Any]
    resources: Mapping[str, Resource]
    outputs: Mapping[str, Mapping[str, Any]]


def template(root: Mapping[str, Any], most_resources: int = MOST_RESOURCES) -> Template:
    """Return the template that a document holds, or raise `TemplateError`."""
    for name in root:
        if name not in SECTIONS:
            said = f"Invalid template property or properties [{name}]"
            raise TemplateError(f"no section of a template is called `{name}`", aws=said)
    resources = _section(root, "Resources")
    if not resources:
        said = "Template format error: At least one Resources member must be defined."
        raise TemplateError("expected at least one resource", at="Resources", aws=said)
    if len(resources) > most_resources:
        raise TemplateError(f"expected at most {most_resources} resources, got {len(resources)}", at="Resources")
    return Template(
        parameters=_objects(root, "Parameters"),
        mappings=_section(root, "Mappings"),
        conditions=_section(root, "Conditions"),
        resources={name: _resource(name, value) for name, value in resources.items()},
        outputs=_objects(root, "Outputs"),
    )


def _section(root: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = root.get(name)
    if found is None:
        return {}
    if not isinstance(found, Mapping):
        raise TemplateError("expected an object", at=name)
    return found


def _objects(root: Mapping[str, Any], name: str) -> Mapping[str, Mapping[str, Any]]:
    section = _section(root, name)
    for key, value in section.items():
        if not isinstance(value, Mapping):
            raise TemplateError("expected an object", at=f"{name}.{key}")
    return section


def _resource(name: str, value: Any) -> Resource:
    at = f"Resources.{name}"
    if not isinstance(value, Mapping):
        raise TemplateError("expected an object with a `Type`", at=at)
    for attribute in value:
        if attribute not in ATTRIBUTES:
            said = f"Invalid template resource property '{attribute}'"
            raise TemplateError(f"no attribute of a resource is called `{attribute}`", at=at, aws=said)
    kind, properties, condition = value.get("Type"), value.get("Properties"), value.get("Condition")
    if not isinstance(kind, str):
        said = f"Template format error: [/Resources/{name}] Every Resources object must contain a Type member."
        raise TemplateError("expected a `Type` such as AWS::ApiGateway::RestApi", at=at, aws=said)
    if properties is not None and not isinstance(properties, Mapping):
        raise TemplateError("expected an object", at=f"{at}.Properties")
    if condition is not None and not isinstance(condition, str):
        raise TemplateError("expected the name of a condition", at=f"{at}.Condition")
    return Resource(
        type=kind,
        properties=properties or {},
        condition=condition,
        depends_on=_names(value.get("DependsOn"), f"{at}.DependsOn"),
        retained=value.get("DeletionPolicy") in ("Retain", "RetainExceptOnCreate"),
    )


def _names(value: Any, at: str) -> tuple[str, ...]:
    names = [] if value is None else [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(one, str) for one in names):
        raise TemplateError("expected the name of a resource, or a list of them", at=at)
    return tuple(names)
