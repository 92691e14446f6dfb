"""
Tags: what they may be, and how they change.

https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-tagging.html: 50 tags a resource; keys of 1 to
128 characters, values of up to 256; keys that start with `aws:` are AWS's own.
"""

from collections.abc import Iterable, Mapping

from gatewright.services.apigateway.errors import bad_request
from gatewright.store.documents import Document

CUSTOM_ID = "_custom_id_"
"""The tag that pins the id of an API; not AWS's, but what other emulators of AWS understand too."""

MAXIMUM_TAGS = 50
MAXIMUM_KEY = 128
MAXIMUM_VALUE = 256


def tagged(document: Document, tags: Mapping[str, str] | None) -> Document:
    """Return the document with these tags added to its own; without the member when there are none."""
    return _with(document, {**document.get("tags", {}), **_checked(tags or {})})


def untagged(document: Document, keys: Iterable[str]) -> Document:
    """Return the document without the tags of these keys."""
    gone = set(keys)
    return _with(document, {key: value for key, value in document.get("tags", {}).items() if key not in gone})


def _with(document: Document, tags: Mapping[str, str]) -> Document:
    if len(tags) > MAXIMUM_TAGS:
        raise bad_request(f"Too many tags: a resource may have {MAXIMUM_TAGS} tags")  # inferred
    rest = {name: value for name, value in document.items() if name != "tags"}
    return {**rest, "tags": dict(tags)} if tags else rest


def _checked(tags: Mapping[str, str]) -> Mapping[str, str]:
    for key, value in tags.items():
        # Inferred: the limits are documented, the texts are not recorded.
        if not 1 <= len(key) <= MAXIMUM_KEY or len(value) > MAXIMUM_VALUE:
            raise bad_request(f"Invalid tag: a key has 1 to {MAXIMUM_KEY} characters, a value up to {MAXIMUM_VALUE}")
        if key.lower().startswith("aws:"):
            raise bad_request("Invalid tag key: keys that start with aws: are reserved")
    return tags
