"""
The diagnosis of a call that our own gateway answered: nothing has to be guessed, since the decision itself is at hand.

The checks are walked to their end, with what the world answered when the call was decided, so that it is also told what
would stop the call next. The answer that was sent proves nothing here, and may be worded by the API's owner.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from gatewright.aws.sigv4.difference import Difference
from gatewright.aws.sigv4.verify import Secret
from gatewright.checks.iam.mismatch import secret_held
from gatewright.doctor.account import for_account
from gatewright.doctor.answered_by import Answerer
from gatewright.doctor.curl_line import called_alike
from gatewright.doctor.diagnosis import Diagnosis, Finding, Remedied
from gatewright.doctor.examine import examine, foretell
from gatewright.doctor.fixes import UNTOLD, looks, remedied, told
from gatewright.doctor.signatures.review import review
from gatewright.engine.decide import walk
from gatewright.model.api import Protocol
from gatewright.model.configuration import Configuration
from gatewright.model.decision import Decision
from gatewright.model.observation import Observation
from gatewright.model.outcome import Deny
from gatewright.model.principal import AccessKey
from gatewright.model.question import Answer, Question
from gatewright.model.request import Request
from gatewright.model.trace import Trace
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.exchange import Exchange

_ANSWERERS: Final[Mapping[Protocol, Answerer]] = {
    "REST": "api-gateway-rest",
    "HTTP": "api-gateway-http",
    "WEBSOCKET": "api-gateway-websocket",
}
_MISMATCH: Final = "iam.signature-mismatch"


def diagnosed(exchange: Exchange, decision: Decision, options: Mapping[str, str | None]) -> Diagnosis:
    """Return why a call was answered as it was; `options` are those of the AWS CLI for the printed commands.

    They do not bring the body of the call, which may be long, and may be anybody's.
    """
    bodiless = replace(exchange, body=UNKNOWN)
    if decision.outcome == "allowed":
        return for_account(examine(bodiless, decision.call.configuration), options)
    found = foretell(replace(exchange, observation=Observation()), _to_the_end(decision))
    findings = tuple(_without_bodies(finding, decision.call.request) for finding in found.findings)
    found = replace(found, exchange=bodiless, findings=findings, answered_by=_answered_by(decision))
    if decision.cause is not None and decision.cause.id.startswith(_MISMATCH):
        found = replace(found, difference=_difference(exchange, decision.call.configuration))
    return for_account(called_alike(found), options)


def _without_bodies(finding: Finding, sent: Request) -> Finding:
    return replace(finding, fixes=tuple(_without_body(fix, sent) for fix in finding.fixes))


def _without_body(fix: Remedied, sent: Request) -> Remedied:
    """Return a fix without the body that it sends; where that is what it mends, no command is left."""
    if fix.request is None:
        return fix
    command = fix.command if fix.request.body == sent.body else None
    return replace(fix, command=command, request=replace(fix.request, body=UNKNOWN))


def _to_the_end(decision: Decision) -> Decision:
    """Decide again without stopping, as the world answered then; what it was not asked stays unknown."""
    answers: Mapping[Question, Answer] = decision.call.answers
    return walk(decision.call.request, decision.call.configuration, lambda question: answers.get(question, UNKNOWN))


def _answered_by(decision: Decision) -> Answerer:
    api = decision.call.api
    return "api-gateway-rest" if isinstance(api, Unknown) else _ANSWERERS[api.protocol]


def _difference(exchange: Exchange, configuration: Configuration) -> Difference | None:
    """Return which part of the signature differs, recomputed with the secret that the account holds of the key."""

    def secret_of(access_key: str) -> Secret | None:
        found = configuration.access_keys.get(access_key)
        return secret_held(found) if isinstance(found, AccessKey) else None

    return review(exchange, secret_of).difference


def told_alone(exchange: Exchange, trace: Trace) -> Diagnosis | None:
    """Return what a trace by itself says of a refusal: nothing is decided again; `None` where nothing refused."""
    denial = next((step.outcome for step in trace if isinstance(step.outcome, Deny)), None)
    if denial is None:
        return None
    finding = Finding(
        cause=denial.cause,
        standing="confirmed",
        why=told(denial.cause.why, denial.values, (UNTOLD, "-")),
        because=denial.because,
        fixes=tuple(remedied(None, denial)),
        confirm=tuple(looks(denial.cause.confirm, denial.values, "REST" if denial.by == "REST" else "HTTP")),
    )
    who: Answerer = _ANSWERERS[denial.by]
    return Diagnosis(exchange=exchange, answered_by=who, outcome="decided", findings=(finding,), trace=trace)
