"""What Postman's console gives when a request is copied from it, raw or as its rows of text.

https://learning.postman.com/docs/sending-requests/response-data/troubleshooting-api-requests/ ; forms from public
threads.
"""

import json
import re
from collections.abc import Iterator
from typing import Final

from gatewright.model.fields import Fields, first_of
from gatewright.model.lazy_pattern import pattern
from gatewright.sources.wire_logs.wire import Wire, fields_in

_ROWS: Final = pattern(
    r"^(?P<method>[A-Z]{3,10}) (?P<url>https?://\S+)\s+(?P<status>[1-5]\d\d)\b[^\n]*\n(?P<rest>(?:.*\n)*?)"
    r"Request Headers\n(?P<sent>(?:(?!Request Body|Response Headers).*\n)*)(?:Request Body(?:.*\n)*?)?"
    r"Response Headers\n(?P<received>(?:(?!Response Body).*\n?)*)(?:Response Body\s*(?P<body>[\s\S]*))?",
    re.MULTILINE,
)
_OBJECT: Final = pattern(r"^(?P<method>[A-Z]{3,10}) (?P<url>https?://[^\s\"]+): (?=\{)", re.MULTILINE)
_DECODER: Final = json.JSONDecoder(strict=False)
_BY_TYPE: Final = {
    "MissingAuthenticationTokenException": 403,
    "ForbiddenException": 403,
    "AccessDeniedException": 403,
    "IncompleteSignatureException": 403,
    "InvalidSignatureException": 403,
    "UnrecognizedClientException": 403,
    "ExpiredTokenException": 403,
    "UnauthorizedException": 401,
    "TooManyRequestsException": 429,
    "LimitExceededException": 429,
}
"""The object does not hold the status; the type of the error has one, as long as nobody customised it."""


def calls(text: str) -> Iterator[Wire]:
    """Yield the requests that were copied."""
    for found in _ROWS.finditer(text):
        yield Wire(
            method=found["method"],
            url=found["url"],
            sent=fields_in(found["sent"]),
            status=int(found["status"]),
            received=fields_in(found["received"]),
            body=(found["body"] or "").strip(),
        )
    for found in _OBJECT.finditer(text):
        try:
            told, _ = _DECODER.raw_decode(text, found.end())
        except ValueError:
            continue
        received = _fields(told.get("Response Headers"))
        named = (first_of(received, "x-amzn-errortype") or "").partition(":")[0]
        if named not in _BY_TYPE:
            continue
        body = told.get("Response Body")
        yield Wire(
            method=found["method"],
            url=found["url"],
            sent=_fields(told.get("Request Headers")),
            status=_BY_TYPE[named],
            received=received,
            body=body if isinstance(body, str) else "",
        )


def _fields(told: object) -> Fields:
    return tuple((str(name), str(value)) for name, value in told.items()) if isinstance(told, dict) else ()
