"""
Templates within a template that is served: read, and put into it as the text that a nested stack is made of.

`TemplateURL: ./auth.yaml` names a file beside the template, as does `Location` of an `AWS::Serverless::Application`,
which SAM's translator makes a nested stack of; of a `cdk.out` the inner template stands there already. The packages of
its functions stand in the text as Base64.
"""

import base64
import json
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from gatewright.aws.cloudformation.families.functions import PACKED
from gatewright.aws.cloudformation.families.nested_stacks import FILE, TEXT
from gatewright.aws.cloudformation.families.nested_stacks import TYPE as NESTED
from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.local_code import LocalFiles, is_local

Plain: TypeAlias = Callable[[Mapping[str, Any], LocalFiles], Mapping[str, Any]]
"""Makes a document a template of CloudFormation, with what it leads to beside it."""

DEEPEST: Final = 20
"""Templates in one another; one that leads to itself has no end."""

_URL: Final = "TemplateURL"


def put_in(root: Mapping[str, Any], files: LocalFiles, plain: Plain) -> Mapping[str, Any]:
    """Return a template whose nested stacks have the text of their templates; raises `DocumentError`."""
    resources = root.get("Resources")
    if not isinstance(resources, Mapping):
        return root
    return {**root, "Resources": {name: _resource(name, one, files, plain) for name, one in resources.items()}}


def _resource(name: str, one: Any, files: LocalFiles, plain: Plain) -> Any:
    properties = one.get("Properties") if isinstance(one, Mapping) else None
    if not isinstance(properties, Mapping) or one.get("Type") != NESTED:
        return one
    location = properties.get(_URL)
    try:
        if isinstance(location, str) and is_local(location):
            inner, beside = files.read(location), files.beside(location)
            properties = {**properties, FILE: str((files.folder / location).resolve())}
            if beside.depth > DEEPEST:
                raise DocumentError(f"expected at most {DEEPEST} templates in one another")
        elif isinstance(properties.get(TEXT), Mapping):
            inner, beside = properties[TEXT], files
        else:
            return one
        if not isinstance(inner, Mapping):
            raise DocumentError("expected a template")
        text = json.dumps(_told(plain(inner, beside)), default=str)
    except DocumentError as error:
        raise DocumentError(f"Resources.{name}: {error}") from error
    rest = {member: value for member, value in properties.items() if member != _URL}
    return {**one, "Properties": {**rest, TEXT: text}}


def _told(node: Any) -> Any:
    """Return a template without bytes: the package of a function as Base64."""
    if isinstance(node, list):
        return [_told(one) for one in node]
    if not isinstance(node, Mapping):
        return node
    if isinstance(node.get("ZipFile"), bytes):
        return {PACKED: base64.b64encode(node["ZipFile"]).decode()}
    return {name: _told(one) for name, one in node.items()}
