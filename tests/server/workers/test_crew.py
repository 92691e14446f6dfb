"""The workers of one server: none is missed for long, and none outlives it."""

import asyncio
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pytest

from gatewright.gateway.board import Board
from gatewright.lab.estate import build
from gatewright.server.event_loop import new_event_loop
from gatewright.server.listener import bind
from gatewright.server.settings import Settings
from gatewright.server.tls.authority import Authority
from gatewright.server.workers import crew
from gatewright.server.workers.crew import Crew
from gatewright.store.store import Store
from tests.gatewright_server import Running, running
from tests.server.workers.doors import is_there, kill, workers


def until(holds: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Wait until something holds; return whether it came to that."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


class Callers:
    """Clients that call on and on, each time on a new connection."""

    def __init__(self, server: Running, host: str, number: int = 4) -> None:
        self.statuses: Counter[int] = Counter()
        self.errors: list[str] = []
        self._server = server
        self._host = host
        self._done = threading.Event()
        self._threads = [threading.Thread(target=self._call) for _ in range(number)]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        for thread in self._threads:
            thread.join()

    def _call(self) -> None:
        while not self._done.is_set():
            try:
                self.statuses[self._server.send("GET", "/prod/pets", host=self._host).status] += 1
            except OSError as error:
                self.errors.append(repr(error))


def test_a_worker_that_dies_is_replaced(tmp_path: Path) -> None:
    """The port answers on; the new one knows what was committed while there was one less, and what comes after."""
    with running("--workers", "2", state=tmp_path) as server:
        estate = build(server.client())
        before = workers(server)
        kill(before[0])
        # Those of `estate` may be connected to the one that is gone.
        client = server.client()
        client.create_deployment(restApiId=estate.api_id, stageName="second")
        assert until(lambda: len(set(workers(server)) - {before[0]}) == 2)
        client.create_deployment(restApiId=estate.api_id, stageName="third")
        host = f"{estate.api_id}.execute-api.us-east-1.amazonaws.com"
        found = [
            server.send("GET", f"/{stage}/pets", host=host).status for stage in ("second", "third") for _ in "12345"
        ]

    assert [200] * 10 == found


def test_workers_are_exchanged_without_losing_a_call() -> None:
    """SIGHUP replaces all of them, one by one; who is being served is served to the end."""
    with running("--workers", "2") as server:
        assert server.process is not None
        estate = build(server.client())
        before = set(workers(server))
        with Callers(server, f"{estate.api_id}.execute-api.us-east-1.amazonaws.com") as callers:
            server.process.send_signal(signal.SIGHUP)
            exchanged = until(lambda: len(workers(server)) == 2 and not before & set(workers(server)))
        after = server.send("GET", "/_gatewright/health").status

    assert exchanged
    assert (200, {200}, []) == (after, set(callers.statuses), callers.errors)


def test_a_worker_that_hangs_is_ended_before_anybody_meets_the_old_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A commit counts at every door once the worker that does not follow is gone."""
    monkeypatch.setattr(crew, "ANSWER_SECONDS", 0.3)
    store = Store.open(tmp_path)
    Authority.open(tmp_path)

    async def main() -> tuple[bool, int]:
        sockets = (bind("127.0.0.1", 0), bind("127.0.0.1", 0))
        board = Board.made()
        members = Crew(Settings(state=tmp_path, workers=2), lambda _: None, lambda: 1, board)
        await members.start(*sockets)
        stopped = members.pids[0]
        os.kill(stopped, signal.SIGSTOP)
        await members.refresh(1)
        gone = not is_there(stopped)
        while len(members.pids) < 2:  # noqa: ASYNC110 - a process is waited for
            await asyncio.sleep(0.02)
        number = len(set(members.pids) - {stopped})
        await members.stop(0.1)
        for each in sockets:
            each.close()
        board.close()
        return gone, number

    with asyncio.Runner(loop_factory=new_event_loop) as loop:
        assert (True, 2) == loop.run(main())
    store.close()


def test_a_crew_stops_while_one_of_it_is_not_ready_yet(tmp_path: Path) -> None:
    """Whoever takes the place of another meanwhile is ended, too."""
    with running("--workers", "2", state=tmp_path) as server:
        assert server.process is not None
        kill(workers(server)[0])
        assert until(lambda: len(workers(server)) == 2)
        server.process.terminate()
        began = time.monotonic()

        assert 0 == server.process.wait(20)
        assert time.monotonic() - began < 10.0


def test_nothing_outlives_the_server() -> None:
    """Neither an order to stop nor a kill leaves a worker, or a folder of what was in memory."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGKILL):
        with running("--workers", "2") as server:
            assert server.process is not None
            members = workers(server)
            server.process.send_signal(number)
            status = server.process.wait(20)

            assert 2 == len(members)
            assert until(lambda members=members: not any(map(is_there, members)), 5.0)  # type: ignore[misc]
            assert (0 if number != signal.SIGKILL else -signal.SIGKILL) == status


def test_calls_in_flight_are_finished_at_the_end() -> None:
    """SIGTERM: an answer that takes a while still comes."""
    with running("--workers", "2") as server:
        assert server.process is not None
        found: list[int] = []
        estate = build(server.client())
        host = f"{estate.api_id}.execute-api.us-east-1.amazonaws.com"
        with Callers(server, host) as callers:
            assert until(lambda: callers.statuses[200] > 20)
            server.process.terminate()
            status = server.process.wait(20)
        found = list(callers.statuses)

    assert (0, [200]) == (status, found)
    # Whom nobody accepted any more is turned away by the kernel.
    assert all(error.startswith(("ConnectionRefusedError", "ConnectionResetError(104")) for error in callers.errors)
