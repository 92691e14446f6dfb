"""The Lambda functions of one server, put together: what is known of them, what runs them, where their code lies."""

import asyncio
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from gatewright.gateway.functions import packages
from gatewright.gateway.functions.call_log import Log
from gatewright.gateway.functions.functions import Functions
from gatewright.gateway.functions.known import KnownFunctions
from gatewright.gateway.functions.launcher import Credentials, Launcher
from gatewright.gateway.functions.runtime_api import RESPONSE_BYTES
from gatewright.gateway.functions.urls import FunctionUrls
from gatewright.gateway.upstream import Upstream
from gatewright.store.store import Store

CODE_FOLDER: Final = "functions"
"""Where code is unpacked, below the state directory; it is emptied at each start."""


class FunctionHost:
    """Owns the one pool of functions."""

    def __init__(
        self,
        store: Store,
        state: Path | None,
        *,
        log: Log,
        endpoint_url: Callable[[], str],
        credentials: Credentials,
    ) -> None:
        """
        Take where functions are stored, and where their code may lie; what they log to, where they find AWS's APIs, and
        with what they call them.
        """
        self._folder = None if state is None else state / CODE_FOLDER
        self._known = KnownFunctions(store, changed=self._changed)
        self._upstream = Upstream(response_bytes=RESPONSE_BYTES)
        self._loop: asyncio.AbstractEventLoop | None = None
        launcher = Launcher(log, endpoint_url, credentials)
        self.pool = Functions(self._known, launcher, self._upstream.send, self._root)
        """What runs functions."""
        self.urls = FunctionUrls(self._known, self.pool)
        """What answers calls of their URLs."""
        self.refresh()

    def refresh(self) -> None:
        """Read what the last commits changed: called by whoever commits, after each call."""
        self._known.refresh()

    def start(self) -> None:
        """Begin, on the running loop; what an earlier server left unpacked is removed."""
        self._loop = asyncio.get_running_loop()
        if self._folder is not None:
            packages.remove(self._folder)
        self.pool.start()

    async def close(self) -> None:
        """End every function."""
        await self.pool.close()
        await self._upstream.close()
        if self._folder is not None:
            await asyncio.to_thread(packages.remove, self._folder)

    def _changed(self) -> None:
        # On the thread that committed: the pool belongs to the loop.
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self.pool.changed)

    def _root(self) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="gatewright-functions-"))
        return self._folder
