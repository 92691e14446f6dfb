"""
The buckets and quotas of a server whose data plane is several processes: the book of the one that gives out places.

A bucket or a quota gets a place on the board when it is first asked for, and keeps it; every process counts there. A
quota is spent when it is asked for, so that no two calls get the last one, and given back when the call is refused
after all. Where no place is left, this process counts as it would alone.
"""

from collections.abc import Callable, Mapping
from datetime import date

from gatewright.gateway.answers import UsageBook, Where, period_began
from gatewright.gateway.board import PLACES, Board
from gatewright.model.call import KeyUse
from gatewright.model.question import Answer, Question, SpendQuota, TakeToken
from gatewright.store.store import Store

Name = tuple[str, ...]
"""What has a place: a bucket's account, region, level and ids, or a quota's plan, key and period."""

Place = tuple[int, int]
"""Where it is, and for a quota which period holds there: the day on which it began, as an ordinal."""


def name_of(where: Where, question: TakeToken | SpendQuota) -> Name:
    """Return under which name a bucket or a quota has its place."""
    if isinstance(question, TakeToken):
        return (*where, *question.bucket)
    quota = question.quota
    return (*where, "quota", question.plan_id, question.key_id, quota.period, str(quota.offset))


def period_of(question: SpendQuota, now: float) -> int:
    """Return the ordinal of the day on which the period began that holds `now`."""
    return period_began(question.quota, now).toordinal()


class SharedBook(UsageBook):
    """The book that gives out places."""

    def __init__(self, store: Store, board: Board, most: int = PLACES) -> None:
        """Take the store, the board, and how many places it has."""
        super().__init__(store)
        self.board = board
        """What all processes share."""
        self._most = most
        self._places: dict[Name, int] = {}
        self._begun: dict[int, tuple[int, Where, SpendQuota]] = {}

    def is_new(self, where: Where, question: TakeToken | SpendQuota, now: float) -> bool:
        """Tell whether a quota's place has yet to be begun: what workers counted of it must be known by then."""
        if isinstance(question, TakeToken):
            return False
        begun = self._begun.get(self._places.get(name_of(where, question), -1))
        return begun is None or begun[0] < period_of(question, now)

    def place(self, where: Where, question: TakeToken | SpendQuota, now: float) -> Place | None:
        """Return where a bucket or a quota is counted; `None` where only this process can."""
        name = name_of(where, question)
        place = self._places.get(name)
        if place is None:
            if len(self._places) >= self._most:
                return None
            place = self._places[name] = len(self._places)
        if isinstance(question, TakeToken):
            return place, 0
        period = period_of(question, now)
        begun = self._begun.get(place)
        if begun is None or begun[0] < period:
            spent = self.spent(where, question, now)
            self.board.begin(place, period, spent.used, spent.extended)
            self._begun[place] = (period, where, question)
        elif begun[0] > period:
            # A call that arrived before midnight, and is counted after one that arrived later.
            return None
        return place, period

    def world(self, where: Where, now: float) -> Callable[[Question], Answer]:
        """Return who answers the questions of one request; a quota is spent at once."""
        others = super().world(where, now)

        def answer(question: Question) -> Answer:
            return self.spend(where, question, now) if isinstance(question, SpendQuota) else others(question)

        return answer

    def count(self, where: Where, key_use: KeyUse, now: float) -> None:
        """Count a request that no quota has counted."""
        if key_use.plan.quota is None:
            self.note(where, key_use.plan.id, key_use.key.id, now)

    def refused(self, where: Where, answers: Mapping[Question, Answer], now: float) -> None:
        """Give back what a call had spent that was refused after all."""
        for question, answer in answers.items():
            if isinstance(question, SpendQuota) and answer is True:
                self.give_back(where, question, now)

    def spend(self, where: Where, question: SpendQuota, now: float) -> bool:
        """Take a request from a quota."""
        found = self.place(where, question, now)
        left = None if found is None else self.board.spend(*found, question.quota.limit)
        if left is None:
            return super().spend(where, question, now)
        if left:
            self.note(where, question.plan_id, question.key_id, now)
        return left

    def give_back(self, where: Where, question: SpendQuota, now: float) -> None:
        """Take back what `spend` took."""
        found = self.place(where, question, now)
        if found is None:
            super().give_back(where, question, now)
            return
        self.board.give_back(*found)
        self.note(where, question.plan_id, question.key_id, now, by=-1)

    def reread_extensions(self) -> None:
        """Read anew what was granted beyond quotas; what was used of them stands on the board."""
        super().reread_extensions()
        for place, (period, where, question) in tuple(self._begun.items()):
            day = date.fromordinal(period).isoformat()
            granted = self._store.counters.extended(*where, question.plan_id, first=day, last="9999-12-31")
            self.board.extend(place, period, sum(granted.get(question.key_id, {}).values()))

    def _take(self, where: Where, question: TakeToken, now: float) -> bool:
        found = self.place(where, question, now)
        if found is None:
            return super()._take(where, question, now)
        return self.board.take(found[0], question.throttle, now)
