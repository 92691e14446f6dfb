"""How an unmatched route answers: as an IAM method that nobody may call would.

The signature front end speaks first. A caller who signed well is held to the policies; one who may call what is not
there is told so (documented under RESOURCE_NOT_FOUND, "Gateway response types for API Gateway"):
https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
"""

from typing import Final

from gatewright.aws.sigv4.answers import (
    FORM_WITH_QUERY,
    MISMATCH,
    SESSION_EXPIRED,
    SESSION_TOKEN_INVALID,
    Complaint,
)
from gatewright.checks.access_denied import EXPLICITLY, SIGNED, by_explicit_deny, by_silence, denied
from gatewright.checks.authentication import CALLER, authenticate
from gatewright.checks.authorize.check import by_iam
from gatewright.checks.verdict import KINDS
from gatewright.model.call import Call
from gatewright.model.cause import Signature
from gatewright.model.outcome import Deny, Pass
from gatewright.model.principal import AccessKey
from gatewright.model.unknown import Unknown

# Error type and text are inferred: nobody published such an answer.
RESOURCE_NOT_FOUND: Final = Signature(
    status=404, error_type="NotFoundException", message="Not Found", response_type="RESOURCE_NOT_FOUND"
)
"""The caller is known and may call this; there is just nothing there."""

WITH_GOOD_FORM: Final = (
    MISMATCH,
    FORM_WITH_QUERY[0],
    SESSION_TOKEN_INVALID,
    SESSION_EXPIRED,
    *denied(SIGNED, *by_silence(*KINDS.values())),
    *denied(SIGNED, *by_explicit_deny(*(f"{'an' if kind[0] in 'aeio' else 'a'} {kind}" for kind in KINDS.values()))),
    *denied(SIGNED, "", EXPLICITLY),
    RESOURCE_NOT_FOUND,
)
"""How it looks when a signature came whose form is whole: seldom, since who signs mostly calls what is there."""


_SAID: Final = ("caller", "method_arn")


def complaint_of(call: Call) -> Complaint | Unknown:
    """Return how an unmatched call is answered."""
    found = authenticate(call)
    if not isinstance(found, AccessKey):
        return found
    if isinstance(found.principal, Unknown):
        return Unknown((CALLER,))
    judged = by_iam(call, found.principal)
    if isinstance(judged, Pass):
        return RESOURCE_NOT_FOUND, {}
    if isinstance(judged, Deny):
        return judged.answered, {name: judged.values[name] for name in _SAID}
    return Unknown((CALLER,))
