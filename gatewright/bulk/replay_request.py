"""
What other rules for requests make of a call that a method took, or refused, under the rules of then.

A log shows neither the body nor the header fields. But what was taken had every parameter that was required, and a body
that fitted; so only what is asked for besides is open. And what was refused for what is asked for still, is refused.
"""

from dataclasses import replace
from typing import Final

from gatewright.checks.request import body_invalid, media_type_unsupported, parameter_missing
from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.method_request import MethodRequest
from gatewright.model.unknown import Unknown

_NOTHING: Final = MethodRequest()


def rules_of(call: Call) -> MethodRequest | None:
    """Return what the method asks of its requests, as far as all of it is known."""
    asked = None if isinstance(call.route, Unknown) else call.route.method.request
    if asked is None:
        return None if isinstance(call.route, Unknown) else _NOTHING
    if isinstance(asked, Unknown) or isinstance(asked.validator, Unknown) or isinstance(asked.schemas, Unknown):
        return None
    return asked


def still_asked(then: MethodRequest, now: MethodRequest) -> MethodRequest:
    """Return what of the new rules a request has yet to fit that fitted the old ones."""
    had = set(_required(then))
    return replace(
        now,
        required=tuple(one for one in _required(now) if one not in had),
        models={} if _same_bodies(then, now) else now.models,
        passes=now.passes or (not then.passes and set(then.templates) <= set(now.templates)),
        unpacks=now.unpacks and not then.unpacks,
    )


def refuses_again(cause: Cause, then: MethodRequest, now: MethodRequest) -> bool:
    """Tell whether a request that was refused for this lacks what the new rules ask for too."""
    if cause is parameter_missing.CAUSE:
        return bool(_required(then)) and set(_required(then)) <= set(_required(now))
    if cause is body_invalid.CAUSE:
        return _validates_bodies(now) and _same_bodies(then, now)
    if cause is media_type_unsupported.CAUSE:
        same_coding = then.unpacks == now.unpacks
        return same_coding and not then.passes and not now.passes and set(now.templates) <= set(then.templates)
    return False


def _required(rules: MethodRequest) -> tuple[tuple[str, str], ...]:
    validator = rules.validator
    return () if validator is None or isinstance(validator, Unknown) or not validator.parameters else rules.required


def _validates_bodies(rules: MethodRequest) -> bool:
    validator = rules.validator
    return validator is not None and not isinstance(validator, Unknown) and validator.body and bool(rules.models)


def _same_bodies(then: MethodRequest, now: MethodRequest) -> bool:
    """Tell whether both hold a body of whatever content type against the same model, or the newer against none."""
    if not _validates_bodies(now):
        return True
    rules = [(one.models, one.schemas, one.unpacks) for one in (then, now)]
    return _validates_bodies(then) and rules[0] == rules[1]
