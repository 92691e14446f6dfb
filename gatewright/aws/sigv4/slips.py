"""The slips of signers that are known from the field: each takes what AWS received, and yields what was signed instead.

One slip at a time: two of them leave a signature that nobody can read.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Final
from urllib.parse import quote, unquote

from gatewright.aws.sigv4.canonical import EMPTY_BODY_HASH, percent_encoded, trimmed, without_dot_segments
from gatewright.aws.sigv4.dates import instant, signed_stamp, stamp
from gatewright.aws.sigv4.signed_text import SignedText
from gatewright.aws.sigv4.surgeon import UNSIGNED_PAYLOAD
from gatewright.aws.sigv4.wire_bytes import wire_bytes
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown

_METHODS: Final = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
_LEFT_ALONE: Final = "!*'()+$@:;,=&|{}[]"
"""Characters that some encoder of URLs leaves as they are."""

_SAFE_SETS: Final = ("!*'()", "!'()", "*'()", "!'()*~", "*", ":@!$&'()*+,;=")
"""What the encoders of JavaScript, PHP, Java and Go leave alone together."""

_SERVICES: Final = ("execute-api", "apigateway", "lambda", "s3", "es", "iam", "sts")
_SECONDS_APART: Final = 5
"""A clock that is read twice moves by this much at most."""

_DAY: Final = 86_400
_SCOPE_PARTS: Final = 4
_MOST: Final = 32
"""So many path segments, parameters and headers are tried one by one: a long request must not take long to read."""


def slips(request: Request, received: SignedText) -> Iterator[SignedText]:
    """Yield every text that a signer with one known slip would have signed for this request."""
    yield from (replace(received, body_hash=value) for value in _body_hashes(request))
    yield from (replace(received, method=method) for method in (*_METHODS, received.method.lower()))
    yield from (replace(received, path=path) for path in _paths(request, received.path))
    yield from (replace(received, query=query) for query in _queries(request.query, received.query))
    yield from _headers(request, received)
    yield from _dates(request, received)
    yield from (replace(received, scope=scope) for scope in _scopes(received))


def _body_hashes(request: Request) -> Iterator[str]:
    yield EMPTY_BODY_HASH
    yield UNSIGNED_PAYLOAD
    claimed = request.headers.get("x-amz-content-sha256")
    if isinstance(claimed, str):
        yield trimmed(claimed)
    if isinstance(request.body, Unknown):
        return
    for body in (request.body.rstrip(b"\r\n"), request.body + b"\n", request.body.strip(), *_same_json(request.body)):
        yield sha256(body).hexdigest()


def _same_json(body: bytes) -> Iterator[bytes]:
    """Yield the body as other writers of JSON put it."""
    try:
        value = json.loads(body)
        compact = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
        written = (json.dumps(value), json.dumps(value, separators=(",", ":")), compact, json.dumps(value, indent=2))
    except (ValueError, RecursionError):
        return
    yield from (text.encode("utf-8", "surrogatepass") for text in written)


def _paths(request: Request, received: str) -> Iterator[str]:
    wire = request.path
    yield wire
    yield without_dot_segments(wire)
    yield percent_encoded(wire)
    yield percent_encoded(received)
    yield unquote(wire)
    yield _lower_case_hex(received)
    yield received.replace("%2520", "+")
    yield received.replace("%2520", "%2B")
    yield from _characters_left_alone(received)
    for safe in _SAFE_SETS:
        yield quote(wire_bytes(without_dot_segments(wire)), safe=safe + "/~")
        once = quote(unquote(without_dot_segments(wire)), safe=safe + "/~")
        yield once
        yield quote(once, safe=safe + "/~")
    yield from _without_prefix(received)
    yield received.rstrip("/") if received.endswith("/") else received + "/"
    for scheme in ("https", "http"):
        yield f"{scheme}://{request.host}{received}"
        yield f"{scheme}%3A//{request.host}{received}"


def _without_prefix(path: str) -> Iterator[str]:
    """Yield the path without its first segments: a stage that was left out, or a base path."""
    for _ in range(_MOST):
        if len(path) <= 1:
            return
        path = "/" + path[1:].partition("/")[2]
        yield path


def _characters_left_alone(text: str) -> Iterator[str]:
    for character in _LEFT_ALONE:
        code = f"%{ord(character):02X}"
        again = code.replace("%", "%25")
        yield text.replace(code, character)
        yield text.replace(again, character)
        yield text.replace(again, code)
    yield text.replace("~", "%7E")


def _lower_case_hex(text: str) -> str:
    """Return the text with each `%2F` as `%2f`."""
    first, *rest = text.split("%")
    return "%".join((first, *(part[:2].lower() + part[2:] for part in rest)))


def _queries(wire: str, received: str) -> Iterator[str]:
    canonical = received.split("&") if received else []
    sent = [part for part in wire.split("&") if part and not part.startswith("X-Amz-Signature=")]
    yield ""
    yield "&".join(sent)
    yield "&".join(sorted(sent))
    yield from _other_orders(sent, canonical)
    yield "&".join(sorted(unquote(part) for part in sent))
    yield "&".join(part.removesuffix("=") for part in canonical)
    yield received.replace("%20", "+")
    yield received.replace("%20", "%2B")
    yield _lower_case_hex(received)
    yield from ("&".join(canonical[:place] + canonical[place + 1 :]) for place in range(len(canonical[:_MOST])))
    yield from _characters_left_alone(received)
    for safe in (*_SAFE_SETS, "/", "/:"):
        yield "&".join("=".join(quote(unquote(text), safe=safe) for text in part.split("=", 1)) for part in canonical)
    yield "&".join("=".join(quote(text, safe="~") for text in part.split("=", 1)) for part in canonical)


def _other_orders(sent: list[str], canonical: list[str]) -> Iterator[str]:
    """Yield orders that are not AWS's: as sent, by whole pairs, in any letter case, by name alone, backwards."""
    places = {part.partition("=")[0]: place for place, part in reversed(list(enumerate(sent)))}
    yield "&".join(sorted(canonical, key=lambda part: places.get(part.partition("=")[0], len(sent))))
    yield "&".join(sorted(canonical))
    yield "&".join(sorted(canonical, key=str.lower))
    yield "&".join(sorted(canonical, key=unquote))
    yield "&".join(reversed(canonical))


def _headers(request: Request, received: SignedText) -> Iterator[SignedText]:
    for name, value in received.headers[:_MOST]:
        for other in _values(name, value, request):
            yield _with_value(received, name, other)
        kept = tuple(pair for pair in received.headers if pair[0] != name)
        yield replace(received, headers=kept, signed_headers=";".join(known for known, _ in kept))


def _values(name: str, value: str, request: Request) -> Iterator[str]:
    """Yield what may have been signed for a header's value."""
    came = request.headers.all(name)
    yield ""
    yield value.lower()
    yield ", ".join(trimmed(text) for text in came)
    yield ",".join(came)
    yield from came[:_MOST]
    yield from map(trimmed, came[:_MOST])
    if name == "host":
        bare = value.partition(":")[0]
        yield from (bare, f"{bare}:443", f"{bare}:80", request.host)
    if name == "content-type":
        kind = value.partition(";")[0].strip()
        yield from (kind, f"{kind}; charset=utf-8", f"{kind};charset=utf-8", f"{kind}; charset=UTF-8")


def _with_value(text: SignedText, name: str, value: str) -> SignedText:
    return replace(text, headers=tuple((known, value if known == name else had) for known, had in text.headers))


def _dates(request: Request, received: SignedText) -> Iterator[SignedText]:
    """Yield other dates, in the string to sign alone and in its header as well."""
    for date in dict.fromkeys(_other_dates(request, received.date)):
        scope = "/".join((date[:8], *received.scope.split("/")[1:]))
        for other in (received.scope, scope):
            alone = replace(received, date=date, scope=other)
            yield alone
            yield _with_value(alone, "x-amz-date", date)


def _other_dates(request: Request, date: str) -> Iterator[str]:
    header = request.headers.get("date")
    if isinstance(header, str):
        yield signed_stamp(trimmed(header))
    seconds = instant(date)
    if seconds is not None:
        yield from _stamps(seconds + apart for apart in range(-_SECONDS_APART, _SECONDS_APART + 1) if apart)


def _stamps(instants: Iterable[float]) -> Iterator[str]:
    """Write the instants that the calendar has: the years 1 to 9999."""
    for seconds in instants:
        try:
            yield stamp(seconds)
        except (ValueError, OverflowError):
            continue


def _scopes(received: SignedText) -> Iterator[str]:
    parts = received.scope.split("/")
    if len(parts) != _SCOPE_PARTS:
        return
    day, region, service, terminator = parts
    yield from (f"{other}/{region}/{service}/{terminator}" for other in _days_beside(received.date))
    yield from (f"{day}/{region}/{other}/{terminator}" for other in _SERVICES)
    yield from (f"{day}/{other}/{service}/{terminator}" for other in _regions(dict(received.headers).get("host", "")))


def _regions(host: str) -> Iterable[str]:
    """Return the region that the host names, and the one that clients fall back on."""
    labels = host.partition(":")[0].split(".")
    return (*labels[2:3], "us-east-1")


def _days_beside(date: str) -> Iterator[str]:
    """Yield the day of the date and its neighbours: a clock that keeps local time."""
    seconds = instant(date)
    if seconds is not None:
        yield from (found[:8] for found in _stamps((seconds - _DAY, seconds, seconds + _DAY)))
