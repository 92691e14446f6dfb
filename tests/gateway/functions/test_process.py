import asyncio
import json
import sys
from pathlib import Path

import pytest

from gatewright.gateway.functions import runtimes
from tests.gateway.functions.conftest import Run
from tests.gateway.functions.made import made

CODE = """
import json, os, signal, subprocess, sys, time
def handler(event, context):
    exec(event)
    return event
"""
node = pytest.mark.skipif(runtimes.node() is None, reason="there is no node on this machine")


def alive(pid: int) -> bool:
    """Return whether a process runs."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_output_is_logged_within_its_call(run: Run) -> None:
    """What a function prints stands between START and END, and in the tail."""

    async def call() -> None:
        async with made(CODE) as one:
            invoked = await one.call(b'"print(7 * 6); sys.stderr.write(str(1))"', tail=True)
            names = [line.split(" ")[0].split("\n")[0] for line in one.lines]

            assert ["INIT_START", "START", "42", "1", "END", "REPORT"] == names
            assert invoked.log_tail == one.log.encode()

    run(call())


def test_a_call_is_ended_by_its_time_limit(run: Run) -> None:
    """The caller gets AWS's error at the limit, the process dies with all its children, and the next call succeeds."""

    async def call() -> None:
        code = "child = subprocess.Popen(['sleep', '60']); print(os.getpid(), child.pid); time.sleep(60)"
        async with made(CODE, Timeout=1) as one:
            begun = asyncio.get_running_loop().time()
            invoked = await one.call(json.dumps(code).encode())
            took = asyncio.get_running_loop().time() - begun
            pids = [int(pid) for pid in next(line for line in one.lines if line[0].isdigit()).split()]
            await asyncio.sleep(0.1)
            again = await one.call(b'"pass"')

            assert ("timeout", "Unhandled", 200) == (invoked.failure, invoked.function_error, invoked.status)
            assert 1.0 <= took < 2.0
            assert json.loads(invoked.payload)["errorMessage"].endswith("Error: Task timed out after 1.00 seconds")
            assert [False, False] == [alive(pid) for pid in pids]
            assert b'"pass"' == again.payload

    run(call())


@pytest.mark.parametrize(
    ("code", "how"),
    [
        ("os._exit(1)", "Runtime exited with error: exit status 1"),
        ("sys.exit(0)", "Runtime exited without providing a reason"),
        ("os.kill(os.getpid(), signal.SIGSEGV)", "Runtime exited with error: signal: segmentation fault"),
    ],
)
def test_a_process_that_dies_is_an_error_of_its_call(run: Run, code: str, how: str) -> None:
    """The caller is told how it died, the log too, and the next call gets a new process."""

    async def call() -> None:
        async with made(CODE) as one:
            invoked = await one.call(json.dumps(f"print('last words'); {code}").encode())
            again = await one.call(b'"pass"')
            error = {
                "errorType": "Runtime.ExitError",
                "errorMessage": f"RequestId: {invoked.request_id} Error: {how}",
            }

            assert error == json.loads(invoked.payload)
            assert ("exit", "Unhandled") == (invoked.failure, invoked.function_error)
            assert one.log.index("last words") < one.log.index("END") < one.log.index("Runtime.ExitError\n")
            assert b'"pass"' == again.payload

    run(call())


def test_memory_is_bounded(run: Run) -> None:
    """A function that takes more than `MemorySize` is killed, and the caller learns why."""

    async def call() -> None:
        async with made(CODE, Timeout=10) as one:
            invoked = await one.call(b'"hoard = [bytearray(10**6) for _ in range(300)]; time.sleep(5)"')

            assert ("memory", "Runtime.OutOfMemory") == (invoked.failure, json.loads(invoked.payload)["errorType"])
            assert "Status: error\tError Type: Runtime.OutOfMemory" in one.log

    run(call())


def test_an_error_of_the_function_is_its_answer(run: Run) -> None:
    """It is no failure of Lambda's; type, message and stack are there, and the process goes on."""

    async def call() -> None:
        async with made(CODE) as one:
            first = await one.call(b'"global pid; pid = os.getpid(); 1 / 0"')
            again = await one.call(b'"print(pid == os.getpid())"')
            error = json.loads(first.payload)

            assert ("Unhandled", None) == (first.function_error, first.failure)
            assert ("ZeroDivisionError", "division by zero") == (error["errorType"], error["errorMessage"])
            assert again.function_error is None
            assert "True\n" in one.lines
            assert "[ERROR] ZeroDivisionError: division by zero\nTraceback" in one.log

    run(call())


def test_a_long_answer_is_an_error(run: Run) -> None:
    """AWS takes 6 MB and no more."""

    async def call() -> None:
        async with made("def handler(e, c): return 'x' * (e * 1024 * 1024)", Timeout=10) as one:
            long = await one.call(b"7")
            short = await one.call(b"5")

            assert ("response", "Function.ResponseSizeTooLarge") == (
                long.failure,
                json.loads(long.payload)["errorType"],
            )
            assert (5 * 1024 * 1024 + 2, None) == (len(short.payload), short.function_error)

    run(call())


def test_a_flood_of_output_leaves_the_loop_free(run: Run) -> None:
    """Whatever a function prints, others are served meanwhile."""

    async def call() -> None:
        async with made(CODE, Timeout=1) as one:
            loop = asyncio.get_running_loop()
            flood = asyncio.ensure_future(one.call(b"\"while True: os.write(1, b'y\\\\n' * 30000)\""))
            longest, until = 0.0, loop.time() + 0.8
            while loop.time() < until:
                before = loop.time()
                await asyncio.sleep(0.001)
                longest = max(longest, loop.time() - before)
            invoked = await flood

            assert "timeout" == invoked.failure
            assert longest < 0.25
            assert len(one.lines) > 1000

    run(call())


@node
@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"index.js": "exports.handler = async (event) => ({ got: event })"}, b'{"got":{"a":1}}'),
        ({"index.mjs": "export const handler = async () => 'esm'"}, b'"esm"'),
        ({"index.cjs": "exports.handler = (e, c, done) => setTimeout(() => done(null, 'callback'), 5)"}, b'"callback"'),
        ({"index.js": "exports.handler = (e, c) => c.succeed(c.functionName)"}, b'"f"'),
        ({"index.js": "exports.handler = () => {}"}, b"null"),
        (
            {"package.json": '{"type":"module"}', "index.js": "export const handler = async () => [1]"},
            b"[1]",
        ),
        (
            {"index.js": "exports.handler = async (e, c) => c.getRemainingTimeInMillis() > 0 && c.awsRequestId.length"},
            b"36",
        ),
    ],
)
def test_node_handlers_of_every_style(run: Run, files: dict[str, str], expected: bytes) -> None:
    """CommonJS and ES modules; promises, callbacks and the old context."""

    async def call() -> bytes:
        async with made(files, Runtime="nodejs20.x", Handler="index.handler") as one:
            invoked = await one.call(b'{"a":1}')
            assert invoked.function_error is None
            return invoked.payload

    assert expected == run(call())


@node
@pytest.mark.parametrize(
    ("code", "failure", "error_type", "message"),
    [
        ("exports.handler = async () => { throw new TypeError('no') }", None, "TypeError", "no"),
        ("exports.handler = (e, c, done) => done(new RangeError('far'))", None, "RangeError", "far"),
        ("exports.handler = (e, c, done) => done('text')", None, "string", "text"),
        ("exports.handler = () => { setTimeout(() => { throw new Error('late') }, 1) }", None, "Error", "late"),
        (
            "exports.handler = () => { Promise.reject(new Error('lost')) }",
            None,
            "Runtime.UnhandledPromiseRejection",
            "Error: lost",
        ),
        ("exports.x = 1", "init", "Runtime.HandlerNotFound", "index.handler is undefined or not exported"),
        ("throw new Error('start')", "init", "Error", "start"),
        ("require('nothing')", "init", "Runtime.ImportModuleError", None),
        ("let let = 1", "init", "Runtime.UserCodeSyntaxError", None),
        ("exports.handler = () => process.exit(3)", "exit", "Runtime.ExitError", None),
    ],
)
def test_node_errors(run: Run, code: str, failure: str | None, error_type: str, message: str | None) -> None:
    """Type and message of the error, and `trace`."""

    async def call() -> None:
        async with made({"index.js": code}, Runtime="nodejs20.x", Handler="index.handler") as one:
            invoked = await one.call()
            error = json.loads(invoked.payload)

            assert (failure, "Unhandled", error_type) == (invoked.failure, invoked.function_error, error["errorType"])
            assert message is None or message == error["errorMessage"]

    run(call())


@node
def test_node_output_is_logged_as_aws_does(run: Run) -> None:
    """Moment, id and level stand before what was printed; its lines stay together."""

    async def call() -> None:
        code = "exports.handler = async () => { console.log('a\\nb', { c: 1 }); console.error('d') }"
        async with made({"index.js": code}, Runtime="nodejs20.x", Handler="index.handler") as one:
            invoked = await one.call()
            printed = [line for line in one.lines if "\tINFO\t" in line or "\tERROR\t" in line]

            assert 2 == len(printed)
            assert printed[0].endswith(f"Z\t{invoked.request_id}\tINFO\ta\nb {{ c: 1 }}\n")
            assert printed[1].endswith(f"Z\t{invoked.request_id}\tERROR\td\n")

    run(call())


BOOTSTRAP = f"""#!{sys.executable}
import json, os, urllib.request
API = "http://" + os.environ["AWS_LAMBDA_RUNTIME_API"] + "/2018-06-01/runtime/invocation/"
while True:
    with urllib.request.urlopen(API + "next") as event:
        body, request_id = event.read(), event.headers["Lambda-Runtime-Aws-Request-Id"]
    answer = json.dumps([os.environ["_HANDLER"], json.loads(body)]).encode()
    urllib.request.urlopen(API + request_id + "/response", data=answer).close()
"""


def test_a_function_may_bring_its_runtime(run: Run) -> None:
    """The program `bootstrap` of its package speaks the runtime API by itself."""

    async def call() -> None:
        async with made({"bootstrap": BOOTSTRAP}, Runtime="provided.al2023", Handler="any.thing") as one:
            first, again = await one.call(b"1"), await one.call(b"2")

            assert ([b'["any.thing", 1]', b'["any.thing", 2]'], 1) == (
                [first.payload, again.payload],
                one.log.count("INIT_START Runtime Version: provided.al2023"),
            )

    run(call())


def test_a_runtime_without_its_program_cannot_start(run: Run) -> None:
    """The caller learns it."""

    async def call() -> None:
        async with made({"other": ""}, Runtime="provided.al2023") as one:
            invoked = await one.call()

            assert ("init", "Runtime.InvalidEntrypoint") == (invoked.failure, json.loads(invoked.payload)["errorType"])

    run(call())


def test_no_process_outlives_its_pool(run: Run) -> None:
    """Closing kills those that hang, too."""

    async def call() -> int:
        async with made(CODE, Timeout=60) as one:
            hanging = asyncio.ensure_future(one.call(b"\"print('pid', os.getpid()); time.sleep(60)\""))
            await one.logged("pid ")
            pid = int(next(line for line in one.lines if line.startswith("pid "))[4:])
            assert alive(pid)
        await asyncio.gather(hanging, return_exceptions=True)
        return pid

    assert not alive(run(call()))


def test_the_stack_of_an_error_names_the_places_as_on_aws(run: Run) -> None:
    """Recorded: LocalStack, AWS-validated test_lambda_selection_patterns (2023-09-05)."""

    async def call() -> None:
        code = 'def handler(event, context):\n    raise Exception("no")\n'
        async with made(code) as one:
            invoked = await one.call()
            error = json.loads(invoked.payload)

            line = '  File "/var/task/app.py", line 2, in handler\n    raise Exception("no")\n'
            assert [line] == error["stackTrace"]
            assert {"errorMessage", "errorType", "requestId", "stackTrace"} == set(error)

    run(call())
