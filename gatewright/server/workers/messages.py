"""What a worker and the server's process say to each other."""

from collections.abc import Hashable
from dataclasses import dataclass

from gatewright.console.recorder import Batch
from gatewright.gateway.answers import Where
from gatewright.gateway.authorizer_answers import Kept, Key
from gatewright.gateway.log_sink import Place
from gatewright.gateway.stage_caches import StageCache
from gatewright.model.invocation import Invocation
from gatewright.model.question import CountRequest, SpendQuota, TakeToken
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.model.web_acl_sample import WebAclSample
from gatewright.server.settings import Settings

# What a worker says.


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker knows the state and may accept connections; the answer is a `Welcome`."""


@dataclass(frozen=True, slots=True)
class Forward:
    """Answer this request: it is none for an API. The answer is a `Response`."""

    request: Request


@dataclass(frozen=True, slots=True)
class Inward:
    """Answer what an integration asks of a service of this server, or of a function's URL. The answer is a `Response`.

    No caller sent it: that it may be asked is known already.
    """

    request: Request


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Does another worker hold the WebSocket connection of this request? Its `Response`, or `None`."""

    request: Request


@dataclass(frozen=True, slots=True)
class Count:
    """Answer a question about what was used; a quota is spent at once. The answer is a `bool`."""

    where: Where
    question: TakeToken | SpendQuota | CountRequest
    now: float


@dataclass(frozen=True, slots=True)
class FindPlace:
    """Where on the board is this bucket or quota? The answer is a `Place`, or `None` where it has none."""

    where: Where
    question: TakeToken | SpendQuota
    now: float


@dataclass(frozen=True, slots=True)
class Used:
    """Keys were used: account and region, plan, key, day, and how often."""

    uses: tuple[tuple[Where, str, str, str, int], ...]


@dataclass(frozen=True, slots=True)
class GiveBack:
    """A quota was spent by a call that was refused after all."""

    where: Where
    question: SpendQuota
    now: float


@dataclass(frozen=True, slots=True)
class Invoke:
    """Call a function; the answer is an `Invoked`."""

    invocation: Invocation


@dataclass(frozen=True, slots=True)
class Submit:
    """Call a function later; that it may be called was seen already."""

    invocation: Invocation


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """What is kept of an authorizer's answers? The answer is a `Kept`, or `None`."""

    key: Key
    now: float
    flushes: int


@dataclass(frozen=True, slots=True)
class KeepAnswer:
    """Keep an authorizer's answer."""

    key: Key
    kept: Kept


@dataclass(frozen=True, slots=True)
class KeptResponse:
    """What is kept in the cache of a stage? The answer is a `Response`, or `None`."""

    cache: StageCache
    key: Hashable
    now: float


@dataclass(frozen=True, slots=True)
class KeepResponse:
    """Keep an answer in the cache of a stage."""

    cache: StageCache
    key: Hashable
    response: Response
    until: float


@dataclass(frozen=True, slots=True)
class Logged:
    """Events of one log stream."""

    place: Place
    events: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Sampled:
    """A request that a web ACL looked at."""

    arn: str
    metric: str
    sample: WebAclSample


@dataclass(frozen=True, slots=True)
class Answered:
    """Calls that were answered, as the console keeps them."""

    batch: Batch


# What the server's process says.


@dataclass(frozen=True, slots=True)
class Begin:
    """The first word: what to be."""

    settings: Settings
    plain: int
    """The descriptor of the listening socket of the plain port."""
    tls: int
    """That of the TLS port."""
    board: int
    """That of the board of buckets and quotas."""


@dataclass(frozen=True, slots=True)
class Welcome:
    """Accept connections, as soon as this revision is known."""

    revision: int


@dataclass(frozen=True, slots=True)
class Refresh:
    """Something was committed; the answer (`None`) says that it counts at this door."""

    revision: int


@dataclass(frozen=True, slots=True)
class Reach:
    """Answer this request about a WebSocket connection, if it is at your door: a `Response`, or `None`."""

    request: Request


@dataclass(frozen=True, slots=True)
class Flush:
    """Tell what was logged so far; the answer is `None`."""
