import asyncio
import json

import pytest

from gatewright.gateway.functions import functions as functions_module
from gatewright.model.invocation import Invocation
from tests.gateway.functions.conftest import Run
from tests.gateway.functions.made import arn, made

ECHO = "import os\ndef handler(event, context):\n    return {'event': event, 'id': context.aws_request_id}\n"
SLEEP = "import time\ndef handler(event, context):\n    time.sleep(event)\n"


def test_a_function_is_called(run: Run) -> None:
    """Event in, answer out, under the id that the caller gave."""

    async def call() -> None:
        async with made(ECHO) as one:
            invoked = await one.call(b'{"a": "\xc3\xa9"}', request_id="11111111-2222-3333-4444-555555555555")

            assert {"event": {"a": "é"}, "id": "11111111-2222-3333-4444-555555555555"} == json.loads(invoked.payload)
            assert (None, 200, "$LATEST") == (invoked.function_error, invoked.status, invoked.executed_version)

    run(call())


def test_an_empty_event_is_an_empty_object(run: Run) -> None:
    """As AWS's clients may send none."""

    async def call() -> None:
        async with made(ECHO) as one:
            assert {} == json.loads((await one.call(b"")).payload)["event"]

    run(call())


def test_a_function_that_is_not_there(run: Run) -> None:
    """404 and no process."""

    async def call() -> None:
        async with made() as one:
            invoked = await one.call()

            assert ("not-found", 404, f"Function not found: {arn()}") == (
                invoked.failure,
                invoked.status,
                invoked.message,
            )

    run(call())


def test_new_code_leaves_a_process_alone_that_a_call_waits_for(run: Run) -> None:
    """It is still getting ready when the code changes, and takes its call all the same."""

    async def call() -> None:
        async with made("import time\ntime.sleep(0.8)\ndef handler(e, c): return 'old'\n") as one:
            waiting = asyncio.ensure_future(one.call())
            await asyncio.sleep(0.4)
            one.put({"app.py": "def handler(e, c): return 'new'"})
            after = await one.call()

            assert [b'"new"', b'"old"'] == [after.payload, (await waiting).payload]

    run(call())


def test_new_code_is_run_by_the_next_call(run: Run) -> None:
    """So are new variables; the call in progress ends as it began."""

    async def call() -> None:
        async with made("import time\ndef handler(e, c):\n    time.sleep(e)\n    return 'old'\n") as one:
            running = asyncio.ensure_future(one.call(b"0.4"))
            await asyncio.sleep(0.3)
            one.put(
                {"app.py": "import os\ndef handler(e, c): return os.environ['A']"},
                Environment={"Variables": {"A": "1"}},
            )
            after = await one.call()
            one.put(
                {"app.py": "import os\ndef handler(e, c): return os.environ['A']"},
                Environment={"Variables": {"A": "2"}},
            )
            later = await one.call()

            assert [b'"1"', b'"2"', b'"old"'] == [after.payload, later.payload, (await running).payload]

    run(call())


def test_a_deleted_function_dies(run: Run) -> None:
    """Its idle processes go at once, and it is found no more."""

    async def call() -> None:
        async with made(ECHO) as one:
            await one.call()
            pool = next(iter(one.functions._pools.values()))
            one.delete()
            await asyncio.sleep(0.1)

            assert "not-found" == (await one.call()).failure
            assert all(process.retired for process in pool._all)

    run(call())


def test_reserved_concurrency_is_a_limit(run: Run) -> None:
    """One call more is refused with AWS's reason; none is let in where none is reserved."""

    async def call() -> None:
        async with made(SLEEP, reserved=1) as one:
            first = asyncio.ensure_future(one.call(b"0.3"))
            await asyncio.sleep(0.05)
            second = await one.call(b"0")
            await first
            third = await one.call(b"0")

            assert ("throttled", 429, "ReservedFunctionConcurrentInvocationLimitExceeded") == (
                second.failure,
                second.status,
                second.reason,
            )
            assert third.failure is None
            one.put({"app.py": SLEEP}, reserved=0)
            assert "throttled" == (await one.call(b"0")).failure

    run(call())


def test_the_account_has_a_limit_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What others have reserved is not to be had."""
    monkeypatch.setattr(functions_module, "ACCOUNT_CONCURRENCY", 3)

    async def call() -> None:
        async with made(SLEEP) as one:
            one.put({"app.py": SLEEP}, name="other", reserved=2)
            first = asyncio.ensure_future(one.call(b"0.2"))
            await asyncio.sleep(0.05)
            second = await one.call(b"0")
            await first

            assert "ConcurrentInvocationLimitExceeded" == second.reason

    run(call())


def test_a_caller_may_give_up(run: Run) -> None:
    """The function goes on, and its process is there for the next call."""

    async def call() -> None:
        async with made(SLEEP) as one:
            await one.call(b"0")
            given_up = asyncio.ensure_future(one.call(b"0.2"))
            await asyncio.sleep(0.05)
            given_up.cancel()
            await asyncio.gather(given_up, return_exceptions=True)
            await asyncio.sleep(0.3)
            await one.call(b"0")

            assert 3 == one.log.count("REPORT")
            assert 1 == one.log.count("INIT_START")

    run(call())


def test_an_asynchronous_call_is_taken_at_once(run: Run) -> None:
    """It runs by itself; what cannot be is refused at once."""

    async def call() -> None:
        async with made("def handler(e, c): print('did', e)") as one:
            taken = one.functions.submit(Invocation(function_arn=arn(), payload=b"1"))
            missing = one.functions.submit(Invocation(function_arn=arn("g")))
            long = one.functions.submit(Invocation(function_arn=arn(), payload=b" " * (1024 * 1024 + 1)))
            await one.logged("REPORT")

            assert taken is None
            assert "did 1\n" in one.lines
            assert missing is not None
            assert long is not None
            assert ("not-found", "too-large") == (missing.failure, long.failure)

    run(call())


def test_an_event_has_a_size(run: Run) -> None:
    """6 MB, as on AWS."""

    async def call() -> None:
        async with made(ECHO) as one:
            invoked = await one.call(b" " * (6 * 1024 * 1024 + 1))

            assert (413, "too-large") == (invoked.status, invoked.failure)
            assert "" == one.log

    run(call())


def test_runtimes_that_do_not_run_here_are_told(run: Run) -> None:
    """Whoever creates a function asks before."""

    async def call() -> None:
        async with made() as one:
            assert one.functions.refusal("python3.12") is None
            assert "functions of runtime `java21` are not run by this server" == one.functions.refusal("java21")

    run(call())


def test_processes_see_only_their_own_events(run: Run) -> None:
    """The runtime API of another function is at a place that this one does not know."""

    async def call() -> None:
        code = "import os\ndef handler(e, c): return os.environ['AWS_LAMBDA_RUNTIME_API']"
        async with made(code) as one:
            one.put({"app.py": code}, name="other")
            first, second = (await one.call()).payload, (await one.call(name="other")).payload

            assert first != second

    run(call())


def test_cold_and_warm_calls_are_quick(run: Run) -> None:
    """A cold call takes well below a second, a warm one a few milliseconds (generous here: machines are busy)."""

    async def call() -> None:
        async with made(ECHO) as one:
            loop = asyncio.get_running_loop()
            begun = loop.time()
            await one.call()
            cold = loop.time() - begun
            begun = loop.time()
            for _ in range(50):
                await one.call()
            warm = (loop.time() - begun) / 50

            assert cold < 2
            assert warm < 0.05

    run(call())
