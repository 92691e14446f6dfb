"""
Tags of users, roles and policies.

https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html: 50 tags; keys differ in more than letter case; a tag of
the same key replaces the old one, and keeps the new spelling.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from gatewright.services.iam.errors import invalid_input, limit_exceeded
from gatewright.store.documents import Document

MOST: Final = 50


def tagged(document: Document, tags: Sequence[Mapping[str, Any]] | None) -> Document:
    """Return the document with these tags added; without the member when there are none."""
    new = _by_key(tags or ())
    if len(new) != len(tags or ()):
        raise invalid_input("Duplicate tag keys found. Please note that Tag keys are case insensitive.")
    for tag in new.values():
        if tag["Key"].lower().startswith("aws:"):
            raise invalid_input("Tag keys that start with aws: are reserved for internal use")  # inferred
    kept = {**_by_key(document.get("Tags", ())), **new}
    if len(kept) > MOST:
        raise limit_exceeded(f"The number of tags has reached the maximum limit of {MOST}.")  # inferred
    return _with(document, kept.values())


def untagged(document: Document, keys: Iterable[str]) -> Document:
    """Return the document without the tags of these keys."""
    gone = {key.lower() for key in keys}
    return _with(document, (tag for key, tag in _by_key(document.get("Tags", ())).items() if key not in gone))


def _by_key(tags: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, str]]:
    return {tag["Key"].lower(): {"Key": tag["Key"], "Value": tag["Value"]} for tag in tags}


def _with(document: Document, tags: Iterable[Mapping[str, str]]) -> Document:
    rest = {name: value for name, value in document.items() if name != "Tags"}
    kept = [dict(tag) for tag in tags]
    return {**rest, "Tags": kept} if kept else rest
