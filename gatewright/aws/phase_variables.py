"""`$context.authenticate`, `.authorizer`, `.authorize`, `.identity`: what each phase of the front door came to.

Restates "Troubleshooting Amazon API Gateway with enhanced observability variables":
https://aws.amazon.com/blogs/compute/troubleshooting-amazon-api-gateway-with-enhanced-observability-variables/
A phase that was not entered leaves its variables unset. What stands in them on a failure is inferred from the phases'
definitions; nobody recorded it.
"""

from collections.abc import Callable, Mapping
from typing import Final, Literal

from gatewright.model.authorizer import Failed, FunctionTalk, Returned
from gatewright.model.call import Call, Route
from gatewright.model.message import fill
from gatewright.model.outcome import Deny
from gatewright.model.principal import Caller
from gatewright.model.unknown import Unknown

Phase = Literal["authenticate", "authorizer", "authorize"]
"""The phases that a caller goes through before the integration."""

Read = Callable[[Call, Deny | None], str | int | None]

_PASSED: Final = 200
AT_ONCE: Final = 0
"""Milliseconds of a phase that asks nobody."""


def phase_of(denial: Deny | None) -> Phase | None:
    """Return the phase that refused a call; `None` when another check did, or none."""
    if denial is None:
        return None
    if denial.answered.response_type == "ACCESS_DENIED":
        return "authorize"
    check = (denial.met or denial.cause).id.partition(".")[0]
    return "authenticate" if check == "iam" else "authorizer" if check == "authorizer" else None


def _status(phase: Phase) -> Read:
    def read(call: Call, denial: Deny | None) -> int | None:
        if denial is not None and phase_of(denial) == phase:
            return denial.answered.status
        return _PASSED if _went_through(phase, call, denial) else None

    return read


def _error(phase: Phase) -> Read:
    def read(call: Call, denial: Deny | None) -> str | None:
        if denial is None or phase_of(denial) != phase:
            return None
        failed = _answer(call)
        if phase == "authorizer" and isinstance(failed, Failed):
            return failed.detail
        return fill(denial.answered.message, denial.values)

    return read


def _latency(phase: Phase) -> Read:
    def read(call: Call, denial: Deny | None) -> int | None:
        if _status(phase)(call, denial) is None:
            return None
        spoken = talk(call)
        return spoken.latency if phase == "authorizer" and spoken is not None else AT_ONCE

    return read


def _went_through(phase: Phase, call: Call, denial: Deny | None) -> bool:
    """Tell whether a phase let the call pass."""
    signed = call.principal is not None and not isinstance(call.principal, Unknown)
    known = call.authorized is not None and not isinstance(call.authorized, Unknown)
    if phase == "authenticate":
        return signed
    if phase == "authorizer":
        return known
    return (signed or known or _by_policy_alone(call)) and phase_of(denial) is None


def _by_policy_alone(call: Call) -> bool:
    """Tell whether the resource policy was all that had to let the call in: its method asks nobody who calls."""
    if not isinstance(call.route, Route) or isinstance(call.stage, Unknown):
        return False
    deployed = call.stage.deployed
    asks_nobody = call.route.method.authorization_type == "NONE"
    return asks_nobody and not isinstance(deployed, Unknown) and isinstance(deployed.policy, str)


def talk(call: Call) -> FunctionTalk | None:
    """Return what the authorizer's function was told and answered for this very call; `None` when it was not asked."""
    answer = _answer(call)
    return None if answer is None else answer.talk


def _answer(call: Call) -> Returned | Failed | None:
    return next((answer for answer in call.answers.values() if isinstance(answer, Returned | Failed)), None)


def _of_talk(read: Callable[[FunctionTalk], str | int | None]) -> Read:
    def found(call: Call, _denial: Deny | None) -> str | int | None:
        spoken = talk(call)
        return None if spoken is None else read(spoken)

    return found


def _of_caller(read: Callable[[Caller], str | Unknown | None]) -> Read:
    def found(call: Call, _denial: Deny | None) -> str | None:
        if call.principal is None or isinstance(call.principal, Unknown):
            return None
        value = read(call.principal.caller)
        return None if isinstance(value, Unknown) else value

    return found


PHASES: Final[Mapping[str, Read]] = {
    **{
        f"{phase}.{name}": make(phase)
        for phase in ("authenticate", "authorizer", "authorize")
        for name, make in (("error", _error), ("latency", _latency), ("status", _status))
    },
    "authorizer.integrationLatency": _of_talk(lambda spoken: spoken.latency),
    "authorizer.integrationStatus": _of_talk(lambda spoken: spoken.status),
    "authorizer.requestId": _of_talk(lambda spoken: spoken.request_id or None),
    "identity.accountId": _of_caller(lambda caller: caller.account),
    "identity.caller": _of_caller(lambda caller: caller.user_id),
    "identity.principalOrgId": _of_caller(lambda caller: caller.org_id),
    "identity.user": _of_caller(lambda caller: caller.user_id),
    "identity.userArn": _of_caller(lambda caller: caller.arn),
}
"""The variables by name: how each is read from a call and its refusal."""
