import asyncio

from gatewright.server.event_loop import new_event_loop, runner


def test_runner_runs_on_the_loop_of_choice() -> None:
    """The runner's loop is of the kind that `new_event_loop` makes."""

    async def kind() -> type[asyncio.AbstractEventLoop]:
        return type(asyncio.get_running_loop())

    loop = new_event_loop()
    loop.close()
    with runner() as running:
        used = running.run(kind())

    assert type(loop) is used
