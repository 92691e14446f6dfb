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


def test_a_refused_call_waits_for_its_diagnosis() -> None:
    """While nobody looks a round is short, and what it has no time for comes with a later one; none falls out."""
    world = World()
    recording, batches = recorder(world, Clock(step=0.004))
    for number in range(6):
        world.called("/dev/pet", request_id=str(number))

    for _ in range(8):
        recording.hand_over(seconds=0.02)

    calls = [call for batch in batches for call in batch.calls]
    assert len(batches) > 1
    assert sorted(call.id for call in calls) == [*"012345"]
    assert all(call.diagnosis is not None for call in calls)


def test_whoever_looks_sees_all_of_them_at_once() -> None:
    """A page waits for the diagnoses of the calls before it."""
    world = World()
    recording, batches = recorder(world, Clock(step=0.002))
    for number in range(6):
        world.called("/dev/pet", request_id=str(number))

    recording.hand_over()

    (batch,) = batches
    assert [call.diagnosis is not None for call in batch.calls] == [True] * 6


def test_a_flood_of_refusals_is_kept_without_diagnoses() -> None:
    """Where the time for them is used up, nothing waits for it."""
    world = World()
    recording, batches = recorder(world, Clock(step=0.3))
    for number in range(MOST):
        world.called("/dev/pet", request_id=str(number))

    recording.hand_over()
    recording.hand_over()

    (batch,) = batches
    assert sum(call.diagnosis is not None for call in batch.calls) <= 2
    assert len(batch.calls) >= LEAST


def test_what_cannot_be_shown_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """An error is logged, and the next batch comes."""
    world = World()
    recording, batches = recorder(world, Clock())
    world.logs.noted.refused(None, None)  # type: ignore[arg-type]
    with caplog.at_level(logging.ERROR):
        recording.hand_over()
    world.called()
    recording.hand_over()

    assert "some calls are not shown in the console" in caplog.text
    assert len(batches) == 1
