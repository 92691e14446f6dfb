"""
A browser's preflight is named as one, whatever it lacks: its sender never sends it.

Restates "Enable CORS for a REST API resource" and "Configure CORS for HTTP APIs in API Gateway": OPTIONS has to be
answered without credentials. A method ANY, a $default route, or an OPTIONS of its own, that wants a signature, a token
or an API key refuses every preflight, in the words that any call without them hears. (A WebSocket has none.)
https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
"""

from dataclasses import replace
from functools import wraps

from gatewright.aws.preflights import REQUESTED_METHOD, is_preflight
from gatewright.checks.route import preflight_refused
from gatewright.checks.route.check import asked_for
from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.check import Check
from gatewright.model.fact import Fact
from gatewright.model.outcome import Deny, Outcome, Unsure
from gatewright.model.unknown import Unknown


def naming_preflights(check: Check, lacking: Cause) -> Check:
    """Return the check, which refuses a preflight as such where it would refuse it for the cause `lacking`."""

    @wraps(check.run)
    def naming(call: Call) -> Outcome:
        outcome = check.run(call)
        return outcome if call.request.method != "OPTIONS" else _named(outcome, call, lacking)

    return replace(check, run=naming, causes=(*check.causes, preflight_refused.CAUSE))


def _named(outcome: Outcome, call: Call, lacking: Cause) -> Outcome:
    preflight = is_preflight(call.request)
    if preflight is False or not isinstance(outcome, Deny | Unsure):
        return outcome
    if isinstance(outcome, Unsure):
        return replace(outcome, may=tuple(each for one in outcome.may for each in _either(one, call, lacking)))
    (first, *others) = _either(outcome, call, lacking)
    return Unsure(preflight.missing, (first, *others)) if isinstance(preflight, Unknown) and others else first


def _either(denial: Deny, call: Call, lacking: Cause) -> tuple[Deny, ...]:
    """Return a refusal as a preflight hears it; where nobody told whether the call is one, both."""
    if denial.cause is not lacking:
        return (denial,)
    named = _of_a_preflight(denial, call)
    return (denial, named) if isinstance(is_preflight(call.request), Unknown) else (named,)


def _of_a_preflight(denial: Deny, call: Call) -> Deny:
    asked = asked_for(call)
    verb = Fact("request", "method", call.request.method)
    facts = (verb, Fact("request", f"headers.{REQUESTED_METHOD}", asked["requested_method"]))
    return replace(
        denial,
        cause=preflight_refused.CAUSE,
        because=(*denial.because, *(fact for fact in facts if fact not in denial.because)),
        values={**denial.values, **asked},
        signature=denial.answered,
        met=denial.cause,
    )
