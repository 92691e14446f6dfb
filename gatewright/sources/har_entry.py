"""One entry of a HAR file becomes one call.

Browsers differ: HTTP/2 fields stand there with a colon (Chrome), bodies in base64 or not at all, sizes of -1 mean
"not known". What an entry does not tell stays unknown.
"""

import binascii
from base64 import b64decode
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.encoding import to_bytes
from gatewright.sources.errors import EvidenceError
from gatewright.sources.exchange import Exchange
from gatewright.sources.har_browser import failure_of
from gatewright.sources.http_text import date_of, host_name, split_target
from gatewright.sources.json_text import came
from gatewright.sources.url_parts import split_url

_STATUSES: Final = range(100, 1000)


class EntryError(ValueError):
    """An entry that tells no call; the message is part of a line."""


def status_of(entry: Mapping[str, Any]) -> int:
    """Return the status of an entry; 0 stands for a call that got no answer, or one that the browser hid."""
    response = entry.get("response")
    if not isinstance(response, Mapping):
        raise EntryError("it has no `response`")
    status = response.get("status", 0)
    if isinstance(status, str) and status.isdecimal():
        return int(status)
    if not isinstance(status, int | float) or isinstance(status, bool):
        raise EntryError(f"`response.status`: expected a number, {came(status)}")
    return int(status)


def exchange_of(entry: Mapping[str, Any], *, origin: str) -> Exchange:
    """Return the call that an entry tells; raises `EntryError` when it does not say what was called."""
    request = entry.get("request")
    if not isinstance(request, Mapping) or not isinstance(request.get("url"), str):
        raise EntryError("it has no `request.url`")
    method = request.get("method")
    if not isinstance(method, str) or not method:
        raise EntryError("it has no `request.method`")
    url = request["url"]
    try:
        parts = split_url(url.replace(" ", "%20"))
    except EvidenceError as error:
        raise EntryError(f"`request.url`: {error}") from error
    sent = _headers(request)
    named = sent.get("host")
    path, query = split_target(parts.target)
    failure = failure_of(entry) if status_of(entry) == 0 else None
    observation = _observation(entry["response"], method)
    return Exchange(
        observation=observation,
        method=method,
        host=host_name(named) if isinstance(named, str) else parts.host,
        path=path,
        query=query,
        # A call that got no answer shows what the page asked for, not what the browser would have added.
        headers=sent if failure is None else Headers(sent.items, withheld=True),
        body=_sent_body(request, method),
        protocol=_protocol(request.get("httpVersion")),
        url=parts.url,
        remote_ip=_address(entry.get("serverIPAddress")),
        called_at=_moment(entry.get("startedDateTime"), observation),
        failure=failure,
        origin=origin,
    )


def _observation(response: Mapping[str, Any], method: str) -> Observation:
    status = response.get("status", 0)
    if int(status) not in _STATUSES:
        return Observation()
    return Observation(status=int(status), headers=_headers(response), body=_received_body(response, method))


def _headers(part: Mapping[str, Any]) -> Headers:
    """Return the fields of one side, without the `:method` and the like of HTTP/2; withheld when there are none."""
    listed = part.get("headers")
    if not isinstance(listed, list):
        return Headers(withheld=True)
    items = tuple(
        (str(field["name"]), str(field.get("value", "")))
        for field in listed
        if isinstance(field, Mapping) and field.get("name") and not str(field["name"]).startswith(":")
    )
    return Headers(items, withheld=not items)


def _sent_body(request: Mapping[str, Any], method: str) -> bytes | Unknown:
    posted = request.get("postData")
    if isinstance(posted, Mapping):
        text = posted.get("text")
        return _decoded(text, posted.get("encoding")) if isinstance(text, str) and text else UNKNOWN
    if method in ("GET", "HEAD", "OPTIONS") or request.get("bodySize") == 0:
        return b""
    return UNKNOWN


def _received_body(response: Mapping[str, Any], method: str) -> bytes | Unknown:
    """Return the answer's body; a browser that did not keep it leaves `text` out although there was one."""
    content = response.get("content")
    if method == "HEAD":
        return b""
    if not isinstance(content, Mapping):
        return UNKNOWN
    text = content.get("text")
    if isinstance(text, str) and text:
        return _decoded(text, content.get("encoding"))
    return b"" if content.get("size") == 0 and response.get("bodySize", 0) in (0, None) else UNKNOWN


def _decoded(text: str, encoding: object) -> bytes | Unknown:
    if encoding != "base64":
        return to_bytes(text)
    try:
        return b64decode(text)
    except (binascii.Error, ValueError):
        return UNKNOWN


def _protocol(version: object) -> str | Unknown:
    """Return the protocol in curl's words: Chrome writes `h2` or `http/2.0`, Safari `HTTP/2`."""
    known = {"h2": "HTTP/2", "http/2.0": "HTTP/2", "http/2": "HTTP/2", "h3": "HTTP/3", "http/1.1": "HTTP/1.1"}
    return known.get(str(version).lower(), UNKNOWN)


def _address(value: object) -> str | Unknown:
    return value.strip("[]") if isinstance(value, str) and value else UNKNOWN


def _moment(value: object, seen: Observation) -> float | Unknown:
    """Return when the call was made: the server's clock where it told it, else the browser's."""
    told = date_of(seen.headers)
    if not isinstance(told, Unknown) or not isinstance(value, str):
        return told
    try:
        return datetime.fromisoformat(value).timestamp()
    except (ValueError, OverflowError):
        return UNKNOWN
