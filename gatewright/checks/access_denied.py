"""The answers of ACCESS_DENIED: who is refused, and how the sentence ends.

The endings that name the kind of the policy were first seen on 25 March 2026, the bare ones last on 4 September 2025
(public transcripts of API Gateway). Both are known, today's first. Uncustomised, the member is a capital `Message`.
"""

from collections.abc import Iterator
from typing import Final

from gatewright.model.cause import Signature

ANYBODY: Final = "User: {caller}"
"""Whoever called, signed or not: then the name is `anonymous`."""

SIGNED: Final = "User: arn:{caller}"
"""A caller who signed, named by ARN."""

OF_A_LAMBDA_AUTHORIZER: Final = "User is not authorized to access this resource"
"""How every refusal by a Lambda authorizer's policy starts; old texts end here when nothing denied."""

BECAUSE: Final = " because no "
"""How today's texts go on when nothing allowed."""

EXPLICITLY: Final = " with an explicit deny"
"""How old texts end when a statement denied."""

_REFUSED: Final = " is not authorized to perform: execute-api:Invoke on resource: {method_arn}"


def denied(caller: str, *endings: str) -> tuple[Signature, ...]:
    """Return how `caller` is refused execute-api:Invoke, one signature for each ending."""
    return tuple(access_denied(f"{caller}{_REFUSED}{ending}") for ending in endings)


def access_denied(message: str) -> Signature:
    """Return a refusal of this text."""
    return Signature(
        status=403,
        error_type="AccessDeniedException",
        message=message,
        response_type="ACCESS_DENIED",
        member="Message",
    )


def by_explicit_deny(*kinds: str) -> Iterator[str]:
    """Yield the endings of an explicit deny by each kind of policy; in the caller's own account its ARN may follow."""
    for kind in kinds:
        yield f"{EXPLICITLY} in {kind}"
        yield f"{EXPLICITLY} in {kind}: {{policy_arn}}"


def by_silence(*kinds: str) -> Iterator[str]:
    """Yield the endings of an implicit deny: no policy of this kind allows the call."""
    for kind in kinds:
        yield f"{BECAUSE}{kind} allows the execute-api:Invoke action"
