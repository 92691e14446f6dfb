"""What signers take for the path: encoded otherwise, not tidied, with or without the stage, a whole URL, a template."""

from collections.abc import Iterator
from typing import Final
from unicodedata import normalize
from urllib.parse import quote, unquote

from gatewright.aws.sigv4.canonical import percent_encoded, without_dot_segments
from gatewright.aws.sigv4.encodings import MOST, SAFE_SETS, as_bytes, characters_left_alone, lower_case_hex
from gatewright.aws.sigv4.wire_bytes import wire_bytes
from gatewright.model.request import Request

_STAGES: Final = ("prod", "dev", "test", "stage", "staging", "production", "v1", "v2", "live", "api", "default", "Prod")
"""How people call their stages: behind a custom domain name, nobody has to name it."""

_TEMPLATES: Final = ("{id}", "{proxy+}", "{proxy}")


def paths(request: Request, received: str) -> Iterator[str]:
    """Yield what may stand in the second line of the canonical request that was signed."""
    wire = request.path
    yield from (wire, without_dot_segments(wire), percent_encoded(wire), percent_encoded(received), as_bytes(wire))
    yield from _encoded_otherwise(wire, received)
    yield from _without_prefix(received)
    yield from _with_prefix(received)
    yield from _without_the_end(received)
    yield received.rstrip("/") if received.endswith("/") else received + "/"
    yield from (received.removeprefix("/"), "", f"/{received}")
    yield from (received.lower(), received.upper())
    yield from _of_the_url(request, received)
    yield from _templates(received)


def _encoded_otherwise(wire: str, received: str) -> Iterator[str]:
    yield lower_case_hex(received)
    yield percent_encoded(lower_case_hex(without_dot_segments(wire)))
    yield received.replace("%2520", "+")
    yield received.replace("%2520", "%2B")
    yield from characters_left_alone(received)
    plain = without_dot_segments(wire)
    for safe in SAFE_SETS:
        yield quote(wire_bytes(plain), safe=safe + "/~")
        once = quote(unquote(plain), safe=safe + "/~")
        yield once
        yield quote(once, safe=safe + "/~")
        yield quote(unquote(plain), safe=safe)
    for form in ("NFC", "NFD"):
        yield quote(quote(normalize(form, unquote(plain)), safe="/~"), safe="/~")
    yield quote(quote(unquote(plain), safe="/~", encoding="latin-1", errors="replace"), safe="/~")


def _without_prefix(path: str) -> Iterator[str]:
    """Yield the path without its first segments: a stage that was left out, or a base path."""
    for _ in range(MOST):
        if len(path) <= 1:
            return
        path = "/" + path[1:].partition("/")[2]
        yield path


def _without_the_end(path: str) -> Iterator[str]:
    """Yield the path without its last segments: the stage alone, or the parent."""
    for _ in range(MOST):
        path = path.rpartition("/")[0]
        if not path:
            return
        yield path
        yield path + "/"


def _with_prefix(path: str) -> Iterator[str]:
    """Yield the path with a stage before it, its own first segment once more among them."""
    first = path[1:].partition("/")[0]
    for stage in dict.fromkeys((first, *_STAGES)):
        yield f"/{stage}{path}"


def _of_the_url(request: Request, path: str) -> Iterator[str]:
    """Yield the path with more of the URL than belongs to it."""
    for before in (request.host, f"/{request.host}", f"https://{request.host}", f"http://{request.host}"):
        yield f"{before}{path}"
        yield f"{percent_encoded(before)}{path}"
        yield f"{before}{request.path}"
        if request.query:
            yield f"{before}{request.path}?{request.query}"
    own = "&".join(part for part in request.query.split("&") if not part.startswith("X-Amz-"))
    for query in dict.fromkeys((own, request.query)):
        for written in (f"?{query}", f"%3F{query}", quote(f"?{query}", safe="")):
            yield f"{path}{written}"
            yield f"{request.path}{written}"


def _templates(path: str) -> Iterator[str]:
    """Yield the path with a path parameter's name in place of a value, as the API's definition has it."""
    segments = path.split("/")[:MOST]
    for place in range(1, len(segments)):
        for name in _TEMPLATES:
            for template in (name, quote(name, safe=""), quote(quote(name, safe=""), safe="")):
                yield "/".join((*segments[:place], template, *segments[place + 1 :]))
