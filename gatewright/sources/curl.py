"""A `curl -v` transcript becomes the calls that it shows.

`> ` lines are what curl sent and `< ` lines what it received, both for HTTP/1.1 and HTTP/2; `* ` lines are curl's own
remarks; `{ [23 bytes data]` and `} [..]` only count bytes; everything else is standard output, which is the body. It
may stand behind the head (a terminal), behind the last remark (a pipe), with a remark glued to it, or nowhere.
curl -v hides nothing: a header field that is not shown was not sent. It does not show the body that it sends.
"""

from typing import Final

from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.curl_reader import RawCall, Reader, TracedData
from gatewright.sources.encoding import to_bytes
from gatewright.sources.errors import EvidenceError
from gatewright.sources.exchange import Exchange
from gatewright.sources.http_body import declared_length, decoded, seen_body, unchunked, without_body
from gatewright.sources.http_text import date_of, fields, host_name, split_target, status_line

_SELDOM_WITH_BODY: Final = frozenset({"GET", "HEAD", "OPTIONS", "DELETE"})


def transcript(text: str, *, origin: str = "") -> tuple[Exchange, ...]:
    """Return the calls of a `curl -v` transcript, in order; a tunnel that a proxy opened is not one of them."""
    reader = Reader()
    number = 0
    for number, raw in enumerate(text.split("\n"), start=1):
        reader.line(number, raw)
    calls = reader.finish(number - text.endswith("\n"))
    if not calls:
        raise EvidenceError(
            "expected the lines of `curl -v`, such as `> GET /path HTTP/1.1`, found no request, answer or error", line=1
        )
    return exchanges(calls, origin=origin)


def exchanges(calls: list[RawCall], *, origin: str) -> tuple[Exchange, ...]:
    """Return what a reader found as values, without the tunnels that a proxy opened on the way."""
    last = len(calls) - 1
    return tuple(
        _exchange(call, origin) for index, call in enumerate(calls) if index == last or not _is_open_tunnel(call)
    )


def _is_open_tunnel(call: RawCall) -> bool:
    """Tell whether this is the CONNECT that a proxy granted: the call itself comes after it."""
    return call.start is not None and call.start.method == "CONNECT" and call.answer is not None


def _exchange(call: RawCall, origin: str) -> Exchange:
    """Return one call as a value."""
    observation = _observation(call)
    remote_ip = UNKNOWN if call.remote_ip is None else call.remote_ip
    if call.start is None:
        return Exchange(
            observation=observation,
            host=UNKNOWN if call.host is None or call.failure is None else call.host,
            protocol=UNKNOWN if call.answer is None else call.answer.protocol,
            remote_ip=remote_ip,
            remote_port=call.remote_port,
            called_at=date_of(observation.headers),
            failure=call.failure,
            answers=_answers(call),
            origin=origin,
        )
    headers = Headers(fields(call.sent), withheld=not call.sent_whole)
    authority = headers.get("host")
    known_authority = authority if isinstance(authority, str) else None
    # The target of CONNECT is the host that the tunnel leads to; what would have been asked there is not told.
    tunnel = call.start.method == "CONNECT"
    path, query = (UNKNOWN, UNKNOWN) if tunnel else split_target(call.start.target)
    return Exchange(
        observation=observation,
        method=call.start.method,
        host=UNKNOWN if known_authority is None else host_name(known_authority),
        path=path,
        query=query,
        headers=headers,
        body=_sent_body(call, call.start.method, headers),
        protocol=call.start.protocol,
        url=None if tunnel else _url(call.scheme, known_authority, call.start.target),
        remote_ip=remote_ip,
        remote_port=call.remote_port,
        connected_to=call.instead,
        called_at=date_of(observation.headers),
        failure=call.failure,
        answers=_answers(call),
        origin=origin,
    )


def _answers(call: RawCall) -> dict[str, str]:
    """Return what the handshake answers of the doctor's questions."""
    return {"domain.mutual-tls": "yes"} if call.asks_for_certificate else {}


def _observation(call: RawCall) -> Observation:
    if call.answer is None:
        return Observation()
    headers = Headers(fields(call.received), withheld=not call.received_whole)
    method = UNKNOWN if call.start is None else call.start.method
    if call.data is not None:
        body = traced_body(call.data, status=call.answer.status, headers=headers, method=method)
        return Observation(status=call.answer.status, headers=headers, body=body)
    shown = to_bytes("\n".join(_without_included_heads(call.body)))
    body = seen_body(shown, status=call.answer.status, headers=headers, method=method)
    return Observation(status=call.answer.status, headers=headers, body=body)


def traced_body(data: TracedData, *, status: int, headers: Headers, method: str | Unknown) -> bytes | Unknown:
    """Return the answer's body from the bytes of a trace; older curls show it in its chunks, newer ones without."""
    if without_body(status, method):
        return b""
    received = bytes(data.received)
    chunked = unchunked(received) if headers.all("transfer-encoding") else UNKNOWN
    if not isinstance(chunked, Unknown):
        return decoded(chunked, headers)
    if not data.whole or len(received) < (declared_length(headers) or 0):
        return UNKNOWN
    return decoded(received, headers)


def _without_included_heads(lines: list[str]) -> list[str]:
    """Return standard output without the heads that `-i` and `-I` write there."""
    while lines and status_line(lines[0].rstrip("\r")) is not None:
        end = next((index for index, line in enumerate(lines) if not line.strip()), len(lines))
        lines = lines[end + 1 :]
    return lines


def _sent_body(call: RawCall, method: str, headers: Headers) -> bytes | Unknown:
    """Return the request's body where there was none, or where a trace shows it; curl -v shows no other."""
    if call.data is not None:
        return bytes(call.data.sent) if call.data.whole else UNKNOWN
    if headers.withheld:
        return UNKNOWN
    if headers.get("content-length") is None and headers.get("transfer-encoding") is None:
        # HTTP/2 needs neither field for a body that is streamed; there the verb must tell.
        return b"" if method in _SELDOM_WITH_BODY or headers.get("content-type") is None else UNKNOWN
    return b"" if declared_length(headers) == 0 else UNKNOWN


def _url(scheme: str | None, authority: str | None, target: str) -> str | None:
    if "://" in target.partition("?")[0]:
        return target
    return None if scheme is None or authority is None else f"{scheme}://{authority}{target}"
