"""What a browser sees of a guarded console: that it cannot sign, and the command that opens a door to it.

The answer stays the refusal that programs get; only its body is one that a person can read.
"""

from dataclasses import replace

from gatewright.console.reader import reader_of
from gatewright.i18n import N_
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.model.unknown import Unknown


def is_browser(request: Request) -> bool:
    """Tell whether a person looks: a page is asked for, and nobody tried to sign."""
    accepted = request.headers.get("accept")
    return (
        request.method == "GET"
        and isinstance(accepted, str)
        and "text/html" in accepted
        and request.headers.get("authorization") is None
        and "x-amz-" not in request.query.lower()
    )


def for_a_browser(refused: Response, request: Request) -> Response:
    """Return the refusal with a body for people, in their language."""
    reader = reader_of(request)
    host = request.headers.get("host")
    tls = request.peer.tls is not None and not isinstance(request.peer.tls, Unknown)
    url = f"{'https' if tls else 'http'}://{host if isinstance(host, str) else request.host}"
    parts = (
        reader.element("h1", N_("This console is guarded")),
        reader.element(
            "p", N_("It wants a signature for each page, and a browser has no key. Who has one opens a door to it:")
        ),
        reader.element("pre", "gatewright console --endpoint-url {url}", url=url),
    )
    html = (
        f'<!doctype html>\n<html lang="{reader.language}">\n<head><meta charset="utf-8">'
        f"<title>Gatewright</title></head>\n<body>{''.join(parts)}</body>\n</html>\n"
    )
    others = tuple(each for each in refused.headers if each[0].lower() not in ("content-type", "cache-control"))
    told = (
        ("Content-Type", "text/html; charset=utf-8"),
        ("Cache-Control", "no-store"),
        ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    )
    return replace(refused, headers=(*told, *others), body=html.encode("utf-8", "replace"))
