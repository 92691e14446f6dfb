"""One named reason for a refusal: words and data, a constant for each file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from gatewright.model.api import Protocol
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.request import Request

NO_TEXT: Final = "null"
"""What a signature says whose answer holds the literal `null` where others have a text."""

NO_BODY: Final = ""
"""What a signature says whose answer has no body."""

Safety = Literal["safe", "widens-access", "needs-deployment"]
"""What a fix may do to others: nothing, let more callers in, or change what is deployed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """How a refusal looks from outside."""

    status: int
    """The status code of the default answer."""

    error_type: str
    """The value of `x-amzn-ErrorType`."""

    message: str
    """The text under `message`; `{placeholders}` stand for what differs from call to call."""

    response_type: str | None
    """The gateway response type that may be customised; `None` when no API is known yet."""

    member: Literal["message", "Message"] = "message"
    """The JSON member that holds the text: capital only for an uncustomised ACCESS_DENIED."""

    of: Protocol = "REST"
    """Which kind of API answers so. Only REST APIs name an error type and have gateway responses.

    WEBSOCKET is a frame over an open connection, whose status stands in the log alone; a handshake is answered as a
    call to a REST API is.
    """

    challenge: str | None = None
    """The value of `www-authenticate`, with placeholders; `None` where there is none."""


@dataclass(frozen=True, slots=True)
class Documented:
    """AWS's documentation says so."""

    url: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """Somebody recorded AWS doing so."""

    source: str
    """Which recording."""

    date: str | None = None
    """When, ISO 8601, where known."""


@dataclass(frozen=True, slots=True)
class Inferred:
    """Nobody recorded it and no page says it; it fits all evidence."""

    why: str


Provenance = Documented | Recorded | Inferred


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm:
    """One look that confirms or rules out a cause."""

    text: str
    """What to look at; marked with `N_`."""

    command: str
    """The command that shows it; its placeholders are those of the cause."""

    of: Protocol | None = None
    """The only kind of API that it is for; `None` for all."""

    permission: str | None = None
    """The IAM action that the command needs; `None` where it needs none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A fix worked out for one call: the same call, or the same configuration, with the change made."""

    request: Request
    """The request to decide again."""

    configuration: Configuration
    """The configuration to decide it under."""

    values: Mapping[str, str] = field(default_factory=dict)
    """Placeholders that only this proposal can fill: the nearest path, the key that would do."""


Remedy = Callable[[Call, Mapping[str, str]], Proposal | None]
"""From a refused call and the denial's values to a proposal; `None` when what is known does not suffice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """One change that makes the call pass."""

    text: str
    """What to change; marked with `N_`, placeholders filled from the denial and the proposal."""

    command: str | None = None
    """The AWS CLI or curl command that makes the change; same placeholders; runs as it is printed."""

    of_http_api: str | None = None
    """The command for an HTTP API, where its table of commands (`doctor.commands_of_v2`) would say another."""

    of: Protocol | None = None
    """The one kind of API that it is for: WebSocket APIs go by `HTTP` here; `None` for all."""

    safety: Safety = "safe"
    """What it may do to others."""

    otherwise: bool = False
    """Whether it is said only where no fix before it is proven."""

    in_general: bool = False
    """Whether it is said only where none before it can be: what it says, the others say of the call itself."""

    unless: Remedy | None = None
    """The remedy of another fix: where that one is proven, this one is not said."""

    always: bool = False
    """Whether it is said too where nobody could work it out for the call, though another fix is proven."""

    remedy: Remedy | None = None
    """Makes the change on a copy, so that the call can be decided again; `None` when nobody but the user can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """A reason why a call is refused."""

    id: str
    """`<check>.<obstacle>`: the address of its file, never renamed without an entry in `checks/renamed.py`."""

    seed_row: int | None
    """The row of the table in AWS's article on 403 errors, counted from 1."""

    title: str
    """One sentence, without placeholders; marked with `N_`."""

    why: str
    """What was looked at and what was found; marked with `N_`, placeholders filled from the denial."""

    signatures: tuple[Signature, ...]
    """How it can look from outside; the first is what the gateway answers."""

    seldom: tuple[Signature, ...] = ()
    """How else it can look, though others look so far more often."""

    of_http_api: tuple[Signature, ...] = ()
    """How an HTTP API answers for it; none where HTTP APIs do not know the cause."""

    confirm: tuple[Confirm, ...]
    """How to make sure."""

    fixes: tuple[Fix, ...]
    """How to mend it, the smallest change first."""

    look_alikes: tuple[str, ...] = ()
    """Ids of causes that answer alike."""

    provenance: tuple[Provenance, ...]
    """Where our knowledge of it comes from; never empty."""

    since: str
    """The version of gatewright that first knew it."""

    enforced: bool = True
    """Whether a check of this version's gateway refuses for it; the doctor names it all the same."""

    without_check: bool = False
    """Whether the gateway refuses for it where no check stands: in a handshake, among a WebSocket API's clients, or
    behind the door."""
