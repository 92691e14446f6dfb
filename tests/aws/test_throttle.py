"""The token bucket."""

from hypothesis import given
from hypothesis import strategies as st

from gatewright.aws.throttle import Bucket, take
from gatewright.model.usage import Throttle

LIMIT = Throttle(2.0, 3)
TIMES = st.lists(st.floats(min_value=0.0, max_value=60.0), max_size=60).map(sorted)


def taken(throttle: Throttle, times: list[float]) -> list[bool]:
    """Return for each moment whether there was a token."""
    bucket: Bucket | None = None
    answers = []
    for now in times:
        bucket, allowed = take(bucket, throttle, now)
        answers.append(allowed)
    return answers


def test_a_bucket_that_nobody_used_is_full() -> None:
    """A burst of just its size passes, and one more does not."""
    assert taken(LIMIT, [0.0] * 4) == [True, True, True, False]


def test_a_bucket_fills_with_its_rate() -> None:
    """Two tokens a second come back, one every half second, and none before."""
    assert taken(LIMIT, [0.0, 0.0, 0.0, 0.4, 0.5, 0.6, 1.0]) == [True, True, True, False, True, False, True]


def test_a_bucket_never_holds_more_than_its_size() -> None:
    """A long rest gives no more than a full bucket."""
    assert taken(LIMIT, [0.0, 0.0, 0.0, 900.0, 900.0, 900.0, 900.0]) == [True] * 6 + [False]


def test_a_clock_that_runs_backwards_adds_nothing() -> None:
    """Time that goes back neither fills nor empties a bucket."""
    assert take(Bucket(1.0, 50.0), LIMIT, 10.0) == (Bucket(0.0, 10.0), True)
    assert take(Bucket(0.5, 50.0), LIMIT, 10.0) == (Bucket(0.5, 10.0), False)


def test_a_bucket_of_no_size_lets_nothing_through() -> None:
    """A burst limit of nought closes the door."""
    assert taken(Throttle(100.0, 0), [0.0, 10.0]) == [False, False]


@given(times=TIMES, rate=st.floats(min_value=0.0, max_value=20.0), burst=st.integers(min_value=0, max_value=20))
def test_no_more_pass_than_burst_and_rate_allow(times: list[float], rate: float, burst: int) -> None:
    """Over any span, at most the burst and what the rate brings in that span pass."""
    passed = sum(taken(Throttle(rate, burst), times))

    assert passed <= burst + rate * (times[-1] - times[0] if times else 0.0) + 1e-6
