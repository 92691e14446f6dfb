"""
Code and definitions that stand beside a template, put into it.

`Code: ./src` and `CodeUri: build/` are zipped, as `aws cloudformation package` would; a definition that a template
includes (`DefinitionUri`, `BodyS3Location`, `AWS::Include`) is read. Places are seen from the template's folder.
While a template is translated, its packages stand in it as places in a bucket that does not exist.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from gatewright.sources.encoding import to_text
from gatewright.sources.errors import DocumentError, shown
from gatewright.sources.templates import includes
from gatewright.sources.templates.packages import zipped
from gatewright.sources.templates.tagged_yaml import values

BUCKET: Final = "gatewright-local"
"""The bucket that stands for this machine."""

_CODE: Final[Mapping[str, str]] = {
    "AWS::Lambda::Function": "Code",
    "AWS::Lambda::LayerVersion": "Content",
    "AWS::Serverless::Function": "CodeUri",
    "AWS::Serverless::LayerVersion": "ContentUri",
}
_BODY: Final[Mapping[str, tuple[str, str]]] = {
    "AWS::ApiGateway::RestApi": ("BodyS3Location", "Body"),
    "AWS::ApiGatewayV2::Api": ("BodyS3Location", "Body"),
    "AWS::Serverless::Api": ("DefinitionUri", "DefinitionBody"),
    "AWS::Serverless::HttpApi": ("DefinitionUri", "DefinitionBody"),
}


@dataclass(slots=True)
class LocalFiles:
    """The files that a template leads to: read, and remembered."""

    folder: Path
    pack: Callable[[Path], bytes] = zipped
    instead: Mapping[Path, str] = field(default_factory=dict)
    """Texts that are read in the place of files."""

    packages: dict[str, bytes] = field(default_factory=dict)
    """The packages, by their keys in the bucket that does not exist."""

    watched: list[Path] = field(default_factory=list)
    """The files and folders that were read."""

    depth: int = 0
    """How many templates the template stands in."""

    def put_in(self, root: Any) -> Any:
        """Return a template with its local definitions put in, and packages as places in the bucket."""
        included = includes.included(root, self._included)
        resources = included.get("Resources") if isinstance(included, Mapping) else None
        if not isinstance(resources, Mapping):
            return included
        found = {**included, "Resources": {name: self._resource(name, one) for name, one in resources.items()}}
        everywhere = included.get("Globals")
        function = everywhere.get("Function") if isinstance(everywhere, Mapping) else None
        if isinstance(everywhere, Mapping) and isinstance(function, Mapping) and "CodeUri" in function:
            packed = {**function, "CodeUri": self._packed(function["CodeUri"], uri=True)}
            found["Globals"] = {**everywhere, "Function": packed}
        return found

    def beside(self, location: str) -> "LocalFiles":
        """Return the files that a file beside the template leads to; what is watched is watched with these."""
        folder = (self.folder / location).resolve().parent
        return LocalFiles(folder, self.pack, self.instead, self.packages, self.watched, self.depth + 1)

    def with_packages(self, root: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return a CloudFormation template whose functions have their packages."""
        resources = root.get("Resources")
        if not isinstance(resources, Mapping):
            return root
        return {**root, "Resources": {name: self._with_package(one) for name, one in resources.items()}}

    def _with_package(self, one: Any) -> Any:
        properties = one.get("Properties") if isinstance(one, Mapping) else None
        if not isinstance(properties, Mapping) or one.get("Type") != "AWS::Lambda::Function":
            return one
        code = properties.get("Code")
        if not isinstance(code, Mapping) or code.get("S3Bucket") != BUCKET:
            return one
        package = self.packages.get(str(code.get("S3Key")))
        return one if package is None else {**one, "Properties": {**properties, "Code": {"ZipFile": package}}}

    def _included(self, location: str) -> Any:
        if "://" in location:
            raise DocumentError("`AWS::Include` takes a file beside the template here, not a place in S3")
        return self.read(location)

    def _resource(self, name: str, one: Any) -> Any:
        properties = one.get("Properties") if isinstance(one, Mapping) else None
        kind = one.get("Type") if isinstance(one, Mapping) else None
        if not isinstance(properties, Mapping) or not isinstance(kind, str):
            return one
        try:
            return {**one, "Properties": self._properties(kind, properties)}
        except DocumentError as error:
            raise DocumentError(f"Resources.{name}.Properties: {error}") from error

    def _properties(self, kind: str, properties: Mapping[str, Any]) -> Mapping[str, Any]:
        location, body = _BODY.get(kind, ("", ""))
        if is_local(properties.get(location)):
            rest = {name: one for name, one in properties.items() if name != location}
            return {**rest, body: self.read(properties[location])}
        code = _CODE.get(kind)
        if code is not None and code in properties:
            return {**properties, code: self._packed(properties[code], uri="Serverless" in kind)}
        return properties

    def _packed(self, code: Any, *, uri: bool) -> Any:
        if not is_local(code):
            return code
        place = self._place(code)
        package = self.pack(place)
        key = f"{hashlib.sha256(package).hexdigest()}/{place.name}"
        self.packages[key] = package
        return f"s3://{BUCKET}/{key}" if uri else {"S3Bucket": BUCKET, "S3Key": key}

    def read(self, location: str) -> Any:
        """Return what a file holds, or raise `DocumentError`."""
        place = self._place(location)
        if not place.is_file():
            raise DocumentError(f"`{location}` is no file")
        try:
            text = self.instead.get(place)
            return values(to_text(place.read_bytes()) if text is None else text)
        except OSError as error:
            raise DocumentError(f"`{location}` cannot be read: {error.strerror}") from error
        except DocumentError as error:
            raise DocumentError(f"{location}: {error}") from error

    def _place(self, location: str) -> Path:
        try:
            place = (self.folder / location).resolve(strict=True)
        except (OSError, ValueError):
            # No such file, a name that is too long, or one that no file can have.
            raise DocumentError(f"there is no {shown(location)} beside the template") from None
        self.watched.append(place)
        return place


def is_local(written: Any) -> bool:
    """Return whether a template names a file or a folder, and not a place elsewhere."""
    return isinstance(written, str) and "://" not in written and bool(written)
