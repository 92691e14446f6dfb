"""What an allowed call to a WebSocket API comes to."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import Any

from gatewright.engine.decide import decide
from gatewright.gateway.passed import Served
from gatewright.gateway.snapshot import Snapshot
from gatewright.gateway.websockets.door import WebSocketDoor
from gatewright.gateway.websockets.registry import OpenConnections
from gatewright.gateway.websockets.session import Upgraded
from gatewright.gateway.websockets.stage_routes import StageRoutes
from gatewright.model.decision import Decision
from gatewright.model.request import Request
from gatewright.model.response import Response
from tests.gateway.told_functions import URI, ToldFunctions, answered
from tests.gateway.websockets.stages import ANSWER, MOCK, stage
from tests.websocket_apis import CONNECTION_ID, configuration, handshake

NOWHERE = Snapshot(0, "111122223333", {}, {}, {})
PROXY = {"IntegrationType": "AWS_PROXY", "IntegrationUri": URI}


@dataclass
class House:
    """A door, what is behind it, and what goes out by it."""

    routes: StageRoutes
    keys: tuple[str, ...]
    logged: list[tuple[str, int]] = field(default_factory=list)
    sent: list[bytes] = field(default_factory=list)
    closed: bool = False

    def __post_init__(self) -> None:
        self.connections = OpenConnections()
        self.door = WebSocketDoor(self.connections, lambda _snapshot, _key: self.routes, self.judge, self)

    def decision(self, call: Request) -> Decision:
        """Return the engine's decision."""
        routes = tuple({"RouteId": f"r{place}", "RouteKey": key} for place, key in enumerate(self.keys))
        return decide(call, configuration(routes=routes), lambda _: True)

    def judge(self, call: Request) -> tuple[Snapshot, Decision]:
        """Decide at once."""
        return NOWHERE, self.decision(call)

    def refused(self, _snapshot: Snapshot, _decision: Decision, response: Response) -> None:
        self.logged.append(("refused", response.status))

    def served(self, _snapshot: Snapshot, _decision: Decision, served: Served) -> None:
        self.logged.append(("served", served.response.status))

    def send(self, text: bytes) -> bool:
        self.sent.append(text)
        return True

    def close(self, code: int, reason: str) -> None:
        self.closed = bool(code and reason)

    def call(self, call: Request) -> Response:
        """Serve an allowed call."""
        answer = self.door.serve(NOWHERE, self.decision(call))
        return answer if isinstance(answer, Response) else asyncio.run(finished(answer))

    def connected(self) -> Any:
        """Connect."""
        answer = self.call(handshake())
        assert isinstance(answer, Upgraded)
        answer.session.opened(self)
        return answer.session


async def finished(work: Awaitable[Any]) -> Any:
    """Wait."""
    return await work


def spoken(session: Any, text: str) -> None:
    """Let a client say something, and wait for what comes of it."""
    work = session.received(text)
    if work is not None:
        asyncio.run(finished(work))


def test_a_route_with_a_response_answers() -> None:
    """At once behind MOCK; both calls are logged."""
    house = House(stage("join", MOCK, ANSWER), ("join",))
    spoken(house.connected(), '{"action": "join"}')

    assert [CONNECTION_ID.encode()] == house.sent
    assert [("served", 200), ("served", 200)] == house.logged


def test_a_route_without_a_response_does_not() -> None:
    """The function was called all the same."""
    functions = ToldFunctions()
    house = House(stage("join", PROXY, functions=functions, answers=False), ("join",))
    spoken(house.connected(), '{"action": "join"}')

    assert ([], 1) == (house.sent, len(functions.invoked))


def test_a_failure_is_a_frame() -> None:
    """And the connection stays."""
    functions = ToldFunctions(answer=answered({"errorMessage": "x"}, function_error="Unhandled"))
    house = House(stage("join", PROXY, functions=functions), ("join",))
    spoken(house.connected(), '{"action": "join"}')

    assert house.sent[0].startswith(f'{{"message": "Internal server error", "connectionId":"{CONNECTION_ID}"'.encode())
    assert [1, False] == [len(house.connections), house.closed]


def test_a_message_without_a_route_is_a_frame() -> None:
    """Logged as refused."""
    house = House(stage("join", MOCK), ("join",))
    spoken(house.connected(), "hello")

    assert house.sent[0].startswith(b'{"message": "Forbidden", ')
    assert ("refused", 403) == house.logged[-1]


def test_connect_decides() -> None:
    """By the status of its function; the subprotocol is the function's."""
    offer = handshake("/prod", ("Sec-WebSocket-Protocol", "a, b"))
    chosen = {"statusCode": 200, "headers": {"Sec-WebSocket-Protocol": "b"}}
    functions = ToldFunctions(answer=answered(chosen))
    house = House(stage("$connect", PROXY, functions=functions), ("$connect",))
    opened = house.call(offer)
    functions.answer = answered({"statusCode": 401})

    assert (101, "b") == (opened.status, opened.header("Sec-WebSocket-Protocol"))
    assert (401, b"") == (house.call(offer).status, house.call(offer).body)


def test_the_end_is_told() -> None:
    """`$disconnect` runs when the client is gone; nobody can reach it any more."""
    functions = ToldFunctions()
    house = House(stage("$disconnect", PROXY, functions=functions), ("$disconnect",))
    session = house.connected()
    asyncio.run(finished(session.closed(1001, "Going away")))

    assert 0 == len(house.connections)
    assert (1001, "Going away") == (
        functions.event["requestContext"]["disconnectStatusCode"],
        functions.event["requestContext"]["disconnectReason"],
    )


def test_an_end_without_a_route_is_nothing() -> None:
    """No function, no line."""
    house = House(stage("join", MOCK), ("join",))
    session = house.connected()
    asyncio.run(finished(session.closed(1001, "")))

    assert [("served", 200)] == house.logged


def test_a_judge_may_take_his_time() -> None:
    """Messages wait for him, one by one."""
    house = House(stage("join", MOCK, ANSWER), ("join",))

    async def slowly(call: Request) -> tuple[Snapshot, Decision]:
        await asyncio.sleep(0)
        return house.judge(call)

    house.door = WebSocketDoor(house.connections, lambda _snapshot, _key: house.routes, slowly, house)
    spoken(house.connected(), '{"action": "join"}')

    assert [CONNECTION_ID.encode()] == house.sent
