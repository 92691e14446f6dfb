"""
Code and definitions that stand beside a template, put into it.

`Code: ./src` and `CodeUri: build/` are zipped, as `aws cloudformation package` would; a definition that a template
includes (`DefinitionUri`, `BodyS3Location`, `AWS::Include`) is read. Only files below the folder of the template, or
below one that the template's own tool wrote, are taken: a template says nothing about the rest of the machine.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from gatewright.sources.encoding import to_text
from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.tagged_yaml import values

_WHEN_ZIPPED: Final = (1980, 1, 1, 0, 0, 0)
_LARGEST: Final = 262_144_000
"""Bytes of the files of a package (documented: Lambda quotas, 250 MB unzipped)."""

_NOT_CODE: Final = frozenset({".git", ".aws-sam", "__pycache__", ".venv", "node_modules/.cache"})
_CODE: Final[Mapping[str, str]] = {"AWS::Lambda::Function": "Code", "AWS::Serverless::Function": "CodeUri"}
_BODY: Final[Mapping[str, tuple[str, str]]] = {
    "AWS::ApiGateway::RestApi": ("BodyS3Location", "Body"),
    "AWS::ApiGatewayV2::Api": ("BodyS3Location", "Body"),
    "AWS::Serverless::Api": ("DefinitionUri", "DefinitionBody"),
    "AWS::Serverless::HttpApi": ("DefinitionUri", "DefinitionBody"),
}


def with_local_files(root: Any, folder: Path) -> Any:
    """Return a template with its local definitions and packages put in; packages stand as bytes."""
    included = _included(root, folder)
    resources = included.get("Resources") if isinstance(included, Mapping) else None
    if not isinstance(resources, Mapping):
        return included
    put = {name: _resource(name, one, folder) for name, one in resources.items()}
    return {**included, "Resources": put}


def _included(node: Any, folder: Path) -> Any:
    """Replace every `AWS::Include` of a local file by what the file holds."""
    if isinstance(node, list):
        return [_included(one, folder) for one in node]
    if not isinstance(node, Mapping):
        return node
    transform = node.get("Fn::Transform")
    if isinstance(transform, Mapping) and transform.get("Name") == "AWS::Include":
        location = (transform.get("Parameters") or {}).get("Location")
        if not isinstance(location, str) or "://" in location:
            raise DocumentError("`AWS::Include` takes a file beside the template here, not a place in S3")
        read = _read(folder, location)
        rest = {name: one for name, one in node.items() if name != "Fn::Transform"}
        return _included({**read, **rest} if isinstance(read, Mapping) else read, folder)
    return {name: _included(one, folder) for name, one in node.items()}


def _resource(name: str, one: Any, folder: Path) -> Any:
    properties = one.get("Properties") if isinstance(one, Mapping) else None
    kind = one.get("Type") if isinstance(one, Mapping) else None
    if not isinstance(properties, Mapping) or not isinstance(kind, str):
        return one
    try:
        return {**one, "Properties": _properties(kind, properties, folder)}
    except DocumentError as error:
        raise DocumentError(f"Resources.{name}.Properties: {error}") from error


def _properties(kind: str, properties: Mapping[str, Any], folder: Path) -> Mapping[str, Any]:
    location, body = _BODY.get(kind, ("", ""))
    if isinstance(properties.get(location), str) and "://" not in properties[location]:
        rest = {name: one for name, one in properties.items() if name != location}
        return {**rest, body: _read(folder, properties[location])}
    code = _CODE.get(kind, "")
    if isinstance(properties.get(code), str) and "://" not in properties[code]:
        return {**properties, code: {"ZipFile": zipped(_below(folder, properties[code]))}}
    return properties


def _read(folder: Path, location: str) -> Any:
    place = _below(folder, location)
    try:
        return values(to_text(place.read_bytes()))
    except OSError as error:
        raise DocumentError(f"`{location}` cannot be read: {error.strerror}") from error
    except DocumentError as error:
        raise DocumentError(f"{location}: {error}") from error


def _below(folder: Path, location: str) -> Path:
    place = (folder / location).resolve()
    if not place.is_relative_to(folder.resolve()):
        raise DocumentError(f"`{location}` is outside of the template's folder")
    if not place.exists():
        raise DocumentError(f"there is no `{location}` beside the template")
    return place


def zipped(place: Path) -> bytes:
    """Return a package of a folder, or the ZIP file that stands there; a single file of code becomes a package."""
    try:
        if place.is_file() and zipfile.is_zipfile(place):
            return place.read_bytes()
        packed, size = io.BytesIO(), 0
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in _files(place):
                size += path.stat().st_size
                if size > _LARGEST:
                    raise DocumentError(f"`{place.name}` holds more than {_LARGEST} bytes")
                name = path.relative_to(place).as_posix() if place.is_dir() else path.name
                entry = zipfile.ZipInfo(name, _WHEN_ZIPPED)
                entry.external_attr = (path.stat().st_mode & 0o777) << 16
                archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)
        return packed.getvalue()
    except OSError as error:
        raise DocumentError(f"`{place.name}` cannot be read: {error.strerror}") from error


def _files(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
        return
    for path in sorted(place.rglob("*")):
        if path.is_file() and not _NOT_CODE & set(path.relative_to(place).parts):
            yield path
