"""
The tags of functions: what they may be.

https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html: 50 tags; keys of 1 to 128 characters, values of up
to 256; keys that start with `aws:` are AWS's own.
"""

from collections.abc import Mapping
from typing import Final

from gatewright.aws.runtime_url import RUNTIME_URL_TAG, refusal
from gatewright.services.lambda_.errors import invalid

MOST_TAGS: Final = 50
_KEY: Final = 128
_VALUE: Final = 256


def checked_tags(tags: Mapping[str, str]) -> dict[str, str]:
    """Return the tags of a function, or refuse them. The limits are documented; the texts are inferred."""
    if len(tags) > MOST_TAGS:
        raise invalid("Number of tags exceeds resource tag limit.")
    for key, value in tags.items():
        if not 1 <= len(key) <= _KEY or len(value) > _VALUE:
            raise invalid(f"Invalid tag: a key has 1 to {_KEY} characters, a value up to {_VALUE}")
        if key.lower().startswith("aws:"):
            raise invalid("Invalid tag key: keys that start with aws: are reserved")
    if RUNTIME_URL_TAG in tags and (reason := refusal(tags[RUNTIME_URL_TAG])) is not None:
        raise invalid(f"the tag `{RUNTIME_URL_TAG}` cannot be used: {reason}")
    return dict(tags)
