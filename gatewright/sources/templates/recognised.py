"""What kind of document a file or folder is, told from what it holds."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from gatewright.sources.encoding import to_text
from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.openapi import is_openapi
from gatewright.sources.templates.tagged_yaml import values

Kind: TypeAlias = Literal["openapi", "template", "terraform", "cdk"]

CDK_MANIFEST: Final = "manifest.json"
"""What a folder `cdk.out` has at its top."""

_ENDINGS: Final = frozenset({".yaml", ".yml", ".json", ".template", ".tfstate"})


def kind_of(root: Any) -> Kind | None:
    """Return what a document is, `None` when it declares nothing."""
    if not isinstance(root, Mapping):
        return None
    if is_openapi(root):
        return "openapi"
    if "Resources" in root or "AWSTemplateFormatVersion" in root or "Transform" in root:
        return "template"
    if "format_version" in root and ("planned_values" in root or "values" in root):
        return "terraform"
    return None


def is_cdk(place: Path) -> bool:
    """Return whether a folder is what `cdk synth` wrote."""
    return (place / CDK_MANIFEST).is_file() and any(place.glob("*.template.json"))


def is_declaration(place: Path) -> bool:
    """Return whether a file or folder declares APIs; what cannot be read as such is left to other readers."""
    if place.is_dir():
        return is_cdk(place)
    if place.suffix.lower() not in _ENDINGS:
        return False
    try:
        return kind_of(values(to_text(place.read_bytes()))) is not None
    except (OSError, DocumentError):
        # What is no JSON can be nothing but a broken template.
        return place.suffix.lower() in {".yaml", ".yml", ".template"}
