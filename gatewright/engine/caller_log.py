"""The lines of the execution log about the caller: signature, authorizer, policies.

Recorded in public dumps of log groups (2020-07, 2026-01) and in answers of `TestInvokeAuthorizer` (2019, 2023); that
the same lines stand in the log of a live call, and what surrounds "The client is not authorized", is inferred.
"""

from collections.abc import Iterator
from typing import Final

from gatewright.aws.authorizer_output import AUTHORIZER_ERROR
from gatewright.aws.phase_variables import phase_of, talk
from gatewright.checks.authorizer import method_arn_too_long
from gatewright.checks.authorizer.identity import values
from gatewright.checks.authorizer.lookup import authorizer_of
from gatewright.engine.log_lines import Line, masked, shown_body
from gatewright.engine.log_secrets import masked_event, without_secrets
from gatewright.model.authorizer import Authorizer, Failed, Returned
from gatewright.model.call import Call, Route
from gatewright.model.outcome import Deny
from gatewright.model.question import InvokeAuthorizer
from gatewright.model.unknown import Unknown

NOT_AUTHORIZED: Final = "The client is not authorized to perform this operation."

_WITH_AUTHORIZER: Final = ("CUSTOM", "COGNITO_USER_POOLS", "JWT")


def caller_lines(call: Call, route: Route, denial: Deny | None) -> Iterator[Line]:
    """Yield what the log says until the usage plan is looked at."""
    return without_secrets(call, _caller_lines(call, route, denial))


def authorizer_lines(call: Call, route: Route, denial: Deny | None) -> Iterator[Line]:
    """Yield what the log says of the authorizer."""
    return without_secrets(call, _authorizer_lines(call, route, denial))


def _caller_lines(call: Call, route: Route, denial: Deny | None) -> Iterator[Line]:
    kind = route.method.authorization_type
    phase = phase_of(denial)
    unasked = denial is not None and denial.cause is method_arn_too_long.CAUSE
    asked = (
        not unasked and kind in _WITH_AUTHORIZER and (phase == "authorizer" or not isinstance(call.authorized, Unknown))
    )
    if asked and not (phase == "authorize" and isinstance(call.authorized, Unknown)):
        yield from _authorizer_lines(call, route, denial)
    if denial is None or phase is None:
        return
    if phase == "authorize":
        yield Line(NOT_AUTHORIZED, "ERROR")
    yield Line(
        f"Gateway response type: {denial.answered.response_type or 'DEFAULT_4XX'}"
        f" with status code: {denial.answered.status}",
        "ERROR",
    )


def _authorizer_lines(call: Call, route: Route, denial: Deny | None) -> Iterator[Line]:
    request_id = call.request.request_id
    question = next((each for each in call.answers if isinstance(each, InvokeAuthorizer)), None)
    answer = None if question is None else call.answers[question]
    if isinstance(answer, Returned) and answer.made_for is not None:
        # An answer that was kept starts no authorizer; that it is told by this line alone is inferred.
        yield _known(answer)
        return
    named = route.method.authorizer_id
    yield Line(
        f"Starting authorizer: {named if isinstance(named, str) else '-'} for request: {request_id}", moment="start"
    )
    if question is not None:
        yield Line(f"Incoming identity: {_identity(call, question)}", moment="start")
    yield from _talk_lines(call)
    if isinstance(answer, Failed) and answer.kind != "unauthorized":
        yield Line(f"Execution failed due to configuration error: {answer.detail}", "ERROR")
        if answer.kind == "role":
            # Recorded (2023-06-07): both lines.
            yield Line(f"Execution failed due to configuration error: {AUTHORIZER_ERROR}", "ERROR")
    elif phase_of(denial) == "authorizer":
        yield Line(f"Unauthorized request: {request_id}", "ERROR")
    else:
        if isinstance(answer, Returned):
            yield _known(answer)
        yield Line("Successfully completed authorizer execution", moment="authorized")


def _known(answer: Returned) -> Line:
    principal = masked(answer.authorized.principal_id or "")
    return Line(f"Using valid authorizer policy for principal: {principal}", moment="authorized")


def _identity(call: Call, question: InvokeAuthorizer) -> str:
    """Return the identity as recorded: a token as it is, the sources of a request by name (2023, 2019)."""
    authorizer = authorizer_of(call)
    if not isinstance(authorizer, Authorizer) or authorizer.type != "REQUEST":
        return ", ".join(masked(value) for value in question.identity)
    sources = () if isinstance(authorizer.identity_sources, Unknown) else authorizer.identity_sources
    found = zip(sources, values(call, sources), strict=True)
    return "{" + ", ".join(f"{source}={masked(value)}" for source, value in found if isinstance(value, str)) + "}"


def _talk_lines(call: Call) -> Iterator[Line]:
    """Yield the talk with the function; none for an answer that was kept."""
    spoken = talk(call)
    if spoken is None:
        return
    yield Line(f"Endpoint request URI: {spoken.uri}", "TRACE", "start")
    yield Line(
        f"Endpoint request body after transformations: {shown_body(masked_event(call, spoken.event))}", "TRACE", "start"
    )
    yield Line(f"Sending request to {spoken.uri}", "TRACE", "start")
    if spoken.result:
        yield Line(f"Authorizer result body before parsing: {shown_body(spoken.result)}", "TRACE", "authorized")
