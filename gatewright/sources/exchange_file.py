"""The exchange file: one call as JSON, for tools that have no curl.

`docs/interface.md` shows it to users: everything is optional; what is absent is *not known*, an empty object is *known
to be none*. A `frame` in the place of a body says that it went, or came, over a WebSocket connection, which `url` was
asked for. `null` tells nothing, so it is as good as absent; but the access log fills in what it tells of request and
response. Members that we do not know are refused, because a misspelt one would otherwise be taken for "not known".
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from gatewright.aws.certificates_pem import certificates, pem
from gatewright.aws.websocket_frames import connection_in
from gatewright.model.connection import Connection
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.errors import EvidenceError
from gatewright.sources.exchange import Exchange
from gatewright.sources.http_text import date_of, host_name, split_target
from gatewright.sources.json_text import JsonError, came, parse
from gatewright.sources.logged import with_logged
from gatewright.sources.url_parts import split_url

MEMBERS: Final = ("request", "response", "execution_log", "access_log", "answers")
"""The members of an exchange file; any of them makes a JSON object one."""

_REQUEST: Final = ("method", "url", "headers", "body", "frame", "client_certificate")
_RESPONSE: Final = ("status", "headers", "body", "frame")
_NOT_OF_A_FRAME: Final = (("request", ("method", "body")), ("response", ("status", "headers", "body")))
"""What a message has not: a verb, a status or fields of its own, and a body besides."""
_STATUSES: Final = range(100, 1000)

V = TypeVar("V")


def exchange_file(text: str, *, origin: str = "") -> Exchange:
    """Return the call that an exchange file tells; raises `EvidenceError` with the line or the member."""
    try:
        document = parse(text)
    except JsonError as error:
        raise EvidenceError(str(error)) from error
    root = _object(document, "the exchange file")
    _refuse_others(root, "", MEMBERS)
    response = _part(root, "response", _RESPONSE)
    request = _part(root, "request", _REQUEST)
    sent_frame, frame = _told(request, "request.frame", _body), _told(response, "response.frame", _body)
    connection = None if isinstance(sent_frame, Unknown) and isinstance(frame, Unknown) else _connection(root, frame)
    headers = _headers(response, "response.headers")
    observation = Observation(
        status=_told(response, "response.status", _status),
        headers=headers,
        body=_told(response, "response.body", _body) if connection is None else frame,
        execution_log=_told(root, "execution_log", _lines),
        access_log=_told(root, "access_log", _variables),
    )
    answers = _told(root, "answers", _strings)
    sent = _headers(request, "request.headers")
    url = _told(request, "request.url", _string)
    host, path, query = _address(url, sent)
    told = Exchange(
        observation=observation,
        method=_told(request, "request.method", _method),
        host=host,
        path=path,
        query=query,
        headers=sent,
        body=_told(request, "request.body", _body) if connection is None else sent_frame,
        connection=connection,
        client_chain=_told(request, "request.client_certificate", _chain),
        url=None if isinstance(url, Unknown) or url.startswith("/") else url,
        called_at=date_of(headers),
        answers={} if isinstance(answers, Unknown) else answers,
        origin=origin,
    )
    return with_logged(told)


def render(exchange: Exchange) -> str:
    """Write an exchange file, secrets included; bodies that are not UTF-8 are left out, which says "not known"."""
    observation = exchange.observation
    target = UNKNOWN if isinstance(exchange.path, Unknown) else exchange.path
    if not isinstance(target, Unknown) and not isinstance(exchange.query, Unknown) and exchange.query:
        target = f"{target}?{exchange.query}"
    body = "body" if exchange.connection is None else "frame"
    request = {
        "method": exchange.method,
        "url": exchange.url or target,
        "headers": _written_headers(exchange.headers),
        body: _written_body(exchange.body),
        "client_certificate": _written_chain(exchange.client_chain),
    }
    response = {
        "status": observation.status if exchange.connection is None else UNKNOWN,
        "headers": _written_headers(observation.headers),
        body: _written_body(observation.body),
    }
    log = observation.execution_log
    document = {
        "request": _known(request) or UNKNOWN,
        "response": _known(response) or UNKNOWN,
        "execution_log": log if isinstance(log, Unknown) else list(log),
        "access_log": observation.access_log,
        "answers": dict(exchange.answers) or UNKNOWN,
    }
    return json.dumps(_known(document), indent=2, ensure_ascii=False) + "\n"


def _known(members: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in members.items() if not isinstance(value, Unknown)}


def _written_headers(headers: Headers) -> dict[str, str | list[str]] | Unknown:
    if headers.incomplete:
        return UNKNOWN
    written: dict[str, list[str]] = {}
    for name, value in headers:
        written.setdefault(name, []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in written.items()}


def _written_body(body: bytes | Unknown) -> str | Unknown:
    if isinstance(body, Unknown):
        return UNKNOWN
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return UNKNOWN


def _written_chain(chain: tuple[bytes, ...] | Unknown) -> str | Unknown:
    return chain if isinstance(chain, Unknown) else "".join(pem(der) for der in chain)


def _connection(root: Mapping[str, Any], frame: bytes | Unknown) -> Connection:
    """Return the connection of a message, whose id an error frame tells."""
    for part, members in _NOT_OF_A_FRAME:
        for name in members:
            if (root.get(part) or {}).get(name) is not None:
                raise EvidenceError(f"`{part}.{name}`: a message over a WebSocket connection has none beside `frame`")
    told = None if isinstance(frame, Unknown) else connection_in(frame)
    return Connection(id=told or "", event_type="MESSAGE")


def _address(url: str | Unknown, sent: Headers) -> tuple[str | Unknown, str | Unknown, str | Unknown]:
    """Return host, path and query: of the URL, and where it is only a path, the host of the `Host` field."""
    field = sent.get("host")
    named = host_name(field) if isinstance(field, str) else UNKNOWN
    if isinstance(url, Unknown):
        return named, UNKNOWN, UNKNOWN
    if url.startswith("/"):
        return (named, *split_target(url))
    try:
        host = split_url(url).host
    except EvidenceError as error:
        raise EvidenceError(f"`request.url`: {error}") from error
    path, query = split_target(url.partition("#")[0])
    return (host if isinstance(named, Unknown) else named), path, query


def _part(root: Mapping[str, Any], name: str, members: tuple[str, ...]) -> Mapping[str, Any]:
    """Return `request` or `response`; an empty mapping when nothing is told of it."""
    value = root.get(name)
    if value is None:
        return {}
    part = _object(value, f"`{name}`")
    _refuse_others(part, f"{name}.", members)
    return part


def _told(part: Mapping[str, Any], place: str, read: Callable[[object, str], V]) -> V | Unknown:
    """Read the member that `place` ends in; `UNKNOWN` when nothing is told of it."""
    value = part.get(place.rpartition(".")[2])
    return UNKNOWN if value is None else read(value, place)


def _refuse_others(part: Mapping[str, Any], prefix: str, members: tuple[str, ...]) -> None:
    for name in part:
        if name not in members:
            expected = ", ".join(f"`{member}`" for member in members)
            raise EvidenceError(f"`{prefix}{name}`: no such member, expected one of {expected}")


def _refuse(place: str, expected: str, value: object) -> EvidenceError:
    return EvidenceError(f"`{place}`: expected {expected}, {came(value)}")


def _object(value: object, subject: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise EvidenceError(f"{subject}: expected an object, {came(value)}")
    return value


def _string(value: object, place: str) -> str:
    if not isinstance(value, str):
        raise _refuse(place, "a string", value)
    return value


def _method(value: object, place: str) -> str:
    text = _string(value, place)
    if not text or not text.isascii() or not text.isprintable() or " " in text:
        raise _refuse(place, "an HTTP method", value)
    return text


def _status(value: object, place: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _refuse(place, "an integer", value)
    if value not in _STATUSES:
        raise _refuse(place, "a status code from 100 to 999", value)
    return value


def _body(value: object, place: str) -> bytes:
    """Read a body; one that a tool has parsed stands as the JSON that it was, in its shortest form."""
    if isinstance(value, dict | list):
        value = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        return _string(value, place).encode("utf-8")
    except UnicodeEncodeError as error:
        raise EvidenceError(f"`{place}`: expected Unicode text, got half of a surrogate pair") from error


def _chain(value: object, place: str) -> tuple[bytes, ...]:
    """Read the certificates of a PEM text; an empty text says that none was shown."""
    text = _string(value, place)
    found = certificates(text)
    if text.strip() and not found:
        raise _refuse(place, "certificates in PEM form", value)
    return found


def _headers(part: Mapping[str, Any], place: str) -> Headers:
    """Read header fields; a list of values stands for a name that was sent several times."""
    value = part.get("headers")
    if value is None:
        return Headers(withheld=True)
    items: list[tuple[str, str]] = []
    for name, entry in _object(value, f"`{place}`").items():
        entries = entry if isinstance(entry, list) else [entry]
        items += [(name, _string(single, f"{place}.{name}")) for single in entries]
    return Headers(tuple(items))


def _lines(value: object, place: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _refuse(place, "an array of strings", value)
    return tuple(_string(line, f"{place}[{index}]") for index, line in enumerate(value))


def _strings(value: object, place: str) -> Mapping[str, str]:
    return {name: _string(entry, f"{place}.{name}") for name, entry in _object(value, f"`{place}`").items()}


def _variables(value: object, place: str) -> Mapping[str, str]:
    """Read `$context` variables; a JSON access log may give numbers without quotes."""
    variables: dict[str, str] = {}
    for name, entry in _object(value, f"`{place}`").items():
        if isinstance(entry, bool) or not isinstance(entry, str | int | float):
            raise _refuse(f"{place}.{name}", "a string or a number", entry)
        variables[name] = str(entry)
    return variables
