"""What a server does from time to time beside its calls, for as long as it runs."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from time import time
from typing import Final

from gatewright.store.log_events import LogEvents

_log: Final = logging.getLogger(__name__)

USAGE_SECONDS: Final = 1.0
"""How often usage is written: what a kill can lose of it."""

EXPIRY_SECONDS: Final = 3600.0
"""How often log events go that are beyond their group's retention; nobody is shown them any more by then.

Amazon CloudWatch Logs deletes them within 72 hours.
https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
"""

_MOST_AT_ONCE: Final = 10_000
_MILLISECONDS: Final = 1000


async def write_usage(write: Callable[[], None]) -> None:
    """Have usage written every second."""
    while True:
        await asyncio.sleep(USAGE_SECONDS)
        await asyncio.get_running_loop().run_in_executor(None, write)


async def expire_events(log_events: LogEvents) -> None:
    """Have what is beyond its retention deleted, now and every hour."""
    while True:
        await asyncio.get_running_loop().run_in_executor(None, _expire, log_events)
        await asyncio.sleep(EXPIRY_SECONDS)


def _expire(log_events: LogEvents) -> None:
    """Delete in small portions, so that nobody who writes a log waits for long."""
    now = int(time() * _MILLISECONDS)
    try:
        while log_events.expire(now=now, most=_MOST_AT_ONCE) == _MOST_AT_ONCE:
            pass
    except sqlite3.Error as error:
        _log.warning("log events beyond their retention cannot be deleted: %s; it is tried again in an hour", error)
