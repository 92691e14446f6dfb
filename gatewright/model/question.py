"""What a check needs from the world: time-dependent or outside knowledge, asked for as a value."""

from dataclasses import dataclass
from typing import Literal

from gatewright.model.authorizer import AuthorizerAnswer
from gatewright.model.unknown import Unknown
from gatewright.model.usage import Quota, Throttle


@dataclass(frozen=True, slots=True)
class TakeToken:
    """Is there a token left in this bucket at the time of the request? The answer is a `bool`."""

    bucket: tuple[str, ...]
    """Whose bucket: the level and its ids."""

    throttle: Throttle
    """Its rate and size."""


@dataclass(frozen=True, slots=True)
class SpendQuota:
    """Is there a request left in the quota of this key? The answer is a `bool`."""

    plan_id: str
    """The usage plan."""

    key_id: str
    """The key whose quota it is."""

    quota: Quota
    """The limit and its period."""


@dataclass(frozen=True, slots=True)
class CountRequest:
    """Does this request, counted with those of the window before it, stay within a limit? The answer is a `bool`."""

    rule: tuple[str, ...]
    """Which rate-based rule counts: the ARN of the web ACL, the rule's name, and a group's where it is in one."""

    instance: tuple[str, ...]
    """What the rule's aggregation keys are in this request."""

    limit: int
    """Requests that the window may hold."""

    window: int
    """Its length in seconds."""


@dataclass(frozen=True, slots=True)
class InvokeAuthorizer:
    """What does this Lambda authorizer say of the call? The answer is an `AuthorizerAnswer`.

    Whoever answers builds the event from the call, unless an answer for the same identity is kept.
    """

    api_id: str
    """Whose authorizer."""

    stage: str
    """Answers are kept for each stage."""

    authorizer_id: str
    """Which authorizer."""

    identity: tuple[str, ...]
    """The values of its identity sources, in order: what answers are kept by."""

    repeated: tuple[tuple[str, ...], ...] = ()
    """Sources that came more than once, each with all its values: answers are kept by these, too."""


@dataclass(frozen=True, slots=True)
class FetchKeys:
    """Which keys does this issuer sign tokens with? The answer is a `KeySet`, or `KeysUnavailable`."""

    issuer: str
    """The issuer's URL: `https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E`."""

    key_id: str | None = None
    """The `kid` that is looked for, so that keys fetched before it existed are fetched again."""

    jwks_uri: str | None = None
    """Where its keys are, as somebody found out before; `None` has the issuer asked."""

    kept: float = 7_200.0
    """Seconds for which keys that were fetched are good (documented: two hours for HTTP APIs)."""


@dataclass(frozen=True, slots=True)
class KeySet:
    """The keys of an issuer."""

    jwks: str
    """Its JSON Web Key Set as published."""


@dataclass(frozen=True, slots=True)
class KeysUnavailable:
    """The issuer could not be asked."""

    why: str
    """One line for the log."""

    step: Literal["discovery", "key-set"] = "key-set"
    """What it was asked for: where its keys are, or the keys."""


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """Where an issuer publishes its keys, as its discovery document says; what an authorizer is made with."""

    jwks_uri: str
    """Their URL."""


@dataclass(frozen=True, slots=True)
class FindConnection:
    """Is this connection of a WebSocket API open? The answer is a `bool`."""

    api_id: str
    """Whose connection."""

    stage: str
    """The stage that it was opened at."""

    connection_id: str
    """Which connection."""


Question = TakeToken | SpendQuota | CountRequest | InvokeAuthorizer | FetchKeys | FindConnection
"""All that a check can ask; the answer is a value of the type named there, or `UNKNOWN`."""

Answer = bool | AuthorizerAnswer | KeySet | KeysUnavailable | Unknown
"""What the world can say."""
