"""Put one server together: the only module that knows everything."""

import asyncio
import contextlib
import logging
import signal
import socket
import sqlite3
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import replace
from functools import partial
from secrets import token_bytes
from typing import Any, Final

from gatewright.aws import function_url
from gatewright.console.recording import Doors
from gatewright.gateway import garbage
from gatewright.gateway.answers import UsageBook
from gatewright.gateway.authorizer_answers import AuthorizerAnswers
from gatewright.gateway.authorizer_invocations import AuthorizerInvoker
from gatewright.gateway.authorizers import LambdaAuthorizers
from gatewright.gateway.backends import Backends
from gatewright.gateway.board import Board
from gatewright.gateway.front_door import FrontDoor
from gatewright.gateway.issuer_keys import IssuerKeys
from gatewright.gateway.logs import Logs
from gatewright.gateway.shared_usage import SharedBook
from gatewright.gateway.snapshot import Snapshots
from gatewright.gateway.stage_caches import StageCaches
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.server import announced, health, housekeeping, ports, root_credentials
from gatewright.server.addressed import is_for_an_api
from gatewright.server.connections import Handler
from gatewright.server.control_plane import ControlPlane
from gatewright.server.dns.server import DnsServer
from gatewright.server.function_credentials import FunctionCredentials
from gatewright.server.function_host import FunctionHost
from gatewright.server.itself import Itself
from gatewright.server.listener import Listener, bind
from gatewright.server.movable_clock import MovableClock
from gatewright.server.scratch import Scratch
from gatewright.server.security_groups import SecurityGroups
from gatewright.server.settings import BoundEndpoint, Settings
from gatewright.server.shown import ShownCalls, console
from gatewright.server.stacks import Brought, Declare, bring
from gatewright.server.tls.authority import Authority
from gatewright.server.tls.domains import Domains
from gatewright.server.tls.listener import TlsListener
from gatewright.server.tls.names import Names
from gatewright.server.too_long import by_kind_of_api
from gatewright.server.visitors import is_foreign, is_ours
from gatewright.server.vpc_endpoint_calls import by_name, through
from gatewright.server.workers.crew import Crew
from gatewright.server.workers.desk import Desk
from gatewright.server.workers.hangup import Hangup
from gatewright.services.access.gate import Gate
from gatewright.services.access.pages import refusal_of_unsigned
from gatewright.services.cognito_idp import web
from gatewright.services.cognito_idp.published import key_set_of
from gatewright.services.dispatch import random_id
from gatewright.services.settings import Settings as ControlSettings
from gatewright.store.errors import StoreError
from gatewright.store.store import Store
from gatewright.wire.recognise import service_name

_log = logging.getLogger("gatewright.server")

_SEAL_BYTES: Final = 32


class Gateway:
    """One server: a store, a control plane and a data plane, on a plain port and on one for TLS."""

    def __init__(self, settings: Settings) -> None:
        self._scratch = Scratch() if settings.state is None and settings.workers > 1 else None
        if self._scratch is not None:
            # Memory that several processes read: files, of which nothing is kept.
            settings = replace(settings, state=self._scratch.folder, durable=False)
        self._settings = settings
        self._store = Store.open(settings.state, durable=settings.durable)
        self._snapshots = Snapshots(
            self._store,
            settings.account_id,
            message_wording=settings.message_wording,
            account_throttle=settings.account_throttle,
            allow_unenforced=settings.allow_unenforced,
            given_keys=root_credentials.access_keys(settings.root_credentials, settings.account_id),
        )
        self._snapshots.refresh()
        self._usage = SharedBook(self._store, Board.made()) if settings.workers > 1 else UsageBook(self._store)
        self._logs = Logs(self._store.log_events)
        self._functions = FunctionHost(
            self._store,
            settings.state,
            log=self._logs.add,
            endpoint_url=lambda: self.url,
            credentials=FunctionCredentials(self._commit, random_id),
        )
        self._keys = IssuerKeys(partial(key_set_of, self._store))
        caches, answers = StageCaches(), AuthorizerAnswers()
        self._backends = Backends(self._functions.pool, self._ask, caches, settings.vpc_link_targets)
        authorizers = LambdaAuthorizers(self._functions.pool, answers)
        self._door = FrontDoor(
            self._snapshots,
            self._usage,
            self._backends,
            self._logs,
            self._keys,
            authorizers,
            allow_unenforced=settings.allow_unenforced,
        )
        self._authority = Authority.open(settings.state)
        self._gate = None
        if settings.control_plane_auth == "iam":
            self._gate = Gate(settings.root_credentials, settings.account_id, token_bytes(_SEAL_BYTES))
        control = ControlSettings(
            new_id=random_id,
            account_id=settings.account_id,
            region=settings.region,
            functions=self._functions.pool,
            methods=self._backends.invoker(self._snapshots.of_account),
            authorizers=AuthorizerInvoker(authorizers, self._keys, self._snapshots.of_account),
            find_keys=self._keys.place_of,
            web_acl_samples=self._logs.web_acls.samples.of,
            account_throttle=settings.account_throttle,
            issue_certificate=self._authority.as_imported,
            allow_unenforced=settings.allow_unenforced,
        )
        self._clock = MovableClock(self.handle) if settings.movable_clock else None
        handler = self._clock or self.handle
        self._too_long = by_kind_of_api(lambda: self._snapshots.current)
        self._listener = Listener(handler, too_long=self._too_long, trusted=settings.trusted_proxies)
        names = Names(self._authority, ports.names(settings))
        self._domains = Domains(self._store, settings.account_id, names)
        self._domains.refresh()
        self._dns = None
        if settings.dns_port is not None:
            self._dns = DnsServer(self._store, settings.account_id, settings.host, settings.dns_port)
        self._tls_listener = TlsListener(handler, names, too_long=self._too_long, trusted=settings.trusted_proxies)
        self._calls = ShownCalls(self._logs.noted, self._doors, self._flush_workers)
        self._crew = self._made_crew(answers, caches)
        self._listening: tuple[socket.socket, ...] = ()
        self._control_settings = control
        self._groups = SecurityGroups(self._store)
        self._groups.refresh()
        self._endpoint_listeners = tuple(
            (bound, self._endpoint_listener(bound, names)) for bound in settings.vpc_endpoints
        )
        self._control = ControlPlane(
            self._store, control, self._snapshots, self._usage, self._logs.flush, self._refresh, self._crew, self._gate
        )
        self._itself = Itself(
            gate=self._gate,
            console=console(self._calls, self._store, self._snapshots, self._doors, self.unenforced),
            store=self._store,
            clock=self._clock,
            revision=lambda: self._snapshots.current.revision,
            tls_url=lambda: self.tls_url,
            unenforced=self.unenforced,
            authority=self._authority.pem,
        )
        self._beside: tuple[asyncio.Task[None], ...] = ()
        self._addresses: tuple[tuple[str, int], tuple[str, int]] = (("", 0), ("", 0))

    def _made_crew(self, answers: AuthorizerAnswers, caches: StageCaches) -> Crew | None:
        """Return the workers, not started yet; `None` where this process serves the data plane itself."""
        if not isinstance(self._usage, SharedBook):
            return None
        desk = Desk(
            handle=self.handle,
            ask=self._ask,
            usage=self._usage,
            flush=self._flush_workers,
            functions=self._functions.pool,
            answers=answers,
            caches=caches,
            logs=self._logs,
            calls=self._calls.kept,
        )
        return Crew(self._settings, desk.answer, lambda: self._store.revision, self._usage.board)

    async def _flush_workers(self) -> None:
        if self._crew is not None:
            await self._crew.flush()

    def _endpoint_listener(self, bound: BoundEndpoint, names: Names) -> TlsListener:
        """Return the listener of a VPC endpoint; with workers, too, its calls are answered here."""
        handler: Handler = partial(self._through, bound.vpce_id)
        if self._clock is not None:
            handler = self._clock.before(handler)
        admits = partial(self._groups.admits, bound.vpce_id)
        trusted, too_long = self._settings.trusted_proxies, self._too_long
        return TlsListener(handler, names, too_long=too_long, trusted=trusted, plain_too=True, admits=admits)

    @property
    def url(self) -> str:
        """Where it listens."""
        return ports.url("http", *self._addresses[0])

    @property
    def tls_url(self) -> str:
        """Where it listens for TLS."""
        return ports.url("https", *self._addresses[1])

    def _doors(self) -> Doors:
        return Doors(*self._addresses)

    @property
    def dns_address(self) -> tuple[str, int] | None:
        """Where names are resolved; `None` where they are not."""
        return None if self._dns is None else self._dns.address

    def _through(self, vpce_id: str, request: Request) -> Response | Awaitable[Response]:
        """Answer a call through a VPC endpoint, which leads to APIs alone."""
        return self._door(through(request, vpce_id))

    async def _ask(self, request: Request) -> Response:
        """Answer an integration that calls one of the services, or one of the functions, of this server."""
        if function_url.url_id(request.host) is not None:
            return await self._functions.urls.serve(request)
        return await self._control.answer_inward(request)

    @property
    def endpoint_addresses(self) -> tuple[tuple[str, tuple[str, int]], ...]:
        """Which VPC endpoints have a listener, and where it listens."""
        return tuple((bound.vpce_id, one.address) for bound, one in self._endpoint_listeners)

    def handle(self, request: Request) -> Response | Awaitable[Response]:
        """Send a request to the API that it names, to the control plane, or to the server itself."""
        if "vpce-" in request.host and request.peer.vpc_endpoint is None:
            request = by_name(request, self._settings.trusted_proxies)
            if not self._groups.let_in(request):
                return self._groups.silence()
        if is_for_an_api(request, self._snapshots.current):
            return self._door(request)
        if function_url.url_id(request.host) is not None:
            return self._functions.urls.serve(request)
        if self._itself.is_asked(request):
            return self._itself.answer(request)
        if web.is_token_endpoint(request) or (web.is_published(request) and self._is_ours(request)):
            return self._control.publish(request)
        if service_name(request) is not None:
            if self._gate is None and is_foreign(request):
                return health.refused(request)
            return self._control.answer(request)
        unsigned = None if self._gate is None else refusal_of_unsigned(request)
        return self._door(request) if unsigned is None else unsigned

    def _is_ours(self, request: Request) -> bool:
        """Tell whether a name leads here; where callers have to sign, whatever name they use."""
        return self._gate is not None or is_ours(request.host)

    def _refresh(self) -> None:
        """Bring what stands beside the snapshot up to date after a commit."""
        self._functions.refresh()
        self._domains.refresh()
        self._groups.refresh()
        if self._dns is not None:
            self._dns.refresh()

    def unenforced(self) -> list[str]:
        """Return what is stored and not enforced, a line each."""
        return self._control.unenforced()

    async def bring(self, declare: Declare) -> tuple[Brought, ...]:
        """Make what documents declare; raises `ValueError` in one line, and leaves what was, where that cannot be."""

        def work(store: Store) -> tuple[Brought, ...]:
            try:
                return bring(store, self._control_settings, declare())
            finally:
                self._refresh()

        try:
            return await self._control.commit(work)
        finally:
            self._usage.forget_quotas()

    def announced(self, brought: Brought) -> list[str]:
        """Return what is said of a document that is served."""
        return announced.lines(brought, self._store, self.url)

    async def start(self) -> None:
        """Open the ports. Raises `OSError` in one line when it cannot be had, and `StoreError` rather than pretend."""
        if self._gate is not None and not self._gate.anybody_may_enter(self._store):
            raise StoreError(
                "nobody could ever sign a call: the state holds no access key; give one with `--root-credentials FILE`"
            )
        unenforced = [] if self._settings.allow_unenforced else self.unenforced()
        if unenforced:
            # Stored while it was allowed: served without the flag, it would stand open.
            raise StoreError(
                f"the state holds what this version does not enforce: {unenforced[0]}"
                + (f", and {len(unenforced) - 1} more" if len(unenforced) > 1 else "")
                + "; start with --allow-unenforced, or remove it"
            )
        with contextlib.ExitStack() as opened:
            listening = opened.enter_context(bind(self._settings.host, self._settings.port))
            over_tls = opened.enter_context(ports.bind_tls(self._settings))
            at_endpoints = [
                (bound.vpce_id, one, opened.enter_context(bind(bound.host, bound.port)))
                for bound, one in self._endpoint_listeners
            ]
            for_dns = [(one, one.bind()) for one in (self._dns,) if one is not None]
            opened.pop_all()
        self._addresses = (listening.getsockname()[:2], over_tls.getsockname()[:2])
        for dns, sockets in for_dns:
            await dns.start(sockets, {vpce_id: bound.getsockname()[0] for vpce_id, _, bound in at_endpoints})
        self._logs.start()
        self._functions.start()
        if self._crew is None:
            await self._listener.start(listening)
            await self._tls_listener.start(over_tls)
        else:
            # Bound here and inherited: what waits to be accepted is lost neither with a worker nor between two.
            self._listening = (listening, over_tls)
            await self._crew.start(listening, over_tls)
        for _, one, at_endpoint in at_endpoints:
            await one.start(at_endpoint)
        beside = (
            housekeeping.write_usage(self._usage.try_to_write),
            housekeeping.expire_events(self._store.log_events),
            self._calls.recorder.run(),
        )
        self._beside = tuple(asyncio.get_running_loop().create_task(each) for each in beside)

    async def stop(self) -> None:
        """Finish what is in flight, write what is counted, close."""
        self._groups.end()
        drain = self._settings.drain
        over_tls = (self._tls_listener, *(one for _, one in self._endpoint_listeners))
        await asyncio.gather(self._listener.stop(drain), *(one.stop(drain) for one in over_tls))
        if self._dns is not None:
            await self._dns.stop()
        for each in self._listening:
            each.close()
        if self._crew is not None:
            await self._crew.stop(drain)
        for task in self._beside:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        self._control.close()
        await self._functions.close()
        await self._keys.close()
        await self._backends.close()
        for finish in (self._logs.close, self._usage.write):
            try:
                finish()
            except sqlite3.Error as error:
                _log.error("what was logged and counted last is lost: %s", error)
        self._store.close()
        if isinstance(self._usage, SharedBook):
            self._usage.board.close()
        if self._scratch is not None:
            self._scratch.remove()

    async def exchange_workers(self) -> None:
        """Replace every worker by a new one, without losing a call."""
        if self._crew is not None:
            await self._crew.exchange()

    async def _commit(self, work: Callable[[Store], Mapping[str, str]]) -> Mapping[str, str]:
        return await self._control.commit(work)


async def serve(
    settings: Settings,
    ready: Callable[[Gateway, tuple[Brought, ...]], None],
    declare: Declare | None = None,
    follow: Callable[[Gateway, tuple[Brought, ...]], Coroutine[Any, Any, None]] | None = None,
) -> None:
    """Serve until a signal; `ready` is told once the port is open, and `follow` goes on beside for as long."""
    with contextlib.ExitStack() as start:
        start.enter_context(garbage.starting())
        gateway = Gateway(settings)
        stop = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        if settings.workers > 1:
            Hangup(gateway.exchange_workers, stop.set).listen()
        try:
            brought = () if declare is None else await gateway.bring(declare)
            await gateway.start()
            start.close()
            ready(gateway, brought)
            following = None if follow is None else asyncio.ensure_future(follow(gateway, brought))
            await stop.wait()
            if following is not None:
                following.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await following
        finally:
            await gateway.stop()
