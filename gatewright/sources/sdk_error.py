"""What an SDK, the AWS CLI, an HTTP client or a browser's console printed of a refusal, as an answer in parts.

Forms of botocore and the AWS CLI (v1 and v2), the SDKs for JavaScript v2 and v3, Java v1 and v2, Go v1 and v2, .NET,
Ruby, PHP and Rust, of requests, urllib, axios and the consoles of Chrome and Firefox; each as its library writes it.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN
from gatewright.sources.exchange import Exchange, Failure
from gatewright.sources.network_errors import Unreached, unreached
from gatewright.sources.python_literal import printed_by_python
from gatewright.sources.retold import in_aws_words
from gatewright.sources.sdk_forms import FORMS, URL
from gatewright.sources.sdk_names import operation_in, service_in
from gatewright.sources.url_in_text import address, first_url, verb_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an error text tells."""

    code: str | None = None
    """The error's name, as `x-amzn-ErrorType` has it."""

    message: str | None = None
    """What AWS said."""

    status: int | None = None
    """The status code."""

    request_id: str | None = None
    """The id of the request."""

    url: str | None = None
    """What was called."""

    method: str | None = None
    """The verb."""

    id_of_s3: str | None = None
    """The second id that S3 gives its answers."""

    operation: str | None = None
    """The operation of the SDK that was called: `PostToConnection`."""

    service: str | None = None
    """The service, as the SDK for Java or Go names it: `AmazonS3`."""

    cors: str | None = None
    """The browser's words, where it kept the answer from the page."""

    page: str | None = None
    """The origin of the page that called."""

    unreached: Unreached | None = None
    """Why nobody answered."""


_CORS: Final = pattern(
    rf"Access to (?P<how>\w+) at '{URL}'(?: \(redirected from '[^']*'\))? from origin '(?P<origin>[^']+)'"
    r" has been blocked by CORS policy: (?P<why>[^\n]*)"
)
_CORS_OF_FIREFOX: Final = pattern(
    rf"Cross-Origin Request Blocked: .{{0,400}}? remote resource at {URL}\. \((?:Reason: )?(?P<why>[^)]*)\)\.?"
    r"(?:.{0,400}?Status code: (?P<status>\d+))?"
)
_CORS_OF_OLD: Final = pattern(
    rf"(?:(?:Fetch API|XMLHttpRequest) cannot load {URL}|[Ff]ailed to load {URL.replace('<url>', '<loaded>')})"
    r"(?P<why>[^\n]{0,600}?(?:Access-Control-Allow-Origin|access control check)[^\n]{0,600})"
)
"""How Chrome said it before 2018."""

_CORS_ALONE: Final = pattern(
    r"(?P<why>[^\n]{0,300}(?:No 'Access-Control-Allow-Origin' header is present|blocked by CORS policy"
    r"|not allowed by Access-Control-Allow-(?:Origin|Headers|Methods)|Response for preflight "
    r"|Preflight response is not successful)[^\n]{0,600})"
)
"""The sentence without what was called."""

_CORS_STATUS: Final = pattern(r"(?:HTTP status code|Status code:) (?P<status>[1-5]\d\d)")

_METADATA_STATUS: Final = pattern(r"(?:httpStatusCode|statusCode|StatusCode)(?:['\"]?\s*[:=]\s*|\()(\d{3})")
_STATUS_FIRST: Final = pattern(r"^([45]\d\d) [A-Z][a-z]+")
_METADATA_ID: Final = pattern(
    r"(?:requestId|RequestId|Request ID|request id)['\"]?\s*[:=]\s*['\"]?([0-9A-Za-z=_-]{8,})"
)
_TYPE_LINE: Final = pattern(r"x-amzn-errortype['\"]?\s*[:=]\s*['\"]?([A-Za-z]+)", re.IGNORECASE)
_LONGEST: Final = 16_000

_CLASS: Final = pattern(r"(?:[\w$]+\.)*(?P<code>[A-Z]\w*Exception): ")
"""The class of an exception before its message."""

_JSON: Final = pattern(r"\{.*\}", re.DOTALL)
"""A body that a client printed as it came."""

_S3: Final = pattern(r"(?:S3 Extended Request ID|host id|HostID|extendedRequestId): '?([^\s;,)']+)")
"""Only S3 has a second id."""

_OF_CLIENTS: Final = pattern(
    r"(?:Http|Http(?:Client|Server)Error|Https?Request|Https?Response|Https?Status|Https?ErrorResponse|Client|ClientResponse|Response|Request|IO|Api"
    r"|ApiClient|Web|Runtime|Execution|Service|AmazonService|AmazonClient|SdkClient|SdkService|Amazon\w+|\w+Http|Feign)"
    r"Exception"
)
"""Exceptions of clients that wrap whatever came: not the names of AWS's errors."""

_EMPTY: Final = ("", "null", "None", "UnknownError", "undefined")


def sdk_error(text: str) -> Told | None:
    """Return what an error text tells; `None` when it is in no form that is known, or much longer than any error."""
    if len(text) > _LONGEST:
        return None
    lost = unreached(text)
    if lost is not None:
        return Told(url=first_url(text), unreached=lost)
    for one, hidden in _HIDDEN:
        match = one.search(text)
        if match is not None:
            return hidden(match, text)
    match = next((found for hint, form in FORMS if hint in text and (found := form.search(text))), None)
    if match is None:
        return None
    parts = match.groupdict()
    status = parts.get("status") or _first(_METADATA_STATUS, text)
    code = parts.get("code") or _first(_TYPE_LINE, text)
    message = _clean(parts.get("message")) or _message_in(parts.get("body"))
    status = status or _first(_STATUS_FIRST, message or "")
    if message is not None and (inner := _JSON.search(message)) is not None:
        message = _message_in(inner[0]) or message
    if message is not None and (named := _CLASS.match(message)) is not None:
        code, message = code or named["code"], message[named.end() :]
    if code is not None and code.isdecimal():
        # botocore has only the status where the answer names no error.
        code, status = None, code
    return Told(
        code=None if code in _EMPTY or _OF_CLIENTS.fullmatch(code or "") else code,
        message=None if message is None else in_aws_words(message),
        status=int(status) if status else None,
        request_id=parts.get("id") or _first(_METADATA_ID, text),
        url=_bare(parts.get("url")) or first_url(text),
        method=parts.get("method") or verb_in(text),
        operation=parts.get("operation") or operation_in(text),
        service=parts.get("service") or service_in(text),
        id_of_s3=_first(_S3, text),
    )


def as_exchange(told: Told, *, origin: str) -> Exchange:
    """Return the call of an error text; most parts stay unknown."""
    url, host, path, query = address(told.url)
    lost = told.unreached
    cors = None if told.cors is None else Failure(kind="cors", detail=told.cors)
    printed = None if told.message is None else printed_by_python(told.message)
    # A client's own class is no name of AWS's where the body came with it.
    told_by = (("x-amzn-ErrorType", told.code if printed is None else None), ("x-amz-id-2", told.id_of_s3))
    items = tuple((name, value) for name, value in told_by if value is not None)
    body = printed or (UNKNOWN if told.message is None else json.dumps({"message": told.message}).encode())
    return Exchange(
        observation=Observation(
            status=UNKNOWN if told.status is None else told.status,
            headers=Headers(items, withheld=True),
            body=body,
        ),
        method=told.method or ("GET" if _is_handshake(told.url) else UNKNOWN),
        headers=Headers(tuple(_sent(told)), withheld=True),
        host=lost.host if lost is not None and lost.host is not None else host,
        path=path,
        query=query,
        url=url,
        operation=told.operation,
        service=told.service,
        remote_ip=UNKNOWN if lost is None or lost.address is None else lost.address,
        failure=cors if lost is None else lost.failure,
        request_ids=frozenset({told.request_id} if told.request_id else ()),
        origin=origin,
    )


def _is_handshake(url: str | None) -> bool:
    return url is not None and url.startswith(("ws://", "wss://"))


def _sent(told: Told) -> Iterator[tuple[str, str]]:
    """Yield the header fields that a browser sends by itself."""
    if told.page is not None:
        yield "Origin", told.page
    if _is_handshake(told.url):
        yield "Upgrade", "websocket"


def _of_chrome(match: re.Match[str], text: str) -> Told:
    """Return the call behind a CORS error; a refused preflight is the call that failed."""
    preflight = "preflight" in match["why"]
    line = rf"(?P<method>[A-Z]{{3,7}}) {re.escape(match['url'])}[^\n]*? (?P<status>[1-5]\d\d)(?: |$)"
    listed = re.search(line, text)
    status = None if listed is None or preflight else int(listed["status"])
    return Told(
        status=status,
        url=match["url"],
        method="OPTIONS" if preflight else listed["method"] if listed is not None else None,
        cors=match[0] if status is None else None,
        page=match["origin"],
    )


def _of_firefox(match: re.Match[str], _text: str) -> Told:
    status = int(match["status"] or 0)
    preflight = "preflight" in match["why"]
    return Told(
        status=status or None,
        url=match["url"],
        method="OPTIONS" if preflight else None,
        cors=None if status else match[0],
    )


def _of_a_sentence(match: re.Match[str], text: str) -> Told:
    """Return the call that a sentence is about; a status that stands in it is the preflight's, where one was sent."""
    parts = match.groupdict()
    # Safari names the status a line before the address.
    status = _CORS_STATUS.search(match["why"]) or _CORS_STATUS.search(text)
    preflight = "preflight" in match["why"].lower()
    return Told(
        status=None if status is None else int(status["status"]),
        url=(parts.get("url") or parts.get("loaded") or "").rstrip(".:,") or None,
        method="OPTIONS" if preflight else None,
        cors=match[0] if status is None else None,
    )


_HIDDEN: Final = (
    (_CORS, _of_chrome),
    (_CORS_OF_FIREFOX, _of_firefox),
    (_CORS_OF_OLD, _of_a_sentence),
    (_CORS_ALONE, _of_a_sentence),
)
"""How browsers say that they keep an answer from the page, the form that tells most first."""


def _clean(message: str | None) -> str | None:
    """Return a message without what the tool wrote around it; `None` when there is none."""
    if message is None:
        return None
    text = message.strip().strip("'\"").strip()
    return None if text in _EMPTY else text


def _bare(url: str | None) -> str | None:
    """Return a URL without the bracket or the stop that ends the sentence around it."""
    if url is None:
        return None
    bare = url.rstrip(".,;")
    return bare[:-1] if bare.endswith(")") and "(" not in bare else bare.removesuffix("]")


def _message_in(body: str | None) -> str | None:
    try:
        document = json.loads(body or "")
    except (ValueError, RecursionError):
        return None
    text = document.get("message", document.get("Message")) if isinstance(document, dict) else None
    return text if isinstance(text, str) else None


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return None if match is None else match[1]
