"""
The JSON of `terraform show -json`: the resources of a state, or those that a plan would leave.

https://developer.hashicorp.com/terraform/internals/json-format. A value that is known only after the plan is applied is
missing; the configuration beside it says what it refers to.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from gatewright.aws.cloudformation.errors import TemplateError

MOST_RESOURCES: Final = 5_000
_DEEPEST: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One resource."""

    address: str
    """Where it stands: `module.api.aws_api_gateway_rest_api.shop["a"]`."""

    module: str
    """The module that it stands in, without instances: `module.api`; empty for the root."""

    type: str
    name: str
    index: Any = None
    """Which one of several it is; `None` where there is one."""

    values: Mapping[str, Any]
    """Its attributes, those that are known."""

    expressions: Mapping[str, Any] = field(default_factory=dict)
    """What the configuration says of them, for a plan."""

    depends_on: tuple[str, ...] = ()
    """Addresses, without instances, of what it was made after."""

    @property
    def place(self) -> str:
        """The instance of the module that it stands in: `module.api["eu"]`; empty for the root."""
        return self.address.rpartition(f"{self.type}.{self.name}")[0].rstrip(".")


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """A state or a plan."""

    resources: tuple[Shown, ...]
    configuration: Mapping[str, Any]
    """The root module of the configuration; empty for a state."""

    region: str | None
    """The region of the provider, where the configuration tells it."""


def show(root: Mapping[str, Any]) -> Show:
    """Return what a document tells; raises `TemplateError`."""
    state = root.get("planned_values") if "planned_values" in root else root.get("values")
    module = state.get("root_module") if isinstance(state, Mapping) else None
    if not isinstance(module, Mapping):
        raise TemplateError("expected the JSON of `terraform show -json`, with resources in it")
    configuration = _object(_object(root.get("configuration")).get("root_module"))
    found = tuple(_resources(module, configuration, "", 0))
    if not found:
        raise TemplateError("no resource is managed here")
    if len(found) > MOST_RESOURCES:
        raise TemplateError(f"expected at most {MOST_RESOURCES} resources, got {len(found)}")
    return Show(resources=found, configuration=configuration, region=_region(root))


def _resources(module: Mapping[str, Any], configuration: Mapping[str, Any], path: str, depth: int) -> Iterator[Shown]:
    if depth > _DEEPEST:
        raise TemplateError("modules are nested too deeply")
    written = {
        (str(one.get("type")), str(one.get("name"))): one
        for one in _objects(configuration.get("resources"))
        if one.get("mode", "managed") == "managed"
    }
    for one in _objects(module.get("resources")):
        if one.get("mode", "managed") != "managed":
            continue
        kind, name = str(one.get("type")), str(one.get("name"))
        yield Shown(
            address=str(one.get("address")),
            module=path,
            type=kind,
            name=name,
            index=one.get("index"),
            values=_object(one.get("values")),
            expressions=_object(written.get((kind, name), {}).get("expressions")),
            depends_on=_names(one) + _names(written.get((kind, name), {})),
        )
    calls = _object(configuration.get("module_calls"))
    for child in _objects(module.get("child_modules")):
        called = str(child.get("address", "")).rpartition("module.")[2].partition("[")[0]
        below = _object(_object(calls.get(called)).get("module"))
        yield from _resources(child, below, f"{path}.module.{called}".lstrip("."), depth + 1)


def _region(root: Mapping[str, Any]) -> str | None:
    providers = _object(_object(root.get("configuration")).get("provider_config"))
    for one in _objects(list(providers.values())):
        region = _object(_object(one.get("expressions")).get("region")).get("constant_value")
        if one.get("name") == "aws" and "alias" not in one and isinstance(region, str):
            return region
    return None


def _names(one: Mapping[str, Any]) -> tuple[str, ...]:
    names = one.get("depends_on")
    return tuple(str(name) for name in names) if isinstance(names, list) else ()


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _objects(value: Any) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []
