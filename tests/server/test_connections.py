import asyncio
from dataclasses import dataclass, field

from gatewright.model.response import Response
from gatewright.server.connections import Connections
from gatewright.server.limits import Limits
from tests.server.conftest import Run


@dataclass(eq=False)
class Silent:
    """A connection that leaves when it is told to."""

    home: Connections
    deadline: float = float("inf")
    told: list[str] = field(default_factory=list)

    def expire(self, now: float) -> None:
        self.told.append("expire")
        self.deadline = float("inf")
        assert now >= 0

    def drain(self, fresh_too: bool) -> None:
        self.told.append(f"drain {fresh_too}")

    def abort(self) -> None:
        self.told.append("abort")
        self.home.discard(self)


def connections() -> Connections:
    """Return an empty set that looks at deadlines often."""
    limits = Limits(sweep_seconds=0.005, fresh_seconds=0.01)
    return Connections(lambda _: Response(status=200), limits, asyncio.get_running_loop())


def test_only_passed_deadlines_expire(run: Run) -> None:
    """A connection hears of its deadline when it has passed, and not before."""

    async def main() -> tuple[list[str], list[str]]:
        home = connections()
        due, waiting = Silent(home, deadline=0.0), Silent(home)
        home.add(due)
        home.add(waiting)
        while not due.told:  # noqa: ASYNC110 - the scaffolding is simpler without an event
            await asyncio.sleep(0.001)
        home.discard(due)
        home.discard(waiting)
        return due.told, waiting.told

    assert (["expire"], []) == run(main())


def test_draining_asks_twice_then_aborts(run: Run) -> None:
    """Draining first asks idle connections, then also fresh ones, and drops what is left at the end."""

    async def main() -> tuple[list[str], int]:
        home = connections()
        stubborn = Silent(home)
        home.add(stubborn)
        await home.drain(0.05)
        return stubborn.told, len(home)

    assert (["drain False", "drain True", "abort"], 0) == run(main())


def test_draining_waits_for_answers_without_connection(run: Run) -> None:
    """An answer whose client has left is still waited for."""

    async def main() -> bool:
        home = connections()
        task = asyncio.ensure_future(asyncio.sleep(0.02, Response(status=200)))
        home.tasks.add(task)
        task.add_done_callback(home.finished)
        await home.drain(10.0)
        return task.done() and not task.cancelled()

    assert run(main())
