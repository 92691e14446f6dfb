"""When are two refused calls equal for the verdict? What can make a difference to it, and nothing else.

Ids, times, sizes, callers and addresses make none, and of keys and paths only a trait does: so a log of millions of
refusals has some dozens of groups, and one decision for each. A law holds every group against single decisions
(`tests/laws/test_bulk.py`), and a test against the rows that read the variables (`tests/bulk/test_group.py`).
"""

import hashlib
import re
from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.sources.authorizer_cache import FILLED_BY, RAN

_NOT_SET: Final = ("", "-")

_HOST_OF_ANYBODY: Final = pattern(
    r"(?!.*(?:amazonaws|localhost|localstack|cloudfront))[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}"
)
"""A name of the account's own: which one it is, a log alone makes nothing of."""

_CHANGES: Final = ("POST", "PUT", "PATCH", "DELETE")

_PLAIN_PATH: Final = pattern(r"(?:/[^/@\x00-\x1f\x7f][^/\x00-\x1f\x7f]*)*/?")
"""A path without anything that could be special: no empty segment before others, none that begins with `@`."""

_ENCODED: Final = pattern(r"[^A-Za-z0-9._~/-]")
"""What a signature has to encode, or had to already."""

_LONGEST_PLAIN: Final = 200
"""Up to this length a path is not too long for anything."""

_OF_ONE_CALL: Final = re.compile(
    r"(?P<arn>\barn:aws[a-z-]*:[a-z0-9-]+:)\S*"
    r"|(?P<time>\b\d{8}T\d{6}Z\b)"
    r"|(?P<hash>[A-Za-z0-9+/]{43}=)"
    r"|(?P<quoted>should have been\n').*?(?='\n|'$)"
    r"|(?P<sent> Authorization=|(?: in Authorization header| \(after '\?'\)): '|^'(?=[^']+' not a valid)|[Gg]ot ')"
    r"[^']+",
    re.DOTALL,
)
"""What differs from call to call within a text of API Gateway's: whose ARN, when, which signature."""


def _itself(value: str, _line: Mapping[str, str]) -> Hashable:
    return value


def _text(value: str, _line: Mapping[str, str]) -> Hashable:
    return _OF_ONE_CALL.sub(_without_its_own, value)


def _without_its_own(found: re.Match[str]) -> str:
    return found["arn"] or found["quoted"] or found["sent"] or ("<time>" if found["time"] else "<hash>")


def _host(value: str, _line: Mapping[str, str]) -> Hashable:
    return "<host>" if _HOST_OF_ANYBODY.fullmatch(value) else value


def _path(value: str, line: Mapping[str, str]) -> Hashable:
    """Return the traits of a path: which segments are the stage's name, whether one follows, whether one repeats."""
    if len(value) > _LONGEST_PLAIN or value.startswith(("/_aws", "/restapis")) or not _PLAIN_PATH.fullmatch(value):
        return value
    first, _, rest = value[1:].partition("/")
    second = rest.partition("/")[0]
    return first == line.get("stage"), second == first, bool(rest), _ENCODED.search(value) is not None


def _method(value: str, line: Mapping[str, str]) -> Hashable:
    """Return a verb; those that change something are alike, but where they close a connection or post to it."""
    return "changes" if value in _CHANGES and "@connections" not in line.get("path", "") else value


def _key_id(value: str, _line: Mapping[str, str]) -> Hashable:
    return value.isascii() and value.isalnum() and value == value.lower()


def _arn(value: str, _line: Mapping[str, str]) -> Hashable:
    return value.startswith("arn:")


def _moment(value: str, _line: Mapping[str, str]) -> Hashable:
    return value.isascii() and value.isdecimal() and len(value) <= 15


def _route(value: str, _line: Mapping[str, str]) -> Hashable:
    return value if value.startswith("$") else True


Reduce = Callable[[str, Mapping[str, str]], Hashable]
"""From a value, and the line that it stands in, to what makes a difference."""

REDUCED: Final[Mapping[str, Reduce]] = {
    "status": _itself,
    "responseLength": _itself,
    "httpMethod": _method,
    "stage": _itself,
    "eventType": _itself,
    "domainName": _host,
    "path": _path,
    "routeKey": _route,
    "requestTimeEpoch": _moment,
    "error.responseType": _itself,
    "error.message": _text,
    "error.messageString": _text,
    "authenticate.status": _itself,
    "authorize.status": _itself,
    "authorizer.status": _itself,
    "authorizer.error": _text,
    "waf.status": _itself,
    "wafResponseCode": _itself,
    "integration.status": _itself,
    "integrationStatus": _itself,
    "integration.error": _text,
    "integrationErrorMessage": _text,
    "identity.apiKeyId": _key_id,
    "identity.userArn": _arn,
}
"""What of a variable makes a difference."""


IF_SET: Final = frozenset(
    {
        FILLED_BY,
        *RAN,
        "resourcePath",
        "resourceId",
        "connectionId",
        "extendedRequestId",
        "identity.clientCert.issuerDN",
        "identity.sourceIp",
        "identity.userArn",
        "identity.vpceId",
        "identity.vpcId",
    }
)
"""Variables of which it only matters whether they are set: they tell the kind of API, or the way of the call."""


def group_of(told: Mapping[str, str]) -> Hashable:
    """Return the group of a line's call."""
    names = tuple(told)
    alone, reduced = _plan(names)
    return (
        names,
        tuple([told[name] in _NOT_SET for name in alone]),
        tuple([told[name] if told[name] in _NOT_SET else reduce(told[name], told) for name, reduce in reduced]),
    )


@lru_cache(maxsize=256)
def _plan(names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[tuple[str, Reduce], ...]]:
    """Return of which variables it only matters whether they are set, and what matters of others."""
    alone = tuple(name for name in names if name in IF_SET)
    return alone, tuple((name, REDUCED[name]) for name in names if name in REDUCED)


def id_of(group: Hashable) -> str:
    """Return what a group is called in tables: the same in every process and every run."""
    return hashlib.blake2b(repr(group).encode("utf-8", "backslashreplace"), digest_size=8).hexdigest()
