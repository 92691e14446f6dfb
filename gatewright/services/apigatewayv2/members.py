"""
Members of what V2 keeps: those that are given, and how an update changes them.

V2 has no patch operations: an update names the members that change. An empty text takes a member away, and maps are
merged entry by entry, an empty entry taking its own away (reported: that is how Terraform removes them).
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from gatewright.store.documents import Document

_NOTHING: Final[tuple[Any, ...]] = (None, "", {}, [])
"""What stands for no value."""


def given(params: Mapping[str, Any], names: Iterable[str]) -> Document:
    """Return the members among these names that were given a value."""
    return {name: params[name] for name in names if params.get(name) not in _NOTHING}


def changed(document: Document, params: Mapping[str, Any], names: Iterable[str]) -> Document:
    """Return the document with the members among these names that were given; empty ones go."""
    asked = {name: params[name] for name in names if params.get(name) is not None}
    kept = {**document, **asked}
    return {name: value for name, value in kept.items() if name not in asked or value not in _NOTHING}


def merged(document: Document, params: Mapping[str, Any], name: str) -> Document:
    """Return the document with the entries that were given for one of its maps; a map without entries goes."""
    if params.get(name) is None:
        return document
    entries = {**document.get(name, {}), **params[name]}
    kept = {key: value for key, value in entries.items() if value not in _NOTHING}
    rest = {member: value for member, value in document.items() if member != name}
    return {**rest, name: kept} if kept else rest
