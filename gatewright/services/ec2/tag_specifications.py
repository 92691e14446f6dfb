"""
Tags of EC2's resources, and the `TagSpecifications` that come with what is created.

https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions: 50 tags; keys of up to 128
characters, values of up to 256; keys that start with `aws:` are AWS's own.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from gatewright.services.ec2.errors import refused
from gatewright.services.ec2.ids import Kind
from gatewright.store.documents import Document

MOST: Final = 50
_LONGEST_KEY: Final = 128
_LONGEST_VALUE: Final = 256


def given(params: Mapping[str, Any], kind: Kind) -> list[Document]:
    """Return the tags that come for a resource of this kind; those for another kind are refused."""
    tags: list[Mapping[str, Any]] = []
    for one in params.get("TagSpecifications") or ():
        asked = one.get("ResourceType")
        if asked != kind.tagged:
            text = f"'{asked}' is not a valid taggable resource type for this operation."
            raise refused("InvalidParameterValue", text)  # reported by users
        tags += one.get("Tags") or ()
    keys = [tag.get("Key") for tag in tags]
    for key in keys:
        if keys.count(key) > 1:
            raise refused("InvalidParameterValue", f"Duplicate tag key '{key}' specified.")  # reported by users
    return tagged((), tags)


def tagged(standing: Iterable[Mapping[str, Any]], added: Iterable[Mapping[str, Any]]) -> list[Document]:
    """Return tags with others added; one of the same key takes the new value."""
    kept = {str(tag["Key"]): str(tag["Value"]) for tag in standing}
    for tag in added:
        key, value = str(tag.get("Key") or ""), str(tag.get("Value") or "")
        _check(key, value)
        kept[key] = value
    if len(kept) > MOST:
        raise refused("TagLimitExceeded", f"More than {MOST} tags specified")  # inferred
    return [{"Key": key, "Value": value} for key, value in kept.items()]


def _check(key: str, value: str) -> None:
    if not key:
        raise refused("InvalidParameterValue", "Tag key cannot be empty.")  # inferred
    if key.lower().startswith("aws:"):
        text = "Tag keys starting with 'aws:' are reserved for internal use"
        raise refused("InvalidParameterValue", text)  # reported by users
    if len(key) > _LONGEST_KEY or len(value) > _LONGEST_VALUE:
        text = f"Tag keys have up to {_LONGEST_KEY} characters, values up to {_LONGEST_VALUE}."
        raise refused("InvalidParameterValue", text)  # inferred
