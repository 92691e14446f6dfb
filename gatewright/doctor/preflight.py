"""
What a browser's preflight is refused for: whatever it lacks, its sender never sends it.

Restates "Enable CORS for a REST API resource": the OPTIONS method has to answer without credentials. A method ANY, or
an OPTIONS method of its own, that wants a signature, a token or an API key refuses every preflight.
https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
"""

from dataclasses import replace
from typing import Final

from gatewright.checks.api_key import missing as key_missing
from gatewright.checks.authorizer import identity_source_missing
from gatewright.checks.iam import signature_missing
from gatewright.checks.route.preflight_refused import CAUSE as PREFLIGHT
from gatewright.checks.words import words
from gatewright.doctor.diagnosis import Finding
from gatewright.doctor.fixes import looks, remedied
from gatewright.doctor.weigh import ANSWERS
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.outcome import Deny
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown

WANTS_CREDENTIALS: Final[tuple[Cause, ...]] = (
    signature_missing.CAUSE,
    identity_source_missing.CAUSE,
    key_missing.CAUSE,
)
"""What a call is refused for that brings none."""

_ASKS: Final = ("origin", "access-control-request-method")
_WHY: Final = N_(
    "Before {requested_method} the browser sends OPTIONS to {path}, always without credentials, and the method that"
    " takes it wants them. The browser then reports a CORS error and hides this {status}."
)


def of_a_preflight(found: tuple[Finding, ...], call: Call) -> tuple[Finding, ...]:
    """Return the findings in which a preflight that lacks credentials is refused as a preflight."""
    first = next(iter(found), None)
    is_rest = isinstance(call.api, Unknown) or call.api.protocol == "REST"
    if first is None or first.cause not in WANTS_CREDENTIALS or first.standing not in ANSWERS:
        return found
    return (_named_so(first, call), *found[1:]) if is_rest and is_preflight(call.request) else found


def is_preflight(request: Request) -> bool:
    """Tell a browser's preflight: OPTIONS with an origin and the method that it asks for."""
    return request.method == "OPTIONS" and all(isinstance(request.headers.get(name), str) for name in _ASKS)


def _named_so(finding: Finding, call: Call) -> Finding:
    origin, asked = (str(call.request.headers.get(name)) for name in _ASKS)
    values = words(call, origin=origin, requested_method=asked)
    status = next((fact.value for fact in finding.because if fact.path == "status"), "403")
    facts = (Fact("request", "method", "OPTIONS"), Fact("request", f"headers.{_ASKS[1]}", asked))
    return replace(
        finding,
        cause=PREFLIGHT,
        why=Message(_WHY, {**values, "status": status}),
        because=(*finding.because, *(fact for fact in facts if fact not in finding.because)),
        fixes=tuple(remedied(call, Deny(PREFLIGHT, (), values))),
        confirm=tuple(looks(PREFLIGHT.confirm, values)),
    )
