"""
What the tags of a certificate may be.

https://docs.aws.amazon.com/acm/latest/userguide/tags-restrictions.html: 50 tags a certificate; keys that start with
`aws:` are AWS's own.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from gatewright.services.acm.errors import invalid_tag, too_many_tags

MOST: Final = 50

Tags = dict[str, str | None]


def checked(known: Tags, added: Iterable[Mapping[str, Any]]) -> Tags:
    """Return the tags with others added; raise when they cannot be."""
    tags = {**known, **{one["Key"]: one.get("Value") for one in added}}
    if any(key.lower().startswith("aws:") for key in tags):
        raise invalid_tag("AWS internal tags cannot be changed with this API")  # reported
    if len(tags) > MOST:
        raise too_many_tags(MOST)
    return tags
