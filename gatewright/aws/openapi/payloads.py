"""
The models of a definition, and those that its payloads name.

A schema that stands where it is used gets a model of its own; AWS gives it a name such as `MODEL1a2b3c` (seen in
exports of imported APIs). References to models are left as the definition spells them: only whoever creates the models
knows the id of the API that the canonical form needs.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.openapi.definition import Params
from gatewright.aws.openapi.source import Source

JSON: Final = "application/json"
PLACES: Final = ("#/definitions/", "#/components/schemas/")

_STRUCTURED: Final = frozenset({"object", "array"})
_KINDS: Final = {
    "string": "StringSchema",
    "integer": "IntegerSchema",
    "number": "NumberSchema",
    "boolean": "BooleanSchema",
}


class Payloads:
    """Finds the model of each payload, and collects all of them."""

    def __init__(self, source: Source, warnings: list[str]) -> None:
        self._warnings = warnings
        place = ("definitions",) if source.version == 2 else ("components", "schemas")
        self._models: dict[str, Params] = {
            name: {"name": name, "contentType": JSON, **_description(schema), "schema": schema}
            for name, schema in source.at(*place).items()
        }

    @property
    def models(self) -> tuple[Params, ...]:
        """Every model, those that were named first."""
        return tuple(self._models.values())

    def model(self, schema: Any, content_type: str, where: str) -> str | None:
        """Return the name of the model of a payload; `None` when it has none, with a warning where AWS warns."""
        if not isinstance(schema, Mapping) or not schema:
            return None
        reference = schema.get("$ref")
        if isinstance(reference, str):
            name = _named(reference)
            if name in self._models:
                return name
            self._warnings.append(f"Reference to model '{name}' not found. Ignoring.")
            return None
        kind = schema.get("type")
        if isinstance(kind, str) and kind not in _STRUCTURED:
            self._warnings.append(f"Unsupported model type '{_KINDS.get(kind, kind)}' in {where}. Ignoring.")
            return None
        name = f"MODEL{hashlib.sha256(f'{where} {content_type}'.encode()).hexdigest()[:6]}"
        self._models[name] = {"name": name, "contentType": content_type, "schema": schema}
        return name


def _description(schema: Any) -> dict[str, str]:
    """Return what a model says of itself, which is what its schema says.

    Recorded by LocalStack's snapshot tests (test_import_with_circular_models, 2025-07-02).
    """
    text = schema.get("description") if isinstance(schema, Mapping) else None
    return {"description": text} if isinstance(text, str) and text else {}


def _named(reference: str) -> str:
    return reference.rpartition("/")[2].replace("~1", "/").replace("~0", "~")


def canonical(schema: Any, models_url: str) -> Any:
    """Return a schema whose references into the definition are those of models: `models_url` ends with a slash."""
    if isinstance(schema, list):
        return [canonical(one, models_url) for one in schema]
    if not isinstance(schema, Mapping):
        return schema
    reference = schema.get("$ref")
    if isinstance(reference, str) and reference.startswith(PLACES):
        return {**schema, "$ref": f"{models_url}{_named(reference)}"}
    return {name: canonical(value, models_url) for name, value in schema.items()}


def schema_text(schema: Any, models_url: str) -> str:
    """Return the text of a model's schema."""
    return json.dumps(canonical(schema, models_url), indent=2, ensure_ascii=False, separators=(",", " : "))
