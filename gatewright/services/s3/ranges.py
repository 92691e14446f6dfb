"""
Conditions on a read, and the part of an object that is asked for.

Documented: `GetObject`, which refers to RFC 9110 (section 14.2), and S3's list of error responses. A range that cannot
be read is ignored, as there; S3 answers no two ranges at once.
https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
"""

import re
from typing import Final

from gatewright.services.s3.errors import precondition_failed, range_not_satisfiable

_RANGE: Final = re.compile(r"bytes=(?:(?P<first>\d{1,19})-(?P<last>\d{1,19})?|-(?P<suffix>\d{1,19}))")


def hold_match(wanted: str | None, etag: str) -> None:
    """Raise PreconditionFailed where `If-Match` names another content than is kept."""
    if wanted is None:
        return
    named = {one.strip().strip('"') for one in wanted.split(",")}
    if "*" not in named and etag.strip('"') not in named:
        raise precondition_failed("If-Match")


def part_of(asked: str | None, size: int) -> range | None:
    """Return which bytes of `size` are asked for; `None` for all of them. Raises InvalidRange where there are none."""
    found = _RANGE.fullmatch(asked.strip()) if asked is not None else None
    if asked is None or found is None:
        return None
    first, last, suffix = found["first"], found["last"], found["suffix"]
    if suffix is not None:
        part = range(max(size - int(suffix), 0), size)
    elif last is not None and int(last) < int(first):
        return None
    else:
        part = range(int(first), size if last is None else min(int(last) + 1, size))
    if not part:
        raise range_not_satisfiable(asked, size)
    return part


def content_range(part: range, size: int) -> str:
    """Return the part as an answer tells it."""
    return f"bytes {part.start}-{part.stop - 1}/{size}"
