"""
The tags that a call brings: what `aws:RequestTag/...` and `aws:TagKeys` hold.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requesttag
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

_MAPS: Final = ("tags", "Tags", "UserPoolTags")
_KEYS: Final = ("TagKeys", "tagKeys")
_OF_EC2: Final = "TagSpecifications"


def tags_asked(params: Mapping[str, Any]) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Return the tags of a call by key, and the keys that it names without values."""
    found: dict[str, str] = {}
    for member in _MAPS:
        found |= _read(params.get(member))
    for one in params.get(_OF_EC2) or ():
        found |= _read(one.get("Tags"))
    return found, tuple(str(key) for member in _KEYS for key in params.get(member) or ())


def _read(tags: object) -> dict[str, str]:
    if isinstance(tags, Mapping):
        return {str(key): str(value) for key, value in tags.items()}
    if not isinstance(tags, Sequence) or isinstance(tags, str):
        return {}
    return {str(one["Key"]): str(one.get("Value") or "") for one in tags if isinstance(one, Mapping) and "Key" in one}
