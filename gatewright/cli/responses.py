"""Answers as Python's HTTP clients hold them become exchanges: requests, httpx, urllib, boto3's errors, and the like.

Known by what they have rather than by their classes, so that none of these libraries need be there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.errors import EvidenceError
from gatewright.sources.exchange import Exchange
from gatewright.sources.http_text import date_of, host_name
from gatewright.sources.url_parts import split_url

_REFUSED: Final = 400
_MOST: Final = 3
"""So many refused calls of one failed test are explained, the last first."""


def refused_in(failure: Any) -> list[Any]:
    """Return the refused answers that the exception of a failed test is, or that its frames hold."""
    held = [failure.value, getattr(failure.value, "response", None)]
    for entry in reversed(failure.traceback):
        held += reversed(list(entry.frame.f_locals.values()))
    found: dict[object, Any] = {}
    for value in held:
        status = status_of(value)
        if status is not None and status >= _REFUSED:
            found.setdefault(_key(value), value)
    return list(found.values())[:_MOST]


def _key(value: Any) -> object:
    """Return what two objects share that hold the same answer: its request id, where it has one."""
    seen = exchange_of(value).observation.headers
    ids = [seen.get(name) for name in ("x-amzn-requestid", "apigw-requestid")]
    return next((found for found in ids if isinstance(found, str)), id(value))


def status_of(value: object) -> int | None:
    """Return the status of an answer; `None` for what is none."""
    response = getattr(value, "response", None)
    if isinstance(response, Mapping) and "ResponseMetadata" in response:
        value = response["ResponseMetadata"].get("HTTPStatusCode")
        return value if isinstance(value, int) else None
    if not hasattr(value, "headers"):
        return None
    for name in ("status_code", "status", "code"):
        status = getattr(value, name, None)
        if isinstance(status, int) and not isinstance(status, bool):
            return status
    return None


def exchange_of(value: Any) -> Exchange:
    """Return the call of an answer, as far as the client tells it; raises `EvidenceError` for what is none."""
    status = status_of(value)
    if status is None:
        raise EvidenceError(f"expected an HTTP response, got `{type(value).__name__}`")
    response = getattr(value, "response", None)
    if isinstance(response, Mapping):
        return _of_boto3(response, status)
    headers = _headers(value.headers)
    request = getattr(value, "request", None) or _of_urllib(value)
    sent = _headers(getattr(request, "headers", None))
    url = str(getattr(request, "url", None) or getattr(value, "url", None) or "")
    method = getattr(request, "method", None)
    return _with_url(
        Exchange(
            observation=Observation(status=status, headers=headers, body=_body(value)),
            method=method if isinstance(method, str) else UNKNOWN,
            headers=sent,
            body=_bytes(getattr(request, "body", getattr(request, "content", None))),
            called_at=date_of(headers),
        ),
        url,
    )


@dataclass(frozen=True, slots=True)
class _Sent:
    """A request, as far as it is looked at."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: Any


def _of_urllib(error: Any) -> _Sent | None:
    """Return the request behind urllib's error: it is kept in the frames that the error went through."""
    entry = getattr(error, "__traceback__", None)
    while entry is not None:
        for value in entry.tb_frame.f_locals.values():
            if hasattr(value, "get_method") and hasattr(value, "full_url") and hasattr(value, "header_items"):
                return _Sent(value.get_method(), value.full_url, dict(value.header_items()), value.data)
        entry = entry.tb_next
    return None


def _of_boto3(response: Mapping[str, Any], status: int) -> Exchange:
    headers = _headers(response["ResponseMetadata"].get("HTTPHeaders"))
    error = response.get("Error", {})
    if not headers.all("x-amzn-errortype") and error.get("Code"):
        headers = Headers((*headers, ("x-amzn-ErrorType", str(error["Code"]))), headers.withheld)
    message = error.get("Message")
    body = UNKNOWN if message is None else b'{"message":"%s"}' % str(message).encode()
    return Exchange(observation=Observation(status=status, headers=headers, body=body), called_at=date_of(headers))


def _with_url(exchange: Exchange, url: str) -> Exchange:
    try:
        parts = split_url(url)
    except EvidenceError:
        return exchange
    named = exchange.headers.get("host")
    return Exchange(
        observation=exchange.observation,
        method=exchange.method,
        host=host_name(named) if isinstance(named, str) else parts.host,
        path=parts.path,
        query=parts.query or "",
        headers=exchange.headers,
        body=exchange.body,
        url=parts.url,
        called_at=exchange.called_at,
    )


def _headers(given: Any) -> Headers:
    """Return header fields of any mapping; withheld where there are none to ask."""
    if given is None or not hasattr(given, "items"):
        return Headers(withheld=True)
    return Headers(tuple((str(name), _text(value)) for name, value in given.items()))


def _text(value: Any) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def _body(value: Any) -> bytes | Unknown:
    for name in ("content", "body", "data"):
        body = getattr(value, name, None)
        if isinstance(body, bytes | str):
            return _bytes(body)
    return UNKNOWN


def _bytes(value: Any) -> bytes | Unknown:
    if value is None:
        return b""
    if isinstance(value, str):
        return value.encode("utf-8", "surrogateescape")
    return value if isinstance(value, bytes) else UNKNOWN
