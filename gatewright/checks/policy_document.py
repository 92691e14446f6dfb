"""The document of a policy as JSON has it, for remedies that change it."""

import json
from collections.abc import Mapping
from typing import Any


def document_in(text: str) -> dict[str, Any] | None:
    """Return the document that a text holds; `None` for anything else."""
    try:
        document = json.loads(text)
    except ValueError:
        return None
    return document if isinstance(document, dict) else None


def statements_of(document: Mapping[str, Any]) -> list[Any]:
    """Return the statements of a policy; one that stands alone is a list of one."""
    told = document.get("Statement", [])
    return told if isinstance(told, list) else [told]
