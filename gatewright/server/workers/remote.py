"""
What a worker shares with the others, or asks the server's process for, so that it is the same at every door.

Buckets and quotas are counted on a board in shared memory, at places that the server's process gives out; windows of
rate-based rules, caches and functions live in that process alone. A quota of ten lets ten calls in, through however
many workers they come.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Hashable, Iterable, Mapping
from typing import Final, cast
from uuid import uuid4

from gatewright.gateway.answers import Where, day_of
from gatewright.gateway.authorizer_answers import Kept, Key
from gatewright.gateway.board import Board
from gatewright.gateway.functions import callee, refusals
from gatewright.gateway.functions.functions import EVENT_BYTES
from gatewright.gateway.functions.known import KnownFunctions
from gatewright.gateway.functions.runtimes import refusal
from gatewright.gateway.shared_usage import Name, Place, name_of, period_of
from gatewright.gateway.stage_caches import StageCache
from gatewright.model.call import KeyUse
from gatewright.model.invocation import Invocation, Invoked
from gatewright.model.question import Answer, CountRequest, Question, SpendQuota, TakeToken
from gatewright.model.response import Response
from gatewright.model.unknown import UNKNOWN
from gatewright.model.web_acl_sample import WebAclSample
from gatewright.server.workers.channel import Channel
from gatewright.server.workers.messages import (
    Count,
    FindPlace,
    GiveBack,
    Invoke,
    KeepAnswer,
    KeepResponse,
    KeptAnswer,
    KeptResponse,
    Logged,
    Sampled,
    Submit,
    Used,
)

HAND_OVER_SECONDS: Final = 0.05
"""How long what was counted stays with a worker: what its death can lose of the usage that is told, not of quotas."""

_NOT_ASKED: Final = (-1, -1)
_COUNTED: Final = (TakeToken, SpendQuota, CountRequest)


class RemoteUsage:
    """The buckets, quotas and rates of every account: on the board where they have a place, else asked for."""

    def __init__(self, channel: Channel, board: Board) -> None:
        """Take whom to ask for places and for what has none, and the board."""
        self._channel = channel
        self._board = board
        self._places: dict[Name, Place | None] = {}
        self._uses: Counter[tuple[Where, str, str, str]] = Counter()
        self._later: asyncio.TimerHandle | None = None

    def world(self, where: Where, now: float) -> Callable[[Question], Answer | None]:
        """Return who answers what has a place."""

        def answer(question: Question) -> Answer | None:
            if isinstance(question, TakeToken):
                place = self._places.get(name_of(where, question))
                return None if place is None else self._board.take(place[0], question.throttle, now)
            return self._spent(where, question, now) if isinstance(question, SpendQuota) else None

        return answer

    def _spent(self, where: Where, question: SpendQuota, now: float) -> bool | None:
        place = self._places.get(name_of(where, question))
        if place is None or place[1] != period_of(question, now):
            return None
        left = self._board.spend(*place, question.quota.limit)
        if left:
            self._note(where, question.plan_id, question.key_id, now, 1)
        return left

    async def fetch(self, where: Where, question: Question, now: float) -> Answer:
        """Find the place of a bucket or a quota, and take from it; ask where it has none."""
        if not isinstance(question, _COUNTED):
            return UNKNOWN
        if not isinstance(question, CountRequest):
            name = name_of(where, question)
            if self._places.get(name, _NOT_ASKED) is not None:
                place = cast("Place | None", await self._channel.ask(FindPlace(where, question, now)))
                if place is not None or isinstance(question, TakeToken):
                    self._places[name] = place
            found = self.world(where, now)(question)
            if found is not None:
                return found
        return bool(await self._channel.ask(Count(where, question, now)))

    def count(self, where: Where, key_use: KeyUse, now: float) -> None:
        """Count a call that no quota counts; what one counts was spent when it was asked."""
        if key_use.plan.quota is None:
            self._note(where, key_use.plan.id, key_use.key.id, now, 1)

    def refused(self, where: Where, answers: Mapping[Question, Answer], now: float) -> None:
        """Give back what a call had spent that was refused after all."""
        for question, answer in answers.items():
            if isinstance(question, SpendQuota) and answer is True:
                self._channel.tell(GiveBack(where, question, now))

    def hand_over(self) -> None:
        """Tell what was counted so far."""
        if self._later is not None:
            self._later.cancel()
            self._later = None
        if self._uses:
            self._channel.tell(Used(tuple((*use, number) for use, number in self._uses.items())))
            self._uses.clear()

    def _note(self, where: Where, plan_id: str, key_id: str, now: float, by: int) -> None:
        self._uses[where, plan_id, key_id, day_of(now)] += by
        if self._later is None:
            self._later = asyncio.get_running_loop().call_later(HAND_OVER_SECONDS, self.hand_over)


class RemoteFunctions:
    """The functions of every account."""

    def __init__(self, channel: Channel, known: KnownFunctions) -> None:
        """Take who runs them, and which there are."""
        self._channel = channel
        self._known = known

    def invoke(self, invocation: Invocation) -> Awaitable[Invoked]:
        """Call a function and wait for its answer."""
        return self._channel.ask(Invoke(invocation))

    def submit(self, invocation: Invocation) -> Invoked | None:
        """Take an asynchronous call; what stands in its way at once is returned."""
        request_id = invocation.request_id or str(uuid4())
        if len(invocation.payload) > EVENT_BYTES:
            return refusals.too_large(request_id, EVENT_BYTES)
        found = callee.find(self._known.current, invocation, request_id)
        if isinstance(found, Invoked):
            return found
        self._channel.tell(Submit(invocation))
        return None

    def refusal(self, runtime: str) -> str | None:
        """Return why functions of a runtime cannot run here, `None` when they can."""
        return refusal(runtime)


class RemoteAnswers:
    """The answers of Lambda authorizers."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def get(self, key: Key, now: float, flushes: int) -> Kept | None:
        """Return what is kept and holds."""
        return cast("Kept | None", await self._channel.ask(KeptAnswer(key, now, flushes)))

    def keep(self, key: Key, kept: Kept) -> None:
        """Keep an answer."""
        self._channel.tell(KeepAnswer(key, kept))


class RemoteCache:
    """The cache of one stage."""

    __slots__ = ("_channel", "_named")

    def __init__(self, channel: Channel, named: StageCache) -> None:
        self._channel = channel
        self._named = named

    def get(self, key: Hashable, now: float) -> Awaitable[Response | None]:
        """Return what is kept under a key and fresh."""
        return self._channel.ask(KeptResponse(self._named, key, now))

    def put(self, key: Hashable, response: Response, until: float) -> None:
        """Keep an answer until a moment."""
        self._channel.tell(KeepResponse(self._named, key, response, until))


class RemoteCaches:
    """The caches of all stages."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def of(self, named: StageCache) -> RemoteCache:
        """Return the cache of a stage."""
        return RemoteCache(self._channel, named)


class RemoteEvents:
    """Where log events go; called on the thread that writes logs."""

    def __init__(self, channel: Channel, on_loop: Callable[[Callable[[], None]], object]) -> None:
        """Take the channel, and who runs something on the loop that it belongs to."""
        self._channel = channel
        self._on_loop = on_loop

    def append(
        self, account_id: str, region: str, group: str, stream: str, events: Iterable[tuple[int, str]], *, now: int
    ) -> None:
        """Send events of one stream; whoever keeps them notes when they came."""
        del now
        logged = Logged((account_id, region, group, stream), tuple(events))
        self._on_loop(lambda: self._channel.tell(logged))


def remote_samples(channel: Channel) -> Callable[[str, str, WebAclSample], None]:
    """Return who keeps what web ACLs looked at."""

    def keep(arn: str, metric: str, sample: WebAclSample) -> None:
        channel.tell(Sampled(arn, metric, sample))

    return keep
