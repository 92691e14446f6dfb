"""Authorizers of an API, and what they make of a call."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from gatewright.model.trusted_issuer import TrustedIssuer
from gatewright.model.unknown import UNKNOWN, Unknown

AuthorizerType = Literal["TOKEN", "REQUEST", "COGNITO_USER_POOLS", "JWT"]
"""What an authorizer is given, and who answers: a Lambda function, or an issuer's keys."""

DEFAULT_TTL = 300
"""`authorizerResultTtlInSeconds` where nobody sets it (documented: CreateAuthorizer)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorizer:
    """One authorizer as saved, or as deployed."""

    id: str
    """`id`."""

    name: str | Unknown = UNKNOWN
    """`name`, for people."""

    type: AuthorizerType | Unknown = UNKNOWN
    """`type`."""

    uri: str | Unknown | None = None
    """`authorizerUri`: which function is called; `None` for a user pool."""

    credentials: str | None = None
    """`authorizerCredentials`: the role that API Gateway assumes; `None` when the function's own policy permits it."""

    identity_sources: tuple[str, ...] | Unknown = ()
    """`identitySource`, split: `method.request.header.Authorization`, ..."""

    validation_expression: str | None = None
    """`identityValidationExpression`: what a token must match as a whole (TOKEN), or its `aud` (user pools)."""

    ttl: int | Unknown = DEFAULT_TTL
    """`authorizerResultTtlInSeconds`: how long an answer is kept; 0 keeps none."""

    provider_arns: tuple[str, ...] = ()
    """`providerARNs`: the user pools."""

    issuers: tuple[TrustedIssuer, ...] = ()
    """`jwtConfiguration`: whose tokens a JWT authorizer accepts; one at most for an HTTP API."""

    algorithms: tuple[str, ...] = ()
    """`jwtConfiguration.defaultAlgorithms` of a REST API; HTTP APIs say none, and take what they know."""

    payload_format: str | None = None
    """`AuthorizerPayloadFormatVersion` of an HTTP API's Lambda authorizer, `1.0` or `2.0`; `None` for all others."""

    simple_responses: bool = False
    """`EnableSimpleResponses`: whether the function may answer `isAuthorized` in the place of a policy."""

    wants_identity: bool = False
    """Whether every identity source that is named must come, kept or not: so with HTTP and WebSocket APIs."""

    @property
    def needs_identity(self) -> bool | Unknown:
        """Tell whether a call without its identity sources is refused before the function is asked (documented).

        HTTP and WebSocket APIs want those that are named, whether answers are kept or not.
        """
        if self.type == "TOKEN" or self.wants_identity or self.payload_format is not None:
            return True
        return self.ttl if isinstance(self.ttl, Unknown) else self.ttl > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorized:
    """What an authorizer says of a caller whom it knows; whether he may make this call, its policy says."""

    principal_id: str | None = None
    """`principalId` of a Lambda authorizer; `None` from a user pool."""

    policy: str | None = None
    """The policy document of a Lambda authorizer, JSON; `None` from a user pool."""

    context: Mapping[str, str] = field(default_factory=dict)
    """`context`, every value as text: `$context.authorizer.<name>`."""

    details: str | None = None
    """`context` as the function of an HTTP API's authorizer wrote it, as JSON, for what is behind the route."""

    scopes: tuple[str, ...] | None = None
    """The scopes that a JWT authorizer found in the token; `None` from all others."""

    claims: Mapping[str, str] = field(default_factory=dict)
    """The claims of a token: `$context.authorizer.claims.<name>`."""

    usage_identifier_key: str | None = field(default=None, repr=False)
    """`usageIdentifierKey`: the API key of the caller."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionTalk:
    """One talk with an authorizer's function, for the logs."""

    uri: str
    """Where the invocation went."""

    event: bytes = field(repr=False)
    """What the function was given; it may hold credentials."""

    result: bytes = field(default=b"", repr=False)
    """What it answered."""

    latency: int = 0
    """Milliseconds until the answer was there, or was given up."""

    status: int | None = None
    """The status of Lambda's own answer; `None` when none came."""

    request_id: str = ""
    """The id of the invocation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """The authorizer's function answered, now or when the answer that is kept was made."""

    authorized: Authorized
    """What it said."""

    made_for: str | None = None
    """The method ARN that a kept answer was made for; `None` when the function was called for this very request."""

    talk: FunctionTalk | None = None
    """The talk of this very request; `None` for a kept answer, and where nobody told."""


FailureKind = Literal["unauthorized", "permission", "role", "error", "timeout", "malformed"]
"""`unauthorized`: the function raised just that word. `permission`, `role`: it could not be called. `malformed`: its
answer is none that API Gateway reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """The authorizer's function gave no answer that can be used."""

    kind: FailureKind
    """How."""

    detail: str
    """What the execution log says of it, behind "Execution failed due to configuration error: "."""

    talk: FunctionTalk | None = None
    """The talk of this very request; `None` when there was none."""


AuthorizerAnswer = Returned | Failed
"""What comes of asking a Lambda authorizer."""
