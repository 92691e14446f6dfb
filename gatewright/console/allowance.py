"""How much time may be spent on what nobody may be looking at: a burst, which a small share of all time refills."""

from collections.abc import Callable


class Allowance:
    """Seconds that may be spent."""

    def __init__(self, clock: Callable[[], float], *, burst: float, share: float) -> None:
        """Take a clock that only goes forward, what there is at most, and what each second adds."""
        self._clock = clock
        self._burst = burst
        self._share = share
        self._credit = burst
        self._at = clock()

    def is_left(self) -> bool:
        """Tell whether there is any."""
        now = self._clock()
        self._credit = min(self._burst, self._credit + self._share * (now - self._at))
        self._at = now
        return self._credit > 0

    def refill(self) -> None:
        """Let there be a whole burst again."""
        self._credit = self._burst

    def spend(self, seconds: float) -> None:
        """Take what was spent; what lacks is made up for before there is any again, but for no more than a burst."""
        self._credit = max(-self._burst, self._credit - seconds)
