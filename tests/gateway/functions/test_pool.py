import asyncio
import json
from pathlib import Path

import pytest

from gatewright.gateway.functions import pool as pool_module
from tests.gateway.functions.conftest import Run
from tests.gateway.functions.made import Made, made

CODE = "import os, time\ndef handler(e, c):\n    time.sleep(e or 0)\n    return os.getpid()\n"


def folders(one: Made) -> list[Path]:
    """Return the folders in which code lies."""
    return list(one.functions._root().iterdir())


async def pids(one: Made, *events: bytes) -> list[int]:
    """Call at once with these events, and return the process of each."""
    return [json.loads(each.payload) for each in await asyncio.gather(*(one.call(event) for event in events))]


def test_a_process_is_kept_warm(run: Run) -> None:
    """One call after another has the same process."""

    async def call() -> None:
        async with made(CODE) as one:
            first, again = [await pids(one, b"0") for _ in range(2)]

            assert first == again

    run(call())


def test_calls_at_once_have_a_process_each(run: Run) -> None:
    """Nobody waits for the sleep of another."""

    async def call() -> None:
        async with made(CODE) as one:
            found = await pids(one, b"0.6", b"0.6", b"0.6")

            assert 3 == len(set(found))

    run(call())


def test_quick_calls_share_what_there_is(run: Run) -> None:
    """A burst starts no process for each call."""

    async def call() -> None:
        async with made(CODE) as one:
            found = await pids(one, *[b"0"] * 60)

            assert len(set(found)) < 30

    run(call())


def test_a_start_that_fails_is_tried_anew_by_the_next_call(run: Run) -> None:
    """Each caller gets the error of a start of its own."""

    async def call() -> None:
        async with made("import missing_module") as one:
            answers = await asyncio.gather(*(one.call() for _ in range(3)))
            errors = [json.loads(each.payload)["errorType"] for each in answers]

            assert ["Runtime.ImportModuleError"] * 3 == errors
            assert ["init"] * 3 == [each.failure for each in answers]
            assert 3 == one.log.count("START RequestId")

    run(call())


def test_a_start_that_takes_long_is_ended(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is tried once more within the time limit of a call, and then the call is over."""
    monkeypatch.setattr(pool_module, "INIT_SECONDS", 0.3)

    async def call() -> None:
        async with made("import time\ntime.sleep(60)", Timeout=1) as one:
            begun = asyncio.get_running_loop().time()
            invoked = await one.call()

            assert ("timeout", "Sandbox.Timedout") == (invoked.failure, json.loads(invoked.payload)["errorType"])
            assert 1.3 <= asyncio.get_running_loop().time() - begun < 3

    run(call())


def test_slow_starts_do_not_keep_others_from_starting(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many calls of a function that hangs at its start hold the few places for a moment only."""
    monkeypatch.setattr(pool_module, "STARTING_SECONDS", 0.1)

    async def call() -> None:
        async with made("import time\ntime.sleep(60)", Timeout=1) as one:
            one.put({"app.py": CODE}, name="quick")
            hanging = [asyncio.ensure_future(one.call()) for _ in range(8)]
            await asyncio.sleep(0)
            begun = asyncio.get_running_loop().time()
            answer = await one.call(b"0", name="quick")
            took = asyncio.get_running_loop().time() - begun
            for each in hanging:
                each.cancel()

            assert answer.function_error is None
            assert took < 3

    run(call())


def test_code_that_cannot_be_unpacked_is_an_error_of_the_call(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The caller learns that the function cannot start."""

    async def call() -> None:
        async with made(CODE) as one:
            monkeypatch.setattr(one.known, "package", lambda _: b"no zip")
            invoked = await one.call()

            assert ("init", "Runtime.InvalidEntrypoint") == (
                invoked.failure,
                json.loads(invoked.payload)["errorType"],
            )

    run(call())


def test_idle_processes_are_ended(run: Run) -> None:
    """After a while without a call nothing is left; the next call starts anew."""

    async def call() -> None:
        async with made(CODE) as one:
            one.functions._idle_seconds = 0.05
            one.functions.start()
            first = await pids(one, b"0")
            await asyncio.sleep(0.3)
            pool = next(iter(one.functions._pools.values()))

            assert 0 == pool.processes
            assert first != await pids(one, b"0")

    run(call())


def test_code_is_removed_when_nobody_runs_it(run: Run) -> None:
    """A folder goes with the last process of its version."""

    async def call() -> None:
        async with made(CODE) as one:
            one.functions._idle_seconds = 0.05
            one.functions.start()
            await one.call(b"0")
            before = folders(one)
            one.put({"app.py": CODE + "#"})
            await asyncio.sleep(0.4)

            assert (1, []) == (len(before), folders(one))

    run(call())


def test_a_process_is_used_for_some_hours_only(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its credentials end some day."""
    monkeypatch.setattr(pool_module, "LIFE_SECONDS", 0.0)

    async def call() -> None:
        async with made(CODE) as one:
            assert await pids(one, b"0") != await pids(one, b"0")

    run(call())
