"""The verdict of each group of equal refusals, decided when the first of them comes."""

from collections.abc import Callable, Hashable, Mapping
from typing import Final, NamedTuple

from gatewright.bulk.group import group_of, id_of
from gatewright.bulk.verdict import Decide, Verdict

_MOST_GROUPS: Final = 20_000
"""So many groups are remembered; the oldest is decided anew when it comes again."""

Group = Callable[[Mapping[str, str]], Hashable]
"""Tells the group of a line's call."""


class Decided(NamedTuple):
    """What is said of the calls of a group."""

    verdict: Verdict
    """The verdict on each of them."""

    group_id: str
    """The group's id."""


class Verdicts:
    """What was decided so far."""

    def __init__(self, decide: Decide, group: Group = group_of, most: int = _MOST_GROUPS) -> None:
        """Decide by the first function for each of the groups that the second tells."""
        self._decide = decide
        self._group = group
        self._most = most
        self._by_group: dict[Hashable, Decided | None] = {}
        self.decided = 0
        """How many decisions it took."""

    def of(self, told: Mapping[str, str]) -> Decided | None:
        """Return the verdict on a line's call; `None` for a line that tells what cannot be."""
        group = self._group(told)
        if group in self._by_group:
            return self._by_group[group]
        if len(self._by_group) >= self._most:
            del self._by_group[next(iter(self._by_group))]
        found = self._by_group[group] = self._decided(told, group)
        return found

    def _decided(self, told: Mapping[str, str], group: Hashable) -> Decided | None:
        self.decided += 1
        try:
            return Decided(self._decide(told), id_of(group))
        except ValueError:
            return None

    def why_not(self, told: Mapping[str, str]) -> str:
        """Return what such a line tells that cannot be."""
        try:
            self._decide(told)
        except ValueError as error:
            return str(error)
        return ""
