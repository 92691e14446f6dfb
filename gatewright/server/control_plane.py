"""
The control plane on its own thread: one call after another, each durable before it is answered.

After each call the data plane's snapshot is brought up to date on the same thread, so a client that was told "created"
meets what it created. The event loop never waits for the disk.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Final, Protocol, TypeVar

from gatewright.gateway.answers import UsageBook
from gatewright.gateway.snapshot import Snapshots
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.services import dispatch, unenforced
from gatewright.services.access.gate import Gate
from gatewright.services.cognito_idp import web
from gatewright.services.issuers import AsksIssuers, Told
from gatewright.services.settings import Settings
from gatewright.store.store import Store
from gatewright.wire import recognise

T = TypeVar("T")

_OF_WORKERS: Final = frozenset({"logs", "wafv2"})
"""Services that tell of what the data plane did."""


class Crew(Protocol):
    """The processes that serve the data plane."""

    async def flush(self) -> None:
        """Return when they have handed over what they logged."""

    async def refresh(self, revision: int) -> None:
        """Return when a revision counts at every door."""


class ControlPlane:
    """Answers calls to AWS's own APIs."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        snapshots: Snapshots,
        usage: UsageBook,
        flush_logs: Callable[[], None],
        refresh: Callable[[], None] = lambda: None,
        crew: Crew | None = None,
        gate: Gate | None = None,
    ) -> None:
        """
        Take the state and what reads it; `flush_logs` runs before each call, `refresh` when it has committed. Where
        other processes serve the data plane, `crew` is asked for their logs, and told of every commit. `gate` lets
        callers in; without one the control plane is open.
        """
        self._gate = gate
        self._store = store
        self._settings = settings
        self._snapshots = snapshots
        self._usage = usage
        self._flush_logs = flush_logs
        self._refresh = refresh
        self._crew = crew
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="control-plane")

    async def answer(self, request: Request) -> Response:
        """Answer one call; what it leaves for later does not keep the thread from the next."""
        return await self._answered(request, self._gate)

    async def answer_inward(self, request: Request) -> Response:
        """Answer what an API of this server asks of a service, and may: nobody signs that."""
        return await self._answered(request, None)

    async def _answered(self, request: Request, gate: Gate | None) -> Response:
        if self._crew is not None and _asks_for_what_workers_did(request) and await self._may_enter(request, gate):
            await self._crew.flush()
        told: Told | None = None if self._settings.find_keys is None else {}
        try:
            answered = await self._tried(request, told, gate)
            while isinstance(answered, AsksIssuers):
                told = {**(told or {}), **await self._asked(answered.issuers)}
                answered = await self._tried(request, told, gate)
        finally:
            await self._everywhere()
        return answered if isinstance(answered, Response) else await answered()

    async def _may_enter(self, request: Request, gate: Gate | None) -> bool:
        """Tell whether the workers are to be asked at all: nobody keeps them busy who is not let in."""
        if gate is None:
            return True
        return await asyncio.get_running_loop().run_in_executor(
            self._thread, dispatch.may_enter, request, self._store, gate
        )

    async def _tried(
        self, request: Request, told: Told | None, gate: Gate | None
    ) -> Response | dispatch.Pending | AsksIssuers:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._answer, request, told, gate)

    async def _asked(self, issuers: tuple[str, ...]) -> Told:
        """Ask issuers where their keys are, all at once, while the thread answers other calls."""
        find = self._settings.find_keys
        if find is None:
            raise TypeError("expected somebody who asks issuers; an operation that has nobody must not ask")
        return dict(zip(issuers, await asyncio.gather(*map(find, issuers)), strict=True))

    async def _everywhere(self) -> None:
        """Return when all that was committed counts at every door: also for a call that only read it."""
        if self._crew is not None:
            await self._crew.refresh(self._store.revision)

    async def commit(self, work: Callable[[Store], T]) -> T:
        """Let the server itself change its state: on the thread of the calls, and in force when this returns."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, self._commit, work)
        finally:
            await self._everywhere()

    def _commit(self, work: Callable[[Store], T]) -> T:
        try:
            return work(self._store)
        finally:
            self._snapshots.refresh()

    async def publish(self, request: Request) -> Response:
        """Answer what user pools tell anybody: their keys, and tokens for clients."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._publish, request)

    def _publish(self, request: Request) -> Response:
        return web.respond(request, self._store, self._settings.new_id)

    def _answer(
        self, request: Request, told: Told | None, gate: Gate | None
    ) -> Response | dispatch.Pending | AsksIssuers:
        # What the data plane did before this call must be seen by it: log lines, and usage.
        with suppress(sqlite3.Error):
            # What the disk does not take is kept, and whoever writes it has said so; the call may only read.
            self._flush_logs()
        self._usage.try_to_write()
        before = self._snapshots.current.revision
        try:
            return dispatch.respond(request, self._store, self._settings, told, gate)
        finally:
            # Also when writing the answer failed: what was committed counts at the door.
            self._snapshots.refresh()
            self._refresh()
            if request.method == "PATCH" and request.path.endswith("/usage"):
                self._usage.reread_extensions()
            elif self._snapshots.current.revision != before or "/usage" in request.path:
                self._usage.forget_quotas()

    def unenforced(self) -> list[str]:
        """Return what is stored and not enforced, a line each."""
        lines = []
        for account_id, region in self._store.scopes():
            with self._store.reading(account_id, region) as documents:
                lines += [
                    f"{region} {each.kind} {'/'.join(each.ids)}: {each.member} ({each.words})"
                    for each in unenforced.standing(documents)
                ]
        return lines

    def close(self) -> None:
        """Finish the calls in progress."""
        self._thread.shutdown(wait=True)


def _asks_for_what_workers_did(request: Request) -> bool:
    return recognise.service_name(request) in _OF_WORKERS or request.path.endswith("/usage")
