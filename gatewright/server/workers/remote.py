"""
What a worker asks the server's process for, so that it is the same at every door.

Buckets, quotas, windows of rate-based rules, caches and functions live in one process alone. A question costs a worker
about a tenth of a millisecond, and only calls that have one pay for it; in return a quota of ten lets ten calls in,
through however many workers they come.
"""

from collections.abc import Awaitable, Callable, Hashable, Iterable, Mapping
from typing import Final, cast
from uuid import uuid4

from gatewright.gateway.answers import Where
from gatewright.gateway.authorizer_answers import Kept, Key
from gatewright.gateway.functions import callee, refusals
from gatewright.gateway.functions.functions import EVENT_BYTES
from gatewright.gateway.functions.known import KnownFunctions
from gatewright.gateway.functions.runtimes import refusal
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

_COUNTED: Final = (TakeToken, SpendQuota, CountRequest)


def _must_be_fetched(_: Question) -> Answer | None:
    return None


class RemoteUsage:
    """The buckets, quotas and rates of every account."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def world(self, where: Where, now: float) -> Callable[[Question], Answer | None]:  # noqa: ARG002 - see `Usage`
        """Return who says that everything must be fetched."""
        return _must_be_fetched

    async def fetch(self, where: Where, question: Question, now: float) -> Answer:
        """Ask; a quota is spent at once."""
        if not isinstance(question, _COUNTED):
            return UNKNOWN
        return bool(await self._channel.ask(Count(where, question, now)))

    def count(self, where: Where, key_use: KeyUse, now: float) -> None:
        """Tell of a call that no quota counts; what one counts was spent when it was asked."""
        if key_use.plan.quota is None:
            self._channel.tell(Used(where, key_use.plan.id, key_use.key.id, now))

    def refused(self, where: Where, answers: Mapping[Question, Answer], now: float) -> None:
        """Give back what a call had spent that was refused after all."""
        for question, answer in answers.items():
            if isinstance(question, SpendQuota) and answer is True:
                self._channel.tell(GiveBack(where, question, now))


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
