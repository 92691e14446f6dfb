"""Functions for tests: made from a line or two of code, in a store of their own, run by a pool of their own."""

import asyncio
import io
import tempfile
import zipfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from gatewright.gateway.functions.call_log import Place
from gatewright.gateway.functions.functions import Functions
from gatewright.gateway.functions.known import KnownFunctions
from gatewright.gateway.functions.launcher import Launcher
from gatewright.gateway.functions.runnable import Runnable
from gatewright.gateway.upstream import Upstream
from gatewright.model.invocation import Invocation, Invoked
from gatewright.store.store import Store

ACCOUNT, REGION = "000000000000", "eu-west-1"


def package(files: Mapping[str, str]) -> bytes:
    """Return a ZIP file with these files."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = 0o755 << 16
            archive.writestr(info, content)
    return body.getvalue()


def arn(name: str = "f", qualifier: str | None = None) -> str:
    """Return the ARN of a function of the tests."""
    return f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}" + (f":{qualifier}" if qualifier else "")


def runnable(**changes: Any) -> Runnable:
    """Return a function that can be run, with these changes."""
    usual: dict[str, Any] = {
        "region": REGION,
        "account_id": ACCOUNT,
        "name": "f",
        "version": "$LATEST",
        "runtime": "python3.12",
        "handler": "app.handler",
        "role": f"arn:aws:iam::{ACCOUNT}:role/r",
        "code_digest": "",
        "timeout": 3,
        "memory_mb": 128,
        "log_group": "/aws/lambda/f",
    }
    return Runnable(**{**usual, **changes})


async def _credentials(_runnable: Runnable) -> Mapping[str, str]:
    return {"AWS_ACCESS_KEY_ID": "AKIAMADE"}


class Made:
    """A store with functions, and what runs them."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        self.lines: list[str] = []
        self.places: list[Place] = []
        self._awaited = ""
        self._seen = asyncio.Event()
        self.known = KnownFunctions(store)
        self.upstream = Upstream()
        launcher = Launcher(self._log, lambda: "http://127.0.0.1:1", _credentials)
        self.functions = Functions(self.known, launcher, self.upstream.send, lambda: folder)

    def _log(self, place: Place, _timestamp: int, text: str) -> None:
        self.places.append(place)
        self.lines.append(text)
        if self._awaited and self._awaited in text:
            self._seen.set()

    def put(self, files: Mapping[str, str], name: str = "f", **changes: Any) -> None:
        """Create or replace a function: `changes` are members of its configuration, of its tags or its concurrency."""
        tags, reserved = changes.pop("tags", {}), changes.pop("reserved", None)
        configuration = {
            "FunctionName": name,
            "Version": "$LATEST",
            "Runtime": "python3.12",
            "Handler": "app.handler",
            "Role": f"arn:aws:iam::{ACCOUNT}:role/r",
            "Timeout": 3,
            "MemorySize": 128,
            "LoggingConfig": {"LogFormat": "Text", "LogGroup": f"/aws/lambda/{name}"},
            **changes,
        }
        with self.store.transaction(ACCOUNT, REGION) as documents:
            digest = documents.keep_blob(package(files))
            document = {"configuration": configuration, "codeDigest": digest, "tags": tags}
            documents.put("function", name, document={**document, "reservedConcurrency": reserved})
        self.refresh()

    def delete(self, name: str = "f") -> None:
        """Delete a function."""
        with self.store.transaction(ACCOUNT, REGION) as documents:
            documents.delete("function", name)
        self.refresh()

    def refresh(self) -> None:
        """Let what was stored take effect, as the server does after each call of its control plane."""
        self.known.refresh()
        self.functions.changed()

    async def call(self, payload: bytes = b"{}", name: str = "f", **more: Any) -> Invoked:
        """Call a function."""
        return await self.functions.invoke(Invocation(function_arn=arn(name), payload=payload, **more))

    async def logged(self, text: str) -> None:
        """Wait until something is logged."""
        self._awaited = text
        if text not in self.log:
            self._seen.clear()
            await self._seen.wait()

    @property
    def log(self) -> str:
        """Return everything that was logged."""
        return "".join(self.lines)


@asynccontextmanager
async def made(files: Mapping[str, str] | str | None = None, **changes: Any) -> AsyncIterator[Made]:
    """Run a function, of these files or of the text of `app.py`, until the end of the block."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(None)
        one = Made(store, Path(folder))
        one.functions.start()
        if files is not None:
            one.put({"app.py": files} if isinstance(files, str) else files, **changes)
        try:
            yield one
        finally:
            await one.functions.close()
            await one.upstream.close()
            store.close()
            # One turn of the loop in which the transports really close.
            await asyncio.sleep(0)
