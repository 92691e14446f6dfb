"""What signers take for the headers: a host with a port, values not trimmed, names in capitals, one too many."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from gatewright.aws.sigv4.canonical import trimmed
from gatewright.aws.sigv4.encodings import MOST
from gatewright.aws.sigv4.signed_text import SignedText
from gatewright.model.request import Headers, Request

Pair = tuple[str, str]
"""A header's name and value."""

_PORTS: Final = (443, 80, 8443, 8080, 3000, 4566, 8000, 5000)
_LOCAL: Final = ("localhost", "127.0.0.1", "host.docker.internal", "example.com", "undefined", "null")
_TYPES: Final = (
    "application/json",
    "application/x-www-form-urlencoded",
    "text/plain",
    "application/octet-stream",
    "binary/octet-stream",
    "application/xml",
    "application/x-amz-json-1.0",
    "application/x-amz-json-1.1",
)
"""What clients set by themselves."""

_CHARSETS: Final = ("", "; charset=utf-8", ";charset=utf-8", "; charset=UTF-8", ";charset=UTF-8", "; charset=utf8")


def header_slips(request: Request, received: SignedText) -> Iterator[SignedText]:
    """Yield the texts of signers that read the headers otherwise."""
    for name, value in received.headers[:MOST]:
        for other in _values(name, value, request):
            yield with_value(received, name, other)
        yield _listed(received, tuple(pair for pair in received.headers if pair[0] != name))
        kept = tuple(pair for pair in received.headers if pair[0] != name)
        yield replace(received, headers=kept)
    yield from _more(request.headers, received)
    yield from _written_otherwise(received)


def with_value(text: SignedText, name: str, value: str) -> SignedText:
    """Return the text with another value of one header."""
    return replace(text, headers=tuple((known, value if known == name else had) for known, had in text.headers))


def _listed(text: SignedText, headers: tuple[Pair, ...]) -> SignedText:
    return replace(text, headers=headers, signed_headers=";".join(known for known, _ in headers))


def _more(sent: Headers, received: SignedText) -> Iterator[SignedText]:
    """Yield the texts that hold one more of the headers that came, named in the list or not."""
    known = {name for name, _ in received.headers}
    for name in dict.fromkeys(name.lower() for name, _ in sent.items[:MOST]):
        if name in known or name == "authorization":
            continue
        line = (name, ",".join(trimmed(value) for value in sent.all(name)))
        more = tuple(sorted((*received.headers, line)))
        yield replace(received, headers=more)
        yield _listed(received, more)


def _written_otherwise(received: SignedText) -> Iterator[SignedText]:
    """Yield names in capitals, a blank behind the colon, another order, and no empty line at the end."""
    titled = tuple((name.title(), value) for name, value in received.headers)
    yield replace(received, headers=titled)
    yield _listed(received, titled)
    for named in (("host",), ("x-amz-date",), ("host", "x-amz-date")):
        yield replace(received, headers=tuple((n.title() if n in named else n, v) for n, v in received.headers))
    yield replace(received, headers=tuple((name, f" {value}") for name, value in received.headers))
    yield replace(
        received, headers=tuple((n, f" {v}" if n in ("host", "x-amz-date") else v) for n, v in received.headers)
    )
    for name, value in received.headers[:MOST]:
        yield with_value(received, name, f" {value}")
    backwards = received.headers[::-1]
    host_first = tuple(sorted(received.headers, key=lambda pair: pair[0] != "host"))
    for order in (backwards, host_first):
        yield _listed(received, order)
        yield replace(received, headers=order)
        yield replace(received, signed_headers=";".join(name for name, _ in order))
    yield replace(received, signed_headers=received.signed_headers.title())
    yield replace(received, signed_headers=received.signed_headers.replace(";", ","))
    yield replace(received, parted=False)


def _values(name: str, value: str, request: Request) -> Iterator[str]:
    """Yield what may have been signed for a header's value."""
    came = request.headers.all(name)
    yield ""
    yield value.lower()
    yield value.upper()
    yield ", ".join(trimmed(text) for text in came)
    yield ",".join(came)
    yield from came[:MOST]
    yield from map(trimmed, came[:MOST])
    yield f'"{value}"'
    if name == "host":
        yield from _hosts(value, request)
    if name == "content-type":
        kind = value.partition(";")[0].strip()
        yield from (f"{one}{charset}" for one in (kind, *_TYPES) for charset in _CHARSETS)


def _hosts(value: str, request: Request) -> Iterator[str]:
    """Yield the host with another port, as a URL, or another name of the same API."""
    bare = value.partition(":")[0]
    yield from (bare, request.host)
    yield from (f"{bare}:{port}" for port in _PORTS)
    yield from (
        f"{before}{value}{after}" for before in ("https://", "http://", "") for after in ("", "/", request.path)
    )
    forwarded = request.headers.get("x-forwarded-host")
    if isinstance(forwarded, str):
        yield trimmed(forwarded)
    first, _, rest = bare.partition(".")
    yield rest
    yield f"{first.partition('-vpce-')[0]}.{rest}"
    yield from (f"{first}.{label}" for label in ("execute-api.amazonaws.com",))
    for local in _LOCAL:
        yield local
        yield from (f"{local}:{port}" for port in _PORTS)
