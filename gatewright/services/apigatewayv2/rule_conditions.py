"""
Which conditions a routing rule may have.

Restates "Restrictions" of "Routing rules to connect API stages to a custom domain name for REST APIs":
https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-routing-rules.html#rest-api-routing-rules-restrictions
The page's own examples have `/`, `=` and `;` in the values of headers, which its list of characters leaves out, and it
advises against commas without forbidding them: all four are taken. The texts are inferred.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway.errors import bad_request
from gatewright.store.documents import Document

_HEADER: Final = pattern(r"[A-Za-z0-9?!#$%&'.^_`|~-]+")
_GLOB: Final = pattern(r"\*?[A-Za-z0-9?!#$%&'.^_`|~/=;,-]*\*?")
_BASE_PATH: Final = pattern(r"[A-Za-z0-9$_.+!*'()/-]+")

_LONGEST_HEADER: Final = 39
_LONGEST_GLOB: Final = 127
_LONGEST_INFIX: Final = 39
_LONGEST_BASE_PATH: Final = 127
"""Documented: each "must be less than" one more."""

_MOST_HEADERS: Final = 2
_MOST_BASE_PATHS: Final = 1

_PREFIXES_RESERVED: Final = ("access-control-", "apigw-", "x-amz-", "x-amzn-")
_RESERVED: Final = frozenset(
    {
        "authorization",
        "connection",
        "content-encoding",
        "content-length",
        "content-location",
        "forwarded",
        "keep-alive",
        "origin",
        "proxy-authenticate",
        "proxy-authorization",
        "te",
        "trailers",
        "transfer-encoding",
        "upgrade",
        "x-apigw-api-id",
        "x-forwarded-for",
        "x-forwarded-host",
        "x-forwarded-proto",
        "x-restapi",
        "via",
    }
)
"""Headers that no condition may ask for."""


def conditions(given: Sequence[Mapping[str, Any]]) -> list[Document]:
    """Return the conditions as they are stored, or raise when a rule cannot have them."""
    found = [_condition(one) for one in given]
    if sum("MatchHeaders" in one for one in found) > _MOST_HEADERS:
        raise bad_request("A routing rule can have at most two MatchHeaders conditions")
    if sum("MatchBasePaths" in one for one in found) > _MOST_BASE_PATHS:
        raise bad_request("A routing rule can have at most one MatchBasePaths condition")
    return found


def _condition(given: Mapping[str, Any]) -> Document:
    headers, base_paths = given.get("MatchHeaders"), given.get("MatchBasePaths")
    if (headers is None) == (base_paths is None):
        raise bad_request("A condition must have either MatchHeaders or MatchBasePaths")
    if headers is not None:
        return {"MatchHeaders": {"AnyOf": [_header(one) for one in _one(headers, "MatchHeaders")]}}
    return {"MatchBasePaths": {"AnyOf": [_base_path(one) for one in _one(base_paths, "MatchBasePaths")]}}


def _one(given: Any, name: str) -> list[Any]:
    """Return the only value of a condition: the list is one for times to come (documented)."""
    listed = list(given["AnyOf"])
    if len(listed) != 1:
        raise bad_request(f"AnyOf of a {name} condition must have exactly one value")
    return listed


def _header(given: Mapping[str, Any]) -> Document:
    name, glob = given["Header"], given["ValueGlob"]
    if _HEADER.fullmatch(name) is None or len(name) > _LONGEST_HEADER:
        raise bad_request(f"Invalid header name in a MatchHeaders condition: {name}")
    if name.lower() in _RESERVED or name.lower().startswith(_PREFIXES_RESERVED):
        raise bad_request(f"The header {name} is not supported in a MatchHeaders condition")
    longest = _LONGEST_INFIX if len(glob) > 1 and glob.startswith("*") and glob.endswith("*") else _LONGEST_GLOB
    if not glob or _GLOB.fullmatch(glob) is None or len(glob) > longest:
        raise bad_request(f"Invalid header value glob in a MatchHeaders condition: {glob}")
    return {"Header": name, "ValueGlob": glob}


def _base_path(given: str) -> str:
    wrong = given.startswith("/") or given.endswith("/") or "//" in given
    if wrong or _BASE_PATH.fullmatch(given) is None or len(given) > _LONGEST_BASE_PATH:
        raise bad_request(f"Invalid base path in a MatchBasePaths condition: {given}")
    return given
