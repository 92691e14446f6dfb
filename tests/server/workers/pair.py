"""Two channels on one loop, joined."""

import asyncio
import socket
from collections.abc import Callable

from gatewright.server.workers.channel import Channel, Serve


async def joined(left: Serve, right: Serve, lost: Callable[[], None] = lambda: None) -> tuple[Channel, Channel]:
    """Return both ends; `lost` is told when the right one is gone."""
    loop = asyncio.get_running_loop()
    ours, theirs = socket.socketpair()
    _, one = await loop.create_unix_connection(lambda: Channel(left, lost), sock=ours)
    _, other = await loop.create_unix_connection(lambda: Channel(right), sock=theirs)
    return one, other
