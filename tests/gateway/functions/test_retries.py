import asyncio
from collections.abc import Iterator

from gatewright.gateway.functions import refusals
from gatewright.gateway.functions.retries import attempts
from gatewright.model.invocation import Invocation, Invoked
from tests.gateway.functions.made import arn

FAILED = Invoked(payload=b"", request_id="r", function_error="Unhandled")
DONE = Invoked(payload=b"", request_id="r")
FULL = refusals.throttled("r", "x")


def tried(*answers: Invoked) -> tuple[Invoked, list[float], list[str | None]]:
    """Try an event against these answers; return the last, what was waited, and the ids that were used."""
    waited: list[float] = []
    ids: list[str | None] = []
    left: Iterator[Invoked] = iter(answers)

    async def call(invocation: Invocation) -> Invoked:
        ids.append(invocation.request_id)
        return next(left)

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    last = asyncio.run(attempts(call, Invocation(function_arn=arn()), "r", sleep=sleep))
    return last, waited, ids


def test_a_success_is_tried_once() -> None:
    """Nothing is repeated."""
    assert (DONE, [], ["r"]) == tried(DONE)


def test_an_error_is_tried_twice_more() -> None:
    """After one minute and two more, under the same id; then it is given up."""
    assert (FAILED, [60.0, 120.0], ["r"] * 3) == tried(FAILED, FAILED, FAILED, DONE)


def test_a_throttled_event_waits_longer_each_time() -> None:
    """From one second to five minutes, and it costs no retry."""
    last, waited, _ = tried(*[FULL] * 10, FAILED, DONE)

    assert DONE == last
    assert [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 60] == waited


def test_a_throttled_event_is_given_up_after_six_hours() -> None:
    """It does not wait for ever."""
    last, waited, _ = tried(*[FULL] * 200)

    assert FULL == last
    assert 6 * 3600 <= sum(waited) < 6 * 3600 + 300
