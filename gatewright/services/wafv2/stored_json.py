"""Blobs in documents: base64, as AWS's own JSON has them, and bytes again where an answer is written."""

import base64
from collections.abc import Mapping
from typing import Any, Final

_BLOB: Final = "SearchString"


def as_stored(value: Any) -> Any:
    """Return parameters as a document holds them."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, Mapping):
        return {name: as_stored(member) for name, member in value.items()}
    return [as_stored(item) for item in value] if isinstance(value, list) else value


def as_shown(value: Any) -> Any:
    """Return a document as the operations hand it out."""
    if isinstance(value, Mapping):
        return {
            name: base64.b64decode(member) if name == _BLOB and isinstance(member, str) else as_shown(member)
            for name, member in value.items()
        }
    return [as_shown(item) for item in value] if isinstance(value, list) else value
