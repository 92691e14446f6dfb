import asyncio

from gatewright.gateway.functions import runtime_api
from gatewright.gateway.functions.runtime_api import RuntimeConnection, listen
from tests.gateway.functions.conftest import Run

NEXT = b"GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: x\r\n\r\n"


class Heard:
    """A runtime that notes what it is told, and knows the call `r1`."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def wants_event(self, connection: RuntimeConnection) -> None:
        self.told.append("next")
        connection.deliver({"Lambda-Runtime-Aws-Request-Id": "r1"}, b'{"a":1}')

    def answered(self, request_id: str, body: bytes, *, failed: bool, size: int) -> bool:
        self.told.append((request_id, len(body), failed, size))
        return request_id == "r1"

    def hung_up(self, connection: RuntimeConnection) -> None:
        self.told.append("hung up")
        connection.close()

    def init_failed(self, body: bytes) -> None:
        self.told.append(body)


def post(path: str, body: bytes = b"{}") -> bytes:
    """Return a POST to the runtime API."""
    head = f"POST /2018-06-01/runtime/{path} HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


async def spoken(*requests: bytes) -> tuple[Heard, list[bytes]]:
    """Send requests on one connection; return what the runtime heard, and the answers."""
    heard = Heard()
    server, address = await listen(heard)
    host, _, port = address.partition(":")
    assert host.startswith("127.")
    reader, writer = await asyncio.open_connection(host, int(port))
    answers = []
    for request in requests:
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.startswith(b"Content-Length"))
        answers.append(head + await reader.readexactly(length))
    writer.close()
    await writer.wait_closed()
    server.close()
    await asyncio.sleep(0.01)
    return heard, answers


def test_a_process_asks_and_answers(run: Run) -> None:
    """An event goes out with its headers; answer and error come in on the same connection."""
    heard, answers = run(
        spoken(NEXT, post("invocation/r1/response", b'"ok"'), NEXT, post("invocation/r1/error", b"{}"))
    )

    assert ["next", ("r1", 4, False, 4), "next", ("r1", 2, True, 2), "hung up"] == heard.told
    assert answers[0].startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"Lambda-Runtime-Aws-Request-Id: r1\r\n" in answers[0]
    assert answers[0].endswith(b'\r\n\r\n{"a":1}')
    assert answers[1].startswith(b"HTTP/1.1 202 Accepted\r\n")


def test_an_init_error_is_taken(run: Run) -> None:
    """It is accepted, and the runtime hears it."""
    heard, answers = run(spoken(post("init/error", b'{"errorType":"x"}')))

    assert [b'{"errorType":"x"}', "hung up"] == heard.told
    assert answers[0].startswith(b"HTTP/1.1 202 ")


def test_the_answer_of_another_call_is_refused(run: Run) -> None:
    """As AWS refuses it: 400 and `InvalidRequestID`."""
    _, answers = run(spoken(post("invocation/r2/response")))

    assert answers[0].startswith(b"HTTP/1.1 400 ")
    assert answers[0].endswith(b'{"errorMessage":"Invalid request ID","errorType":"InvalidRequestID"}')


def test_an_answer_has_a_size(run: Run) -> None:
    """A long one is told apart by its size, and not kept in full."""
    size = runtime_api.RESPONSE_BYTES + 4 * 1024 * 1024
    heard, answers = run(spoken(post("invocation/r1/response", b"x" * size)))
    told = heard.told[0]

    assert answers[0].startswith(b"HTTP/1.1 413 ")
    assert isinstance(told, tuple)
    assert told[1] < size == told[3]


def test_unknown_paths_are_refused(run: Run) -> None:
    """There is nothing else in the runtime API."""
    _, answers = run(spoken(post("restore/error"), b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"))

    assert all(answer.startswith(b"HTTP/1.1 404 ") for answer in answers)


def test_what_is_no_http_is_hung_up_on(run: Run) -> None:
    """Nobody can hold a connection with nonsense."""

    async def nonsense() -> bytes:
        server, address = await listen(Heard())
        host, _, port = address.partition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(b"\x16\x03\x01nonsense\r\n\r\n")
        try:
            return await reader.read()
        except ConnectionResetError:
            return b""
        finally:
            writer.close()
            server.close()

    assert b"" == run(nonsense())


def test_addresses_are_drawn(run: Run) -> None:
    """Each process has another address, on another port."""

    async def drawn() -> set[str]:
        found = set()
        for _ in range(5):
            server, address = await listen(Heard())
            found.add(address)
            server.close()
        return found

    assert 5 == len(run(drawn()))
