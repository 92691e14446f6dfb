"""What a form brings: fields in the two codings of browsers, of a bounded size (WHATWG HTML, RFC 7578)."""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qsl

from gatewright.model.request import Request
from gatewright.model.unknown import Unknown

MOST_FIELDS: Final = 16
"""More fields than any form of ours has."""

_BOUNDARY: Final = re.compile(r'boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))', re.IGNORECASE)
_NAME: Final = re.compile(rb'form-data;[^\r\n]*?\bname="([^"\r\n]{0,100})"', re.IGNORECASE)


class FormError(ValueError):
    """A body that no form has; its text is one line."""


def fields(request: Request) -> Mapping[str, bytes]:
    """Return the fields of a form by name, the first of each name; raises `FormError`."""
    kind = request.headers.get("content-type")
    body = b"" if isinstance(request.body, Unknown) else request.body
    if not isinstance(kind, str):
        raise FormError("expected a form, got a body without `Content-Type`")
    if kind.lower().startswith("multipart/form-data"):
        boundary = _BOUNDARY.search(kind)
        if boundary is None:
            raise FormError("expected the boundary of `multipart/form-data`")
        return _parts(body, (boundary[1] or boundary[2]).encode("latin-1", "replace"))
    if kind.lower().startswith("application/x-www-form-urlencoded"):
        return _pairs(body)
    raise FormError(f"expected a form, got `{kind.partition(';')[0].strip()[:80]}`")


def _pairs(body: bytes) -> Mapping[str, bytes]:
    try:
        pairs = parse_qsl(
            body.decode("latin-1"), keep_blank_values=True, encoding="latin-1", max_num_fields=MOST_FIELDS
        )
    except ValueError as error:
        raise FormError("too many fields") from error
    found: dict[str, bytes] = {}
    for name, value in pairs:
        found.setdefault(name, value.encode("latin-1"))
    return found


def _parts(body: bytes, boundary: bytes) -> Mapping[str, bytes]:
    """Return the parts: each stands between two boundaries, its head before an empty line."""
    found: dict[str, bytes] = {}
    parts = (b"\r\n" + body).split(b"\r\n--" + boundary, MOST_FIELDS + 1)
    for part in parts[1:]:
        if part.startswith(b"--"):
            return found
        head, blank, content = part.partition(b"\r\n\r\n")
        name = _NAME.search(head)
        if not blank or name is None:
            raise FormError("a part of the form has no name")
        found.setdefault(name[1].decode("utf-8", "replace"), content)
    raise FormError("the form is cut off")
