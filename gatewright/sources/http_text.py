"""The head of an HTTP message as text: its first line and its header fields.

RFC 9112 sections 3 to 5, for reading what somebody saved: lines may end in LF alone, a line may have lost its
trailing blank or gained some (terminals pad), a status line may lack its reason (HTTP/2).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.bounds import bound_head
from gatewright.sources.errors import EvidenceError, shown

_NAME: Final = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_STATUS_LINE: Final = pattern(r"(HTTP/\d(?:\.\d)?)[ ]+([1-9]\d\d)(?:[ ]+(.*))?")
_REQUEST_LINE: Final = pattern(rf"({_NAME})[ ](\S+)[ ](HTTP/\d(?:\.\d)?)[ ]*")
_FIELD: Final = pattern(rf"({_NAME})[ \t]*:(.*)")


@dataclass(frozen=True, slots=True)
class StatusLine:
    """The first line of a response."""

    protocol: str
    """`HTTP/1.1`, `HTTP/2`."""

    status: int
    """The status code."""

    reason: str
    """The words behind it; empty without."""


@dataclass(frozen=True, slots=True)
class RequestLine:
    """The first line of a request."""

    method: str
    """The verb."""

    target: str
    """What was asked for, as sent."""

    protocol: str
    """`HTTP/1.1`, `HTTP/2`."""


def status_line(line: str) -> StatusLine | None:
    """Read a status line; `None` when `line` is none."""
    match = _STATUS_LINE.fullmatch(line)
    return StatusLine(match[1], int(match[2]), (match[3] or "").rstrip(" ")) if match else None


def request_line(line: str) -> RequestLine | None:
    """Read a request line; `None` when `line` is none."""
    match = _REQUEST_LINE.fullmatch(line)
    return RequestLine(match[1], match[2], match[3]) if match else None


def fields(lines: Iterable[tuple[int, str]]) -> tuple[tuple[str, str], ...]:
    """Read header fields from numbered lines; a line that starts blank continues the one before (obs-fold)."""
    items: list[tuple[str, str]] = []
    for count, (number, line) in enumerate(lines):
        bound_head(count, number)
        if items and line[:1] in (" ", "\t"):
            name, value = items.pop()
            items.append((name, f"{value} {line.strip()}"))
            continue
        match = _FIELD.fullmatch(line)
        if match is None:
            raise EvidenceError(f"expected a header field `Name: value`, got {shown(line)}", line=number)
        items.append((match[1], match[2].strip(" \t")))
    return tuple(items)


def is_field(line: str) -> bool:
    """Tell whether `line` reads as a header field."""
    return _FIELD.fullmatch(line) is not None


def host_name(authority: str) -> str:
    """Return the host of `host:port` in lower case; the brackets of an IPv6 address stay."""
    return re.sub(r":\d*\Z", "", authority.strip()).lower()


def split_target(target: str) -> tuple[str, str]:
    """Return path and query of an origin-form or absolute-form target (RFC 9112 section 3.2)."""
    if (absolute := re.match(r"[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*", target)) is not None:
        target = target[absolute.end() :]
    path, _, query = target.partition("?")
    return path or "/", query


def date_of(headers: Headers) -> float | Unknown:
    """Return the instant that the `Date` of an answer tells, as Unix seconds."""
    value = headers.get("date")
    if not isinstance(value, str):
        return UNKNOWN
    try:
        return parsedate_to_datetime(value).timestamp()
    except (ValueError, OverflowError, OSError):
        return UNKNOWN
