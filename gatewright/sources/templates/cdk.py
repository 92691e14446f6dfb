"""
A folder `cdk.out`: the stacks that `cdk synth` wrote, in the order in which they need one another.

https://docs.aws.amazon.com/cdk/v2/guide/configure-synth.html. The manifest names the templates, their accounts and
regions; a manifest of assets leads from a function to its code.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from gatewright.aws.cloudformation.families.nested_stacks import TEXT
from gatewright.aws.cloudformation.families.nested_stacks import TYPE as NESTED
from gatewright.model.lazy_pattern import pattern
from gatewright.sources.encoding import to_text
from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.recognised import CDK_MANIFEST
from gatewright.sources.templates.tagged_yaml import values

_PLACE: Final = pattern(r"aws://(\d{12}|[^/]*)/([a-z0-9-]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class CdkStack:
    """One stack of an application."""

    name: str
    template: Path
    account_id: str | None
    """`None` where it is that of whoever deploys."""

    region: str | None
    assets: Mapping[str, Path]
    """The files and folders of its assets, by their keys in the bucket."""


def stacks(folder: Path) -> tuple[CdkStack, ...]:
    """Return the stacks of an application, each after those that it depends on; raises `DocumentError`."""
    artifacts = _object(folder / CDK_MANIFEST).get("artifacts")
    if not isinstance(artifacts, Mapping):
        raise DocumentError(f"{folder / CDK_MANIFEST}: expected an object `artifacts`")
    found: dict[str, CdkStack] = {}
    for name in artifacts:
        for stack in _with_needs(name, artifacts, folder, ()):
            found.setdefault(stack.name, stack)
    if not found:
        raise DocumentError(f"{folder}: the application has no stack")
    return tuple(found.values())


def _with_needs(name: str, artifacts: Mapping[str, Any], folder: Path, path: tuple[str, ...]) -> Iterator[CdkStack]:
    one = artifacts.get(name)
    if not isinstance(one, Mapping) or name in path:
        return
    for other in one.get("dependencies") or ():
        yield from _with_needs(str(other), artifacts, folder, (*path, name))
    properties = one.get("properties") or {}
    if one.get("type") == "cdk:cloud-assembly" and isinstance(properties.get("directoryName"), str):
        yield from stacks(folder / properties["directoryName"])
    if one.get("type") == "aws:cloudformation:stack" and isinstance(properties.get("templateFile"), str):
        yield _stack(name, one, properties, folder)


def _stack(name: str, one: Mapping[str, Any], properties: Mapping[str, Any], folder: Path) -> CdkStack:
    place = _PLACE.fullmatch(str(one.get("environment", "")))
    account, region = (place[1], place[2]) if place is not None else ("", "")
    return CdkStack(
        name=str(properties.get("stackName") or name),
        template=folder / properties["templateFile"],
        account_id=account if account.isdigit() else None,
        region=None if region in {"", "unknown-region"} else region,
        assets=dict(_assets(folder, properties["templateFile"])),
    )


def _assets(folder: Path, template: str) -> Iterator[tuple[str, Path]]:
    place = folder / template.replace(".template.json", ".assets.json")
    if not place.is_file():
        return
    for asset in (_object(place).get("files") or {}).values():
        source = asset.get("source", {}).get("path")
        for destination in asset.get("destinations", {}).values():
            if isinstance(source, str):
                yield str(destination.get("objectKey")), (folder / source).resolve()


def _object(place: Path) -> Mapping[str, Any]:
    try:
        found = values(to_text(place.read_bytes()))
    except OSError as error:
        raise DocumentError(f"{place}: cannot be read: {error.strerror}") from error
    except DocumentError as error:
        raise DocumentError(f"{place}: {error}") from error
    if not isinstance(found, Mapping):
        raise DocumentError(f"{place}: expected an object")
    return found


def with_assets(root: Mapping[str, Any], assets: Mapping[str, Path]) -> Mapping[str, Any]:
    """
    Return a template whose functions name the folders of their code, as a template written by hand would.

    A nested stack has its template, which the metadata that CDK writes names by the file, in the place of its URL.
    """
    resources = root.get("Resources")
    if not isinstance(resources, Mapping):
        return root
    return {**root, "Resources": {name: _with_asset(one, assets) for name, one in resources.items()}}


def _with_asset(one: Any, assets: Mapping[str, Path]) -> Any:
    properties = one.get("Properties") if isinstance(one, Mapping) else None
    if not isinstance(properties, Mapping):
        return one
    if one.get("Type") == NESTED:
        return _with_template(one, properties, assets)
    if one.get("Type") != "AWS::Lambda::Function":
        return one
    code = properties.get("Code")
    key = code.get("S3Key") if isinstance(code, Mapping) else None
    place = assets.get(key) if isinstance(key, str) else None
    if place is None:
        return one
    return {**one, "Properties": {**properties, "Code": str(place)}}


def _with_template(one: Any, properties: Mapping[str, Any], assets: Mapping[str, Path]) -> Any:
    named = (one.get("Metadata") or {}).get("aws:asset:path")
    place = next((each for each in assets.values() if each.name == named), None)
    if place is None:
        return one
    rest = {name: value for name, value in properties.items() if name != "TemplateURL"}
    return {**one, "Properties": {**rest, TEXT: with_assets(_object(place), assets)}}
