"""
What the server answers of itself: all below `/_gatewright/`, in one place, so that a guard can stand before it.

A page of another site may ask for its health, and no more; `visitors` says who is one. Where the control plane is not
open, everything wants a signature for `apigateway`, and the permission of its verb on its path (`apigateway:GET` on
`arn:aws:apigateway:REGION::/_gatewright/`), but the health check and the certificate that clients of the TLS port
trust; the code of a function opens to the URL that GetFunction tells.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from gatewright.console.app import Console
from gatewright.console.views.unsigned import for_a_browser, is_browser
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.server import function_code, health, movable_clock
from gatewright.server.movable_clock import MovableClock
from gatewright.server.visitors import is_foreign
from gatewright.services.access.gate import Gate
from gatewright.services.access.pages import refusal_of_page
from gatewright.services.lambda_ import code_location
from gatewright.store.store import Store

BARE = health.PREFIX.rstrip("/")
"""The address of the console as people type it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Itself:
    """One server, as it tells of itself."""

    gate: Gate | None
    """Who lets callers in; `None` where the control plane is open."""

    console: Console
    """The pages for people."""

    store: Store
    """Where the code of functions is."""

    clock: MovableClock | None
    """The clock that tests move; `None` where they may not."""

    revision: Callable[[], int]
    """Which revision of the configuration counts."""

    tls_url: Callable[[], str]
    """Where TLS is spoken."""

    unenforced: Callable[[], list[str]]
    """What is stored and not enforced."""

    authority: bytes
    """The certificate that clients of the TLS port trust."""

    def is_asked(self, request: Request) -> bool:
        """Tell whether a request is for the server itself."""
        return request.path.startswith((code_location.PREFIX, health.PREFIX)) or request.path == BARE

    def answer(self, request: Request) -> Response | Awaitable[Response]:
        """Answer such a request."""
        if request.path.startswith(code_location.PREFIX):
            return self._code(request)
        if request.path not in health.FOR_EVERYBODY:
            refused = self._refusal(request)
            if refused is not None:
                return refused
        if request.path == movable_clock.PATH:
            return movable_clock.refused() if self.clock is None else self.clock.answer(request)
        if request.path == BARE:
            return Response(status=308, headers=(("Location", health.PREFIX),))
        if self.console.has(request.path):
            return self.console.answer(request)
        return health.answer(
            request,
            revision=self.revision(),
            tls_url=self.tls_url(),
            unenforced=self.unenforced,
            authority=self.authority,
        )

    def _refusal(self, request: Request) -> Response | None:
        """Return what a visitor is answered who may not see a page; `None` where he may."""
        if self.gate is not None:
            refused = refusal_of_page(self.gate, request, self.store)
            is_page = request.path == BARE or self.console.has(request.path)
            return for_a_browser(refused, request) if refused and is_page and is_browser(request) else refused
        guarded = request.path == movable_clock.PATH or self.console.has(request.path)
        return health.refused(request) if guarded and is_foreign(request) else None

    def _code(self, request: Request) -> Response | Awaitable[Response]:
        if self.gate is None:
            return health.refused(request) if is_foreign(request) else function_code.respond(request, self.store)
        if not self.gate.urls.opens(request.path, request.query, request.received_at):
            return function_code.closed()
        return function_code.respond(request, self.store)
