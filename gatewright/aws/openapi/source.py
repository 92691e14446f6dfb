"""
The text of an OpenAPI definition, as values: JSON or YAML, OpenAPI 2 ("Swagger") or 3.

https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api.html. YAML is read as JSON would be:
dates stay texts, keys become texts. A definition comes from whoever may create APIs; what is made to explode (aliases
of aliases) or to nest without end is refused.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from gatewright.aws.bounded_yaml import TooMuchError, check, loader, plain
from gatewright.aws.openapi.errors import OpenApiError

LARGEST: Final = 6 * 1024 * 1024
"""Bytes of a definition (documented: ImportRestApi)."""

MOST_NODES: Final = 500_000
"""Values in a definition, aliases counted as often as they stand."""

DEEPEST: Final = 100
LONGEST_CHAIN: Final = 20
"""References that may lead from one to the next."""


@dataclass(frozen=True, slots=True)
class Source:
    """A definition, not yet understood."""

    root: Mapping[str, Any]
    """All of it."""

    version: Literal[2, 3]
    """Which OpenAPI it is."""

    def at(self, *names: str) -> Mapping[str, Any]:
        """Return the object below these names; an empty one where there is none."""
        found: Any = self.root
        for name in names:
            found = found.get(name) if isinstance(found, Mapping) else None
        return found if isinstance(found, Mapping) else {}

    def resolved(self, node: Any) -> Mapping[str, Any]:
        """Return an object, or what it refers to by a `$ref` into this definition; empty where that leads nowhere."""
        for _ in range(LONGEST_CHAIN):
            if not isinstance(node, Mapping):
                return {}
            reference = node.get("$ref")
            if not isinstance(reference, str):
                return node
            if not reference.startswith("#/"):
                return {}
            node = self.at(*_names(reference))
        return {}

    def holds(self, reference: str) -> bool:
        """Return whether a `$ref` into this definition leads to something."""
        found: Any = self.root
        for name in _names(reference):
            if not isinstance(found, Mapping) or name not in found:
                return False
            found = found[name]
        return True


def _names(reference: str) -> list[str]:
    return [part.replace("~1", "/").replace("~0", "~") for part in reference[2:].split("/")]


def read(body: bytes) -> Source:
    """Return the definition that a body holds, or raise `OpenApiError`."""
    if len(body) > LARGEST:
        raise OpenApiError(f"the definition is larger than {LARGEST} bytes")
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise OpenApiError("the definition is not UTF-8") from None
    root = _plain(_values(text))
    if not isinstance(root, Mapping):
        raise OpenApiError("expected an object")
    if str(root.get("swagger", "")).startswith("2."):
        return Source(root, 2)
    if str(root.get("openapi", "")).startswith("3."):
        return Source(root, 3)
    raise OpenApiError("expected `swagger: 2.0` or `openapi: 3.0.x`")


def _values(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    import yaml  # noqa: PLC0415  # heavy, and wanted only where no JSON came

    base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        check(text, base, most=MOST_NODES, deepest=DEEPEST)
        return yaml.load(text, loader(base, MOST_NODES))  # noqa: S506  # a SafeLoader
    except yaml.YAMLError as error:
        raise OpenApiError(f"neither JSON nor YAML: {' '.join(str(error).split())}") from None
    except TooMuchError:
        raise OpenApiError("the definition is too large or too deep") from None
    except (RecursionError, ValueError):
        raise OpenApiError("the definition cannot be read") from None


def _plain(value: Any) -> Any:
    try:
        return plain(value, most=MOST_NODES, deepest=DEEPEST)
    except TooMuchError:
        raise OpenApiError("the definition is too large or too deep") from None
