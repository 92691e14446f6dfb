import asyncio
import json
from collections.abc import Mapping
from pathlib import Path

from gatewright.gateway.functions.call_log import Place
from gatewright.gateway.functions.runnable import Runnable
from gatewright.model.invocation import Invocation, Invoked
from gatewright.server.function_host import CODE_FOLDER, FunctionHost
from gatewright.store.store import Store
from tests.gateway.functions.made import ACCOUNT, REGION, arn, package
from tests.server.conftest import Run

CREDENTIALS = {"AWS_ACCESS_KEY_ID": "ASIA", "AWS_SECRET_ACCESS_KEY": "s", "AWS_SESSION_TOKEN": "t"}
CODE = "import os\ndef handler(e, c): return dict(os.environ)"


def put(store: Store, code: str = CODE) -> None:
    """Store a function, as the control plane does."""
    configuration = {
        "FunctionName": "f",
        "Version": "$LATEST",
        "Runtime": "python3.12",
        "Handler": "app.handler",
        "Role": "arn:aws:iam::000000000000:role/r",
        "Timeout": 3,
        "MemorySize": 128,
        "LoggingConfig": {"LogGroup": "/aws/lambda/f"},
    }
    with store.transaction(ACCOUNT, REGION) as documents:
        digest = documents.keep_blob(package({"app.py": code}))
        documents.put("function", "f", document={"configuration": configuration, "codeDigest": digest})


def host(store: Store, state: Path | None) -> FunctionHost:
    """Return a host whose log goes nowhere."""

    def log(_place: Place, _timestamp: int, _text: str) -> None:
        """Drop it."""

    async def credentials(_runnable: Runnable) -> Mapping[str, str]:
        return CREDENTIALS

    return FunctionHost(store, state, log=log, endpoint_url=lambda: "http://127.0.0.1:4566", credentials=credentials)


def test_functions_run_in_the_state_directory(run: Run, tmp_path: Path) -> None:
    """Code lies below it while the server runs, and what an earlier server left is removed."""
    left = tmp_path / CODE_FOLDER / "left"
    left.mkdir(parents=True)

    async def serve() -> Invoked:
        store = Store.open(None)
        put(store)
        one = host(store, tmp_path)
        one.start()
        invoked = await one.pool.invoke(Invocation(function_arn=arn()))
        assert not left.exists()
        assert 1 == len(list((tmp_path / CODE_FOLDER).iterdir()))
        await one.close()
        store.close()
        return invoked

    variables = json.loads(run(serve()).payload)

    assert "http://127.0.0.1:4566" == variables["AWS_ENDPOINT_URL"]
    assert CREDENTIALS.items() <= variables.items()
    assert not (tmp_path / CODE_FOLDER).exists()


def test_without_a_state_directory_a_temporary_one_is_taken(run: Run) -> None:
    """It is gone at the end."""

    async def serve() -> Path:
        store = Store.open(None)
        put(store)
        one = host(store, None)
        one.start()
        await one.pool.invoke(Invocation(function_arn=arn()))
        folder = one._root()
        assert folder.exists()
        await one.close()
        store.close()
        return folder

    assert not run(serve()).exists()


def test_what_another_thread_commits_takes_effect(run: Run) -> None:
    """The control plane refreshes on its own thread; the pool hears of it on the loop."""

    async def serve() -> None:
        store = Store.open(None)
        one = host(store, None)
        one.start()
        put(store, "def handler(e, c): return 1")
        await asyncio.to_thread(one.refresh)
        first = await one.pool.invoke(Invocation(function_arn=arn()))
        put(store, "def handler(e, c): return 2")
        await asyncio.to_thread(one.refresh)
        await asyncio.sleep(0)
        pools = len(one.pool._pools)
        second = await one.pool.invoke(Invocation(function_arn=arn()))
        await one.close()
        store.close()

        assert (b"1", 0, b"2") == (first.payload, pools, second.payload)

    run(serve())
