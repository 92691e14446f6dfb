"""The DNS server of one gateway: its port, and the names of the account behind it."""

import socket
from collections.abc import Mapping

from gatewright.server.dns.listener import DnsListener, bind_both
from gatewright.server.dns.names import Names
from gatewright.store.reader import StoreReader


class DnsServer:
    """Answers for the names of an account, as the resolver of a VPC would."""

    def __init__(self, store: StoreReader, account_id: str, host: str, port: int) -> None:
        from gatewright.server.dns.message import respond  # noqa: PLC0415 - loads dnspython, which few ask for

        self._host, self._port = host, port
        self._names = Names(store, account_id)
        self._listener = DnsListener(lambda data, over_udp: respond(data, self._names.look_up, over_udp=over_udp))

    @property
    def address(self) -> tuple[str, int]:
        """Where it answers, once started."""
        return self._listener.address

    def bind(self) -> tuple[socket.socket, socket.socket]:
        """Return its sockets, or raise `CannotListenError`."""
        return bind_both(self._host, self._port)

    async def start(self, sockets: tuple[socket.socket, socket.socket], listeners: Mapping[str, str]) -> None:
        """Answer from now on; `listeners` are the addresses of VPC endpoints that have one, by their ids."""
        here = sockets[1].getsockname()[0]
        self._names.listen(here, listeners)
        await self._listener.start(sockets)

    def refresh(self) -> None:
        """Bring the names up to date after a commit."""
        self._names.refresh()

    async def stop(self) -> None:
        """Answer no more."""
        await self._listener.stop()
