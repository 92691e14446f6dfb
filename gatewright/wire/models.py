"""
One AWS service as botocore's model describes it, loaded once and only when it is first asked for.

botocore is imported here, inside the function that needs it: a process that answers no control-plane call never
pays for it, and nothing else of botocore (no session, no client) is loaded.
"""

import gzip
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from json import JSONDecoder
from pathlib import Path
from typing import Any, Final

from gatewright.model.lazy_pattern import pattern
from gatewright.wire.shapes import OperationModel, ServiceModel
from gatewright.wire.uri import Routes, compile_routes

_NAME: Final = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_REST: Final = "rest-"
_HEAD: Final = 1 << 14
_METADATA: Final = pattern(r'\{\s*(?:"version"\s*:\s*"[^"]*"\s*,\s*)?"metadata"\s*:\s*')
"""What the metadata stand behind: they come first in a model, but for the version of its form."""


@dataclass(frozen=True, slots=True, eq=False)
class Service:
    """An AWS service."""

    name: str
    """The name that boto3 uses: `apigateway`."""

    model: ServiceModel
    """botocore's model of it."""

    routes: Routes
    """Its URI templates; empty where its protocols are not REST."""

    def operation(self, name: str) -> OperationModel | None:
        """Return the model of an operation, `None` when the service has no such operation."""
        return self.model.operation_model(name) if name in self.model.operation_names else None


@lru_cache(maxsize=64)
def service(name: str) -> Service:
    """Return the service that boto3 calls `name`; raise `LookupError` when there is none."""
    if not exists(name):
        raise LookupError(f"expected the name of a service that botocore knows; got `{name}`")
    from botocore.loaders import Loader  # noqa: PLC0415  # see the head of the file
    from botocore.model import ServiceModel as Model  # noqa: PLC0415  # see the head of the file

    # Only botocore's own data: a model that the user keeps in `~/.aws/models` would change what is served.
    loader = Loader(include_default_search_paths=False, extra_search_paths=[str(_data())])
    model = Model(loader.load_service_model(name, "service-2"), name)
    return Service(name, model, _routes(model))


@lru_cache(maxsize=512)
def outline(name: str) -> Service:
    """
    Return the service that boto3 calls `name` as far as the head of its model tells: its names and its protocols, and
    no operation. That is all it takes to refuse a call, and costs a hundredth of the model.
    """
    from botocore.model import ServiceModel as Model  # noqa: PLC0415  # see the head of the file

    metadata = _metadata(name)
    if metadata is None:
        return service(name)
    return Service(name, Model({"metadata": metadata, "operations": {}, "shapes": {}}, name), compile_routes(()))


def _metadata(name: str) -> dict[str, Any] | None:
    """Return the metadata of a service; `None` where they do not stand at the head of its model."""
    if not exists(name):
        raise LookupError(f"expected the name of a service that botocore knows; got `{name}`")
    files = sorted((_data() / name).glob("*/service-2.json.gz"))
    if not files:
        return None
    with gzip.open(files[-1]) as packed:
        head = packed.read(_HEAD).decode("utf-8", "replace")
    found = _METADATA.search(head)
    try:
        return None if found is None else dict(JSONDecoder().raw_decode(head, found.end())[0])
    except ValueError:
        return None


@lru_cache(maxsize=512)
def exists(name: str) -> bool:
    """Tell whether botocore has a model of a service called `name`, without loading it."""
    return _NAME.fullmatch(name) is not None and (_data() / name).is_dir()


def listed_protocols(model: ServiceModel) -> tuple[str, ...]:
    """Return the protocols that a model lists; older models name one."""
    return tuple(model.metadata.get("protocols") or (model.metadata["protocol"],))


@lru_cache(maxsize=8)
def regions_beside(region: str) -> tuple[tuple[str, str], ...]:
    """Return the regions of the partition that `region` is in, each with the domain of its endpoints."""
    from botocore.loaders import Loader  # noqa: PLC0415  # see the head of the file

    loader = Loader(include_default_search_paths=False, extra_search_paths=[str(_data())])
    partitions = loader.load_data("endpoints")["partitions"]
    found = next((one for one in partitions if re.fullmatch(one["regionRegex"], region)), partitions[0])
    return tuple((name, found["dnsSuffix"]) for name in found["regions"])


@lru_cache(maxsize=1)
def _data() -> Path:
    found = find_spec("botocore")
    if found is None or not found.submodule_search_locations:
        raise LookupError("expected the package `botocore` to be installed; it is not")
    return Path(found.submodule_search_locations[0]) / "data"


def _routes(model: ServiceModel) -> Routes:
    if not any(name.startswith(_REST) for name in listed_protocols(model)):
        return compile_routes(())
    operations = [model.operation_model(name) for name in model.operation_names]
    return compile_routes(
        ((one.name, one.http["method"], one.http["requestUri"]) for one in operations),
        {one.name: _required_in_query(one) for one in operations},
    )


def _required_in_query(operation: OperationModel) -> frozenset[str]:
    """Return the names, as in the query string, of the parameters there that an operation cannot do without."""
    shape = operation.input_shape
    if shape is None:
        return frozenset()
    members = (shape.members[name].serialization for name in shape.required_members)
    return frozenset(member["name"] for member in members if member.get("location") == "querystring")
