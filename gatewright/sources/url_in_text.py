"""The address and the verb that a text about a refusal names: which call it is about."""

import re
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.errors import EvidenceError
from gatewright.sources.http_text import split_target
from gatewright.sources.sdk_forms import URL
from gatewright.sources.url_parts import split_url

_ANY_URL: Final = re.compile(URL)
_HOST_NAMED: Final = re.compile(r"\bhost(?:name)?['\"]?\s*[:=]\s*['\"](?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+){2,})['\"]")
"""The host in a request that Node prints."""
_VERBS: Final = r"(get|head|post|put|patch|delete|options)"
_VERB: Final = pattern(
    rf"\bmethod['\"]?\s*:\s*['\"]{_VERBS}['\"]|^\s*method: {_VERBS}\s*$|\b(?-i:(?=[A-Z])){_VERBS} https?://",
    re.IGNORECASE | re.MULTILINE,
)
"""The verb in the request that axios, Dio, fetch wrappers and Node print with an error, or before the address."""

_TO_READ: Final = (
    "docs.",
    "developer.mozilla",
    "github.com",
    "stackoverflow.com",
    "npmjs.",
    "fb.me",
    "errors.",
    "goo.gl",
)
"""Hosts of pages that texts lead their readers to."""


def address(url: str | None) -> tuple[str | None, str | Unknown, str | Unknown, str | Unknown]:
    """Return a URL's parts: itself, its host, path and query; unknown ones where it is none."""
    if url is None:
        return None, UNKNOWN, UNKNOWN, UNKNOWN
    try:
        parts = split_url(re.sub(r"^ws", "http", url))
    except EvidenceError:
        return None, UNKNOWN, UNKNOWN, UNKNOWN
    path, query = split_target(parts.target)
    return parts.url, parts.host, path, query


def verb_in(text: str) -> str | None:
    """Return the verb of the call; none where several stand there."""
    named = {verb.upper() for found in _VERB.findall(text) for verb in found if verb}
    return named.pop() if len(named) == 1 else None


def first_url(text: str) -> str | None:
    """Return a URL of the text that may be the one called, or that of a host: not a link to documentation."""
    found = (_ended(match["url"].rstrip(".,);")) for match in _ANY_URL.finditer(text))
    url = next((url for url in found if not any(host in url for host in _TO_READ)), None)
    named = _HOST_NAMED.search(text)
    return f"https://{named['host']}" if url is None and named is not None else url


def _ended(url: str) -> str:
    """Return a URL without the brace of what it was printed in; one of its own was opened in it."""
    return url if "{" in url else url.rstrip("}")
