"""Secrets are masked before anything is shown: keys, tokens, cookies and signatures.

What a diagnosis needs stays: the scheme of `Authorization`, and for Signature Version 4 the credential scope and the
signed headers, none of which lets anybody sign; the names of cookies; the last four characters of a long secret, so
that a reader can tell which of their keys it was.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Final
from urllib.parse import unquote_plus

from gatewright.model.lazy_pattern import pattern
from gatewright.model.request import Headers

_STARS: Final = "*" * 8
"""Always eight, so that the mask does not tell how long the secret is; AWS masks account ids the same way."""

_KEPT: Final = 4
_LONG: Final = 16
"""A secret must be this long for its last four characters to be shown."""

_SHORT: Final = 4
"""A secret shorter than this is masked only where it stands alone: it would otherwise be found in every word."""

_SECRET_NAME: Final = pattern(
    r"authorization|cookie|api[-_]?key|token|secret|passw(?:or)?d|signature|session|credential|private[-_]?key"
    r"|(?:^|[-_.])(?:auth|key)(?:$|[-_.])",
    re.IGNORECASE,
)
_NOT_SECRET: Final = frozenset({"x-amz-credential", "x-amz-signedheaders", "access-control-allow-credentials"})
_SCHEME: Final = pattern(
    r"(Basic|Bearer|Digest|Negotiate|NTLM|HOBA|Mutual|DPoP|Token|ApiKey|JWT|AWS4-[A-Z0-9-]+)[ ]+", re.IGNORECASE
)
_SIGV4_SECRET: Final = pattern(r"(Signature=)([^,\s]+)")


def mask(value: str) -> str:
    """Return eight stars for a secret, and its last four characters when it is at least sixteen long."""
    if not value:
        return ""
    return _STARS + value[-_KEPT:] if len(value) >= _LONG else _STARS


@lru_cache(maxsize=1024)
def is_secret_name(name: str) -> bool:
    """Tell whether a header field or a query parameter of this name holds a secret."""
    return _SECRET_NAME.search(name) is not None and name.lower() not in _NOT_SECRET


def redact_headers(headers: Headers) -> Headers:
    """Return the same fields with their secrets masked."""
    return replace(headers, items=tuple((name, redact_field(name, value)) for name, value in headers))


def redact_field(name: str, value: str) -> str:
    """Return the value of one header field with its secrets masked."""
    lower = name.lower()
    if not is_secret_name(name):
        return value
    if lower in ("authorization", "proxy-authorization"):
        return _authorization(value)
    if lower == "cookie":
        return "; ".join(_cookie(pair.strip()) for pair in value.split(";"))
    if lower == "set-cookie":
        pair, separator, attributes = value.partition(";")
        return _cookie(pair) + separator + attributes
    return mask(value)


def redact_query(query: str) -> str:
    """Return a query string with the values of secret parameters masked."""
    return "&".join(_parameter(parameter) for parameter in query.split("&"))


def redact_url(url: str) -> str:
    """Return a URL with its password and the values of secret parameters masked."""
    front, question, rest = url.partition("?")
    query, hash_sign, fragment = rest.partition("#")
    front = re.sub(r"(://[^/@:]*):[^/@]*@", rf"\1:{_STARS}@", front)
    return front + question + redact_query(query) + hash_sign + fragment


def secrets_in(headers: Headers, query: str = "") -> frozenset[str]:
    """Return what `redact_headers` and `redact_query` would mask, so that it is found in other texts too.

    AWS repeats what it was sent: `Authorization=...` stands in the message of an incomplete signature.
    """
    found: set[str] = set()
    for name, value in headers:
        if is_secret_name(name):
            found.update(_secret_parts(name.lower(), value))
    for parameter in query.split("&"):
        name, _, value = parameter.partition("=")
        if is_secret_name(unquote_plus(name)):
            found.update((value, unquote_plus(value)))
    return frozenset(found - {""})


def redact_text(text: str, secrets: Iterable[str]) -> str:
    """Return `text` with every one of `secrets` masked wherever it stands."""
    return redaction(secrets)(text)


def redaction(secrets: Iterable[str]) -> Callable[[str], str]:
    """Return what `redact_text` does with these secrets, for whoever has many texts of one call."""
    wanted = sorted({secret for secret in secrets if secret}, key=len, reverse=True)
    if not wanted:
        return str
    found = re.compile("|".join(_found_as(secret) for secret in wanted))
    return lambda text: found.sub(lambda match: _mask_among(match[0], wanted), text)


def _mask_among(secret: str, others: list[str]) -> str:
    """Mask one of several secrets; what is kept of it must not itself be one."""
    masked = mask(secret)
    return _STARS if any(other in masked.removeprefix(_STARS) for other in others) else masked


def _found_as(secret: str) -> str:
    literal = re.escape(secret)
    return literal if len(secret) >= _SHORT else rf"(?<!\w){literal}(?!\w)"


def _authorization(value: str) -> str:
    """Mask what follows the scheme; without a scheme that is known, all of it."""
    scheme = _SCHEME.match(value)
    if scheme is None:
        return mask(value)
    rest = value[scheme.end() :]
    if scheme[1].upper().startswith("AWS4-") and _SIGV4_SECRET.search(rest):
        return scheme[0] + _SIGV4_SECRET.sub(lambda match: match[1] + mask(match[2]), rest)
    return scheme[0] + mask(rest)


def _cookie(pair: str) -> str:
    name, equals, value = pair.partition("=")
    return name + equals + mask(value) if equals else mask(pair)


def _parameter(parameter: str) -> str:
    name, equals, value = parameter.partition("=")
    return name + equals + mask(value) if equals and is_secret_name(unquote_plus(name)) else parameter


def _secret_parts(name: str, value: str) -> Iterable[str]:
    """Yield the secret, and the parts of it that may be repeated alone."""
    if name in ("authorization", "proxy-authorization"):
        scheme = _SCHEME.match(value)
        if scheme is not None and scheme[1].upper().startswith("AWS4-") and _SIGV4_SECRET.search(value):
            yield from (match[2] for match in _SIGV4_SECRET.finditer(value))
            return
        yield value[scheme.end() :] if scheme is not None else value
    elif name in ("cookie", "set-cookie"):
        pairs = value.split(";") if name == "cookie" else [value.partition(";")[0]]
        yield from (pair.partition("=")[2].strip() or pair.strip() for pair in pairs)
    else:
        yield value
