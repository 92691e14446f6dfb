"""Windows of rate-based rules."""

from gatewright.gateway.request_rates import RequestRates
from gatewright.model.question import CountRequest

NOON = 1_768_478_400.0


def question(instance: str = "a", limit: int = 3, window: int = 60) -> CountRequest:
    """Return what a rule asks."""
    return CountRequest(("arn", "rule"), (instance,), limit, window)


def test_a_window_holds_its_limit_and_slides() -> None:
    """The request beyond it is one too many; when the first has left the window, there is room again."""
    rates = RequestRates()

    assert [rates.count(question(), NOON + second) for second in (0, 1, 2, 3)] == [True, True, True, False]
    assert not rates.count(question(), NOON + 59)
    assert [rates.count(question(limit=4), NOON + second) for second in (61.5, 61.6)] == [True, False]


def test_every_instance_counts_for_itself() -> None:
    """So does every rule and every window."""
    rates = RequestRates()
    asked = [question(limit=1), question("b", limit=1), question(limit=1, window=300)]

    assert [rates.count(one, NOON) for one in asked] == [True, True, True]
    assert [rates.count(one, NOON) for one in asked] == [False, False, False]


def test_requests_of_one_moment_all_count() -> None:
    """They take one entry, and a clock that steps back adds to the last."""
    rates = RequestRates()

    assert [rates.count(question(limit=5), NOON) for _ in range(5)] == [True] * 5
    assert not rates.count(question(limit=5), NOON - 1)


def test_what_left_its_window_is_swept_out() -> None:
    """Made-up instances do not fill the memory."""
    rates = RequestRates()
    for number in range(1024):
        rates.count(question(str(number)), NOON)
    rates.count(question("late"), NOON + 61)

    assert len(rates._instances) == 1
