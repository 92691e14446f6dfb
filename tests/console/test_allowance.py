"""How much time may be spent."""

import pytest

from gatewright.console.allowance import Allowance


def test_a_burst_is_spent_and_comes_back_slowly() -> None:
    """What a second adds is the share; never more than the burst is saved up."""
    now = 0.0
    allowance = Allowance(lambda: now, burst=2.0, share=0.1)
    allowance.spend(2.5)
    assert not allowance.is_left()

    now = 4.0
    assert not allowance.is_left()
    now = 6.0
    assert allowance.is_left()

    now = 1e9
    assert allowance.is_left()
    allowance.spend(2.0)
    assert not allowance.is_left()


def test_it_can_be_refilled() -> None:
    """When somebody looks after all."""
    allowance = Allowance(lambda: 0.0, burst=1.0, share=0.1)
    allowance.spend(5.0)
    assert not allowance.is_left()

    allowance.refill()
    assert allowance.is_left()


@pytest.mark.parametrize("spent", [3.0, 1000.0])
def test_a_debt_is_bounded(spent: float) -> None:
    """One thing that took for ever does not forbid everything after it for ever."""
    now = 0.0
    allowance = Allowance(lambda: now, burst=1.0, share=0.1)
    allowance.spend(spent)

    now = 10.5
    assert allowance.is_left()
