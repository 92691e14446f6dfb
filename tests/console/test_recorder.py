"""From what was noted to batches, in little time."""

import logging

import pytest

from gatewright.console.recorder import LEAST, Batch, Recorder
from gatewright.gateway.noted import MOST
from tests.console.made import DOORS, World


class Clock:
    """A clock that goes on by a fixed step whenever it is read."""

    def __init__(self, step: float = 0.0) -> None:
        self.now = 0.0
        self.step = step

    def __call__(self) -> float:
        """Return the time."""
        self.now += self.step
        return self.now


def recorder(world: World, clock: Clock) -> tuple[Recorder, list[Batch]]:
    """Return a recorder, and where its batches go."""
    batches: list[Batch] = []
    return Recorder(world.logs.noted, lambda: DOORS, batches.append, clock), batches


def test_calls_are_handed_over_once() -> None:
    """With the reason of those that were refused; nothing is delivered where nothing was called."""
    world = World()
    recording, batches = recorder(world, Clock())
    world.called()
    world.called("/dev/pet")

    recording.hand_over()
    recording.hand_over()

    (batch,) = batches
    assert {(call.status, call.diagnosis is not None) for call in batch.calls} == {(200, False), (403, True)}
    assert not batch.may_lack


def test_a_flood_takes_a_bounded_time() -> None:
    """Where each call takes long, the newest few are kept and the batch says that others lack."""
    world = World()
    recording, batches = recorder(world, Clock(step=1.0))
    for number in range(MOST):
        world.called(request_id=str(number))

    recording.hand_over()

    assert [call.id for call in batches[0].calls] == [str(MOST - LEAST + place) for place in range(LEAST)]
    assert batches[0].may_lack


def test_diagnosing_does_not_cost_a_call_its_place() -> None:
    """One diagnosis that takes long leaves the other calls without one, and lets nobody fall out."""
    world = World()
    clock = Clock(step=0.015)
    recording, batches = recorder(world, clock)
    for number in range(8):
        world.called("/dev/pet", request_id=str(number))
    recording.hand_over()

    diagnosed = [call.id for call in batches[0].calls if call.diagnosis is not None]
    assert diagnosed == ["7"]
    assert len(batches[0].calls) >= LEAST


def test_what_cannot_be_shown_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """An error is logged, and the next batch comes."""
    world = World()
    recording, batches = recorder(world, Clock())
    world.logs.noted.refused((None, None))  # type: ignore[arg-type]
    with caplog.at_level(logging.ERROR):
        recording.hand_over()
    world.called()
    recording.hand_over()

    assert "some calls are not shown in the console" in caplog.text
    assert len(batches) == 1
