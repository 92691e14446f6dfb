"""
`AWS::Include`: what another file holds, in the place that names it.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html. Beside a template
that is served the place is a file; SAM and the AWS CLI put it into S3 when they deploy. What is included includes
nothing.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from gatewright.sources.errors import DocumentError

NAME: Final = "AWS::Include"
_FUNCTION: Final = "Fn::Transform"
_SECTION: Final = "Transform"


def included(root: Any, read: Callable[[str], Any], values: Mapping[str, str] | None = None) -> Any:
    """Return a template with what it includes; `values` are those of its parameters, which may name the place."""
    given = {**_defaults(root), **(values or {})}
    if not isinstance(root, Mapping):
        return root
    here, others = _section(root)
    found: dict[str, Any] = {name: _put_in(one, read, given) for name, one in root.items() if name != _SECTION}
    if others:
        found[_SECTION] = others
    for one in here:
        more = read(_location(one, given))
        found = {**(more if isinstance(more, Mapping) else {}), **found}
    return found


def _section(root: Mapping[str, Any]) -> tuple[list[Mapping[str, Any]], Any]:
    """Return what the whole template includes, and its other transforms."""
    named = root.get(_SECTION)
    listed = named if isinstance(named, list) else [] if named is None else [named]
    here = [one for one in listed if isinstance(one, Mapping) and one.get("Name") == NAME]
    others = [one for one in listed if one not in here]
    return here, named if not here else others


def _put_in(node: Any, read: Callable[[str], Any], values: Mapping[str, str]) -> Any:
    if isinstance(node, list):
        return [_put_in(one, read, values) for one in node]
    if not isinstance(node, Mapping):
        return node
    transform = node.get(_FUNCTION)
    if isinstance(transform, Mapping) and transform.get("Name") == NAME:
        found = read(_location(transform, values))
        rest = {name: _put_in(one, read, values) for name, one in node.items() if name != _FUNCTION}
        return {**found, **rest} if isinstance(found, Mapping) else found
    return {name: _put_in(one, read, values) for name, one in node.items()}


def _location(transform: Mapping[str, Any], values: Mapping[str, str]) -> str:
    location = (transform.get("Parameters") or {}).get("Location")
    if isinstance(location, Mapping) and location.get("Ref") in values:
        location = values[location["Ref"]]
    if not isinstance(location, str):
        raise DocumentError(f"`{NAME}` takes a place, or a parameter that holds one, as its `Location`")
    return location


def _defaults(root: Any) -> dict[str, str]:
    declared = root.get("Parameters") if isinstance(root, Mapping) else None
    listed = declared.items() if isinstance(declared, Mapping) else ()
    return {name: str(one["Default"]) for name, one in listed if isinstance(one, Mapping) and "Default" in one}
