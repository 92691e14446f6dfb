"""`/_gatewright/`: what the server says of itself."""

from collections.abc import Callable
from typing import Final

from gatewright import __version__
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.server.json_answer import json_answer
from gatewright.services.members import catalogue

PREFIX: Final = "/_gatewright/"
"""Paths below it are the server's own, on hosts that name no API."""


HEALTH: Final = f"{PREFIX}health"
"""Whether it serves, and what."""

AUTHORITY: Final = f"{PREFIX}authority.pem"
"""Where the certificate is that makes a client trust the TLS port."""

FOR_EVERYBODY: Final = (HEALTH, AUTHORITY)
"""What needs no signature: a probe has no key, and a certificate is no secret."""


def answer(
    request: Request, *, revision: int, tls_url: str, unenforced: Callable[[], list[str]], authority: bytes
) -> Response:
    """Answer a request below `PREFIX`; `unenforced` reads the whole store, so it is asked only where it is shown."""
    if request.path == AUTHORITY:
        return Response(status=200, headers=(("Content-Type", "application/x-pem-file"),), body=authority)
    if request.path == HEALTH:
        return json_answer(200, {"status": "ok", "version": __version__, "revision": revision, "tls": tls_url})
    if request.path == f"{PREFIX}api/enforcement":
        return json_answer(200, {"unenforced": unenforced(), **catalogue()})
    return json_answer(404, {"message": f"there is no {request.path}; {HEALTH} is there"})


def refused(request: Request) -> Response:
    """Answer a call of the control plane that a page of another site stands behind."""
    text = f"the control plane answers programs of this machine, not a page of another site (Host {request.host})"
    return json_answer(403, {"message": text})
