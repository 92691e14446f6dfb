"""The Lambda functions of one server, put together: what is known of them, what runs them, where their code lies."""

import asyncio
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from gatewright.gateway.functions import packages
from gatewright.gateway.functions.call_log import Log
from gatewright.gateway.functions.functions import Functions
from gatewright.gateway.functions.known import KnownFunctions
from gatewright.gateway.functions.launcher import Launcher
from gatewright.gateway.functions.runnable import Runnable
from gatewright.gateway.functions.runtime_api import RESPONSE_BYTES
from gatewright.gateway.upstream import Upstream
from gatewright.store.store import Store

CODE_FOLDER: Final = "functions"
"""Where code is unpacked, below the state directory; it is emptied at each start."""


class FunctionHost:
    """Owns the one pool of functions."""

    def __init__(self, store: Store, state: Path | None, *, log: Log, endpoint_url: Callable[[], str]) -> None:
        """Take where functions are stored, where code may lie, where log events go, and where AWS's APIs are found."""
        self._folder = None if state is None else state / CODE_FOLDER
        self._known = KnownFunctions(store, changed=self._changed)
        self._upstream = Upstream(response_bytes=RESPONSE_BYTES)
        self._loop: asyncio.AbstractEventLoop | None = None
        launcher = Launcher(log, endpoint_url, credentials)
        self.pool = Functions(self._known, launcher, self._upstream.send, self._root)
        """What runs functions."""
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


def credentials(_runnable: Runnable) -> Mapping[str, str]:
    """Return what functions sign their calls with: this server's control plane accepts any access key."""
    return {
        "AWS_ACCESS_KEY_ID": "ASIAGATEWRIGHTFUNCTI",
        "AWS_SECRET_ACCESS_KEY": "of-no-account",
        "AWS_SESSION_TOKEN": "of-no-session",
    }
