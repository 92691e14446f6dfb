"""What the console shows of one server: put together here, so that the console needs to know nothing of servers."""

import time
from collections.abc import Awaitable, Callable, Mapping

from gatewright.aws.addresses import address_of
from gatewright.console.app import Console, Shows
from gatewright.console.asked import Known
from gatewright.console.calls import Calls, Shown
from gatewright.console.estate import estate
from gatewright.console.recorder import Recorder
from gatewright.console.recording import Doors
from gatewright.gateway.noted import Noted
from gatewright.gateway.snapshot import Snapshot, Snapshots
from gatewright.model.configuration import Configuration
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange
from gatewright.store.reader import StoreReader


class ShownCalls:
    """The last calls of a server, whichever of its processes answered them."""

    def __init__(self, noted: Noted, doors: Callable[[], Doors], flush: Callable[[], Awaitable[None]]) -> None:
        """Take what this process notes, where it listens, and what makes the others hand over theirs."""
        self.kept = Calls()
        """Those that were handed over."""
        self.recorder = Recorder(noted, doors, self.kept.take, time.monotonic)
        """Hands over those of this process."""
        self._flush = flush

    async def __call__(self) -> Shown:
        """Return them, up to this moment."""
        await self._flush()
        self.recorder.hand_over()
        return self.kept.shown()


def console(
    calls: ShownCalls,
    store: StoreReader,
    snapshots: Snapshots,
    doors: Callable[[], Doors],
    unenforced: Callable[[], list[str]],
) -> Console:
    """Return the console of a server."""
    return Console(
        Shows(
            calls=calls,
            estate=lambda: estate(store, doors()),
            unenforced=unenforced,
            known=known(snapshots, doors),
            doors=doors,
        )
    )


def known(snapshots: Snapshots, doors: Callable[[], Doors]) -> Known:
    """Return what tells the configuration that stands here of the API that a call went to."""

    def of(exchange: Exchange) -> tuple[Configuration, Mapping[str, str | None]] | None:
        request = exchange.request
        if isinstance(request, Unknown):
            return None
        snapshot = snapshots.current.of(request)
        region = _region(snapshot, request)
        configuration = None if region is None else snapshot.configurations.get(region)
        if configuration is None:
            return None
        return configuration, {"endpoint-url": doors().endpoint_url, "region": region}

    return of


def _region(snapshot: Snapshot, request: Request) -> str | None:
    """Return the region of the API of ours that a request names; `None` where it names none."""
    of_domain = snapshot.domain_region(request.host)
    named = address_of(request)
    if of_domain is not None or named is None or isinstance(named, Unknown):
        return of_domain
    return snapshot.region_of.get(named.api_id)
