"""Who counts for the rate-based rules of web ACLs: every request when it comes, in an exact sliding window.

AWS estimates, and looks about every ten seconds. Requests of the same millisecond are kept as one entry, so an instance
takes no more room than its window has milliseconds with a request in them; what has left every window is swept out.
"""

from collections import deque
from dataclasses import dataclass, field
from typing import Final

from gatewright.model.question import CountRequest

_MILLISECONDS: Final = 1000
_FIRST_SWEEP: Final = 1024


@dataclass(slots=True)
class _Instance:
    """What came of one aggregation instance."""

    window: int
    """Milliseconds."""

    total: int = 0
    """Requests within the window."""

    moments: deque[list[int]] = field(default_factory=deque)
    """Milliseconds and how many requests came in them, the oldest first."""

    def forget(self, now: int) -> None:
        """Drop what has left the window."""
        while self.moments and self.moments[0][0] <= now - self.window:
            self.total -= self.moments.popleft()[1]


class RequestRates:
    """The windows of every instance of every rate-based rule."""

    def __init__(self) -> None:
        self._instances: dict[tuple[tuple[str, ...], tuple[str, ...], int], _Instance] = {}
        self._sweep_at = _FIRST_SWEEP

    def count(self, question: CountRequest, now: float) -> bool:
        """Count one request; say whether the window, with it, holds no more than the limit."""
        moment = int(now * _MILLISECONDS)
        key = (question.rule, question.instance, question.window)
        instance = self._instances.get(key)
        if instance is None:
            self._make_room(moment)
            instance = self._instances[key] = _Instance(question.window * _MILLISECONDS)
        instance.forget(moment)
        if instance.moments and instance.moments[-1][0] >= moment:
            instance.moments[-1][1] += 1
        else:
            instance.moments.append([moment, 1])
        instance.total += 1
        return instance.total <= question.limit

    def _make_room(self, now: int) -> None:
        """Sweep whenever the instances have doubled, so that sweeping costs each of them no more than making it did."""
        if len(self._instances) < self._sweep_at:
            return
        for key, instance in list(self._instances.items()):
            instance.forget(now)
            if not instance.moments:
                del self._instances[key]
        self._sweep_at = max(_FIRST_SWEEP, 2 * len(self._instances))
