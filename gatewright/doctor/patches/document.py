"""The document that a configuration was read from, as whoever wants to mend it sees it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import Any, Literal, TypeAlias

from gatewright.model.call import Call
from gatewright.model.unknown import Unknown
from gatewright.sources.edits.edit import Edit
from gatewright.sources.edits.nodes import Path as Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One file of a document."""

    file: Path
    kind: Literal["openapi", "template", "terraform"]
    root: Any
    """What it holds, as JSON has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """One resource that the document declares, once SAM and Terraform are put into CloudFormation's words."""

    name: str
    """Its logical id; its address in Terraform."""

    type: str
    physical_id: str
    arn: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document, and the call that was refused under it."""

    sheets: tuple[Sheet, ...]
    """Its files: the one that was named first, then those that it leads to."""

    declared: tuple[Declared, ...]
    call: Call
    values: Mapping[str, str]
    """What the refusal and its remedy say: ids, the scope that would do."""

    @property
    def main(self) -> Sheet:
        """The file that was named."""
        return self.sheets[0]

    @property
    def resources(self) -> Mapping[str, Any]:
        """The resources as they are written, by logical id; none but in a template."""
        return _object(_object(self.main.root).get("Resources")) if self.main.kind == "template" else {}

    def named(self, physical_id: str, *types: str) -> Iterator[str]:
        """Yield the names of the resources with an id, or an ARN."""
        for one in self.declared:
            if one.type in types and physical_id in (one.physical_id, one.arn):
                yield one.name

    @property
    def api(self) -> str | None:
        """The logical id of the API that was called."""
        if isinstance(self.call.api, Unknown):
            return None
        return next(self.named(self.call.api.id, "AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api"), None)

    def properties(self, name: str) -> tuple[Place, Mapping[str, Any]] | None:
        """Return where the properties of a resource stand, and what they say; attributes in Terraform."""
        if self.main.kind == "terraform":
            return _in_terraform(self.main.root, name)
        one = self.resources.get(name)
        return None if one is None else (("Resources", name, "Properties"), _object(_object(one).get("Properties")))

    def unused(self, name: str) -> str:
        """Return a logical id that no resource has, with only what such ids are made of."""
        plain = "".join(letter for letter in name if letter.isascii() and letter.isalnum())
        names = chain((plain,), (f"{plain}{number}" for number in count(2)))
        return next(one for one in names if one not in self.resources)

    def stage(self, name: str) -> Any:
        """Return how a template names a stage: by its resource where it has one, so that it is made first."""
        known = [one for one in self.named(name, "AWS::ApiGateway::Stage") if one in self.resources]
        return {"Ref": known[0]} if len(known) == 1 else name

    def bodies(self) -> Iterator[tuple[Sheet, Place, Mapping[str, Any]]]:
        """Yield the OpenAPI definitions of the API that was called: where each begins."""
        if self.main.kind == "openapi":
            yield self.main, (), self.main.root
        found = self.properties(self.api) if self.api is not None and self.main.kind == "template" else None
        for name in ("Body", "DefinitionBody"):
            if found is not None and "paths" in _object(found[1].get(name)):
                yield self.main, (*found[0], name), found[1][name]
        yield from ((sheet, (), sheet.root) for sheet in self.sheets[1:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Edits of one file that may let the call through."""

    sheet: Sheet
    edits: tuple[Edit, ...]
    control: Literal["method", "caller"] = "method"
    """Which calls must stay refused: those to other methods, or those of other callers."""

    deployed: bool = True
    """Whether it takes a deployment before it works: changes of the API itself do."""

    text: str | None = None
    """What it does, marked with `N_`, where it is a smaller change than the fix that it stands for."""

    value: str = ""
    """What stands for `{value}` there."""


Writer: TypeAlias = Callable[[Document], Iterator[Change]]
"""Yields changes that may do what a remedy does, the smallest first; each has yet to be proven."""


def _in_terraform(root: Any, address: str) -> tuple[Place, Mapping[str, Any]] | None:
    top = "planned_values" if "planned_values" in root else "values"
    return _below(_object(root.get(top)).get("root_module"), (top, "root_module"), address)


def _below(module: Any, at: Place, address: str) -> tuple[Place, Mapping[str, Any]] | None:
    for index, one in enumerate(_list(_object(module).get("resources"))):
        if _object(one).get("address") == address:
            return (*at, "resources", index, "values"), _object(one.get("values"))
    for index, child in enumerate(_list(_object(module).get("child_modules"))):
        found = _below(child, (*at, "child_modules", index), address)
        if found is not None:
            return found
    return None


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
