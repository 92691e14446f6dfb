"""
What the body of an answer says: the text of a refusal, and the error type that a customised body names.

API Gateway writes one JSON object with `message`; a gateway response that somebody customised may hold the same text,
or the name of the error, anywhere else (recorded: the Selling Partner API answers `{"errors":[{"message","code"}]}`,
2020 to 2023). Services with the same front end, and SDKs, write `__type` or `code` beside it.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from gatewright.aws.gateway_response_types import GATEWAY_RESPONSE_TYPES
from gatewright.model.cause import NO_TEXT
from gatewright.model.lazy_pattern import pattern
from gatewright.model.observation import Observation
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.loose_answer import known_message
from gatewright.sources.retold import in_aws_words

_TEXTS: Final = ("message", "Message", "errorMessage", "error_description", "detail")
_NAMES: Final = ("__type", "code", "Code", "errorType", "errorCode", "type")
_INNER: Final = ("errors", "error", "Errors", "Error", "data", "body")
_DEEPEST: Final = 4
_LEADING: Final = pattern(r"[A-Z][A-Za-z]{2,60}Exception(?=:|$)")
"""The class of an error before its text, as functions print what they caught."""

_NAMES_OF_TYPES: Final = ("type", "responseType", "response_type", "errorType", "error_type", "error.responseType")
"""Members under which templates of gateway responses write `$context.error.responseType` (AWS's own has `type`)."""

_NO_TEXT_RETOLD: Final = re.compile(rb"\s*\{\s*['\"]?message['\"]?\s*:\s*(?:null|None)\W*\}\s*", re.IGNORECASE)
"""`{"message":null}` as people and languages write it."""

LONGEST: Final = 16_384
"""Characters that are compared with what API Gateway writes: it quotes no more than a request line or a header, 10,240
bytes. Comparing takes the square of it."""

LONGEST_DOCUMENT: Final = 300 * 1024
"""
Bytes of a body that are looked at: as many as a template has, of which a gateway response is made (documented: mapping
template size).
"""

_BLACKENED: Final = pattern(r"<[^<>\n]{1,60}>")
"""What people write in the place of a name or an id: `<instance IAM role>`."""

_OF_MANY: Final = frozenset(
    {
        "",
        "forbidden",
        "forbidden resource",
        "unauthorized",
        "not found",
        "access denied",
        "too many requests",
        "limit exceeded",
        "internal server error",
        "service unavailable",
    }
)
"""Texts that frameworks and other servers write as well as API Gateway."""

_TYPES: Final[Mapping[str, str]] = {
    "accessdenied": "AccessDeniedException",
    "missingauthenticationtoken": "MissingAuthenticationTokenException",
    "incompletesignature": "IncompleteSignatureException",
    "invalidsignature": "InvalidSignatureException",
    "signaturedoesnotmatch": "InvalidSignatureException",
    "unrecognizedclient": "UnrecognizedClientException",
    "invalidclienttokenid": "UnrecognizedClientException",
    "expiredtoken": "ExpiredTokenException",
    "toomanyrequests": "TooManyRequestsException",
    "quotaexceeded": "TooManyRequestsException",
    "requestthrottled": "TooManyRequestsException",
    "limitexceeded": "LimitExceededException",
    "authorizerfailure": "AuthorizerConfigurationException",
    "gone": "GoneException",
}
"""Names of errors without `Exception`, in small letters, and the error type of API Gateway that means the same."""

_OF_KNOWN_APIS: Final[Mapping[str, str]] = {
    "Access to requested resource is denied": "AccessDeniedException",
    "Access to the resource is forbidden": "AccessDeniedException",
    "You exceeded your quota for the requested resource": "TooManyRequestsException",
}
"""Texts that a public API gives an error type: the Selling Partner API's (recorded, 2020-10 to 2023-01)."""


def message_of(seen: Observation) -> str | None:
    """Return what the answer says; `None` when there is nothing to compare with what API Gateway writes."""
    if isinstance(seen.body, Unknown) or not seen.body:
        return None
    document = _document(seen.body)
    if document is None:
        if seen.body.strip() == b"null":
            return None
        if _NO_TEXT_RETOLD.fullmatch(seen.body[:LONGEST]):
            return NO_TEXT
        whole = seen.body[:LONGEST].decode("utf-8", "replace")
        return None if _bare(whole.strip()) in _OF_KNOWN_APIS else known_message(whole) or whole
    if not isinstance(document, dict):
        return str(document)[:LONGEST]
    text = document.get("message", document.get("Message"))
    if document == {"message": None}:
        return NO_TEXT
    if isinstance(text, str):
        return None if _bare(text[:LONGEST]) in _OF_KNOWN_APIS else _in_one_word(text[:LONGEST])
    inner = (
        known_message(each[:LONGEST])
        for each in _texts(document, _DEEPEST)
        if _bare(each[:LONGEST]) not in _OF_KNOWN_APIS
    )
    return next((each for each in inner if each is not None), None)


def _in_one_word(text: str) -> str:
    """Return a text in AWS's words, in which what stands for a name or an id holds no blank, as none of AWS's does."""
    return in_aws_words(_BLACKENED.sub(lambda match: match[0].replace(" ", "-"), text))


def is_of_many(message: str) -> bool:
    """Tell a text that frameworks and other servers write as well as API Gateway."""
    return message.strip(" .\n").lower() in _OF_MANY


def error_type_of(seen: Observation) -> str | Unknown | None:
    """Return the error type of the header, else the one that the body names; `None` when there is none."""
    header = seen.headers.get("x-amzn-errortype")
    if isinstance(header, str):
        name = header.split(":")[0].strip()
        return _type(name) or name
    return header if header is None else (_named_in(seen.body) or UNKNOWN)


def response_type_in(seen: Observation) -> str | None:
    """Return the gateway response type that a customised body names; `None` where it names none."""
    document = None if isinstance(seen.body, Unknown) or not seen.body else _document(seen.body)
    if not isinstance(document, dict):
        return None
    named = (part.get(name) for part in _parts(document, 1) for name in _NAMES_OF_TYPES)
    return next((each for each in named if isinstance(each, str) and each in GATEWAY_RESPONSE_TYPES), None)


def _named_in(body: bytes | Unknown) -> str | None:
    """Return the error type that a JSON body names, or that the text of a known API means."""
    if isinstance(body, Unknown) or not body:
        return None
    document = _document(body)
    if document is None:
        return _OF_KNOWN_APIS.get(_bare(body[:LONGEST].decode("utf-8", "replace").strip()))
    found = _names(document, _DEEPEST) if isinstance(document, dict) else iter(())
    return next((each for each in found if each is not None), None)


def _names(document: Mapping[str, Any], depth: int) -> Iterator[str | None]:
    """Yield the error type of each name of an error, outer ones first."""
    for part in _parts(document, depth):
        names = [value for name in _NAMES if isinstance(value := part.get(name), str)]
        texts = [value for name in _TEXTS if isinstance(value := part.get(name), str)]
        yield from (_type(name) for name in names)
        yield from (_OF_KNOWN_APIS.get(_bare(text)) for text in texts)
        yield from (_type(match[0]) for text in texts if (match := _LEADING.match(text)) is not None)


def _bare(text: str) -> str:
    return text.replace("*", "").strip(" .")


def _type(name: str) -> str | None:
    bare = name.rpartition("#")[2].strip().lower().removesuffix("exception")
    return _TYPES.get(bare)


def _texts(document: Mapping[str, Any], depth: int) -> Iterator[str]:
    for part in _parts(document, depth):
        yield from (value for name in _TEXTS if isinstance(value := part.get(name), str))


def _parts(document: Mapping[str, Any], depth: int) -> Iterator[Mapping[str, Any]]:
    """Yield an object and those that stand in it where errors are told."""
    yield document
    if depth == 0:
        return
    for name in _INNER:
        inner = document.get(name)
        for each in inner if isinstance(inner, list) else (inner,):
            if isinstance(each, dict):
                yield from _parts(each, depth - 1)
            elif isinstance(each, str):
                yield {"message": each}


@lru_cache(maxsize=4)  # a diagnosis asks for that of its one answer hundreds of times
def _document(body: bytes) -> Any:  # any JSON
    """
    Return the JSON of a body; `None` when it is none, or longer than any of API Gateway's. People paste texts with real
    line breaks in them.
    """
    if len(body) > LONGEST_DOCUMENT:
        return None
    try:
        return json.loads(body, strict=False)
    except (ValueError, RecursionError):
        return None
