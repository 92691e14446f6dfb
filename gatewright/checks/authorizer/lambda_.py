"""Does the method's Lambda authorizer know the caller?

Restates "Use API Gateway Lambda authorizers": the identity source is looked at first, and without it the function is
not called; then the function, or the answer that is kept for the same identity, says who calls. What its policy allows
is asked later (`checks/authorize`).
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
"""

from typing import Final

from gatewright.aws.authorizer_output import INVALID_PERMISSIONS
from gatewright.checks.authorizer import (
    failed,
    identity_source_missing,
    invoke_permission_missing,
    method_arn_too_long,
    unauthorized,
)
from gatewright.checks.authorizer.identity import matches, place_of, repeated, values
from gatewright.checks.authorizer.permission import permission
from gatewright.checks.authorizer.unread import authorizer_missing, said_by_the_authorizer
from gatewright.checks.policies import method
from gatewright.checks.unproven import unproven
from gatewright.checks.words import words
from gatewright.model.authorizer import Authorizer, Failed, FailureKind, Returned
from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.fact import Fact
from gatewright.model.outcome import Ask, Deny, Outcome, Pass, Unsure
from gatewright.model.question import Answer, InvokeAuthorizer
from gatewright.model.unknown import Missing, PartlyTold, Unknown

OF_LAMBDA: Final = (
    identity_source_missing.CAUSE,
    unauthorized.CAUSE,
    failed.CAUSE,
    invoke_permission_missing.CAUSE,
)
"""What a Lambda authorizer can refuse for before its policy is read."""

_OF_A_CALLED_FUNCTION: Final = (unauthorized.CAUSE, failed.CAUSE)
_OF_THE_FUNCTION: Final = (unauthorized.CAUSE, failed.CAUSE, invoke_permission_missing.CAUSE)
_BY_FAILURE: Final[dict[FailureKind, Cause]] = {
    "unauthorized": unauthorized.CAUSE,
    "permission": invoke_permission_missing.CAUSE,
    "role": invoke_permission_missing.CAUSE,
    "error": failed.CAUSE,
    "timeout": failed.CAUSE,
    "malformed": failed.CAUSE,
}


_BEFORE_THE_PATH: Final = 128
"""Bytes of a method ARN besides the path as called, at most: partition, region, account, API and verb."""


def lambda_(call: Call, authorizer: Authorizer | Unknown) -> Outcome:
    """Establish what the authorizer says of the caller; refuse one whom it does not know."""
    if not isinstance(authorizer, Unknown):
        for question, answer in call.answers.items():
            if isinstance(question, InvokeAuthorizer) and question.authorizer_id == authorizer.id:
                # Asked before, and so with the identity that this call has.
                return _answered(call, authorizer, answer)
    shortest, longest = (0, 0) if _is_http(call) else arn_lengths(call)
    if shortest > method_arn_too_long.LONGEST:
        return Deny(method_arn_too_long.CAUSE, (Fact("request", "path.length", str(shortest)),), words(call))
    if longest > method_arn_too_long.LONGEST:
        return _unsure(call, (authorizer_missing(call),), (method_arn_too_long.CAUSE, *OF_LAMBDA))
    if isinstance(authorizer, Unknown):
        return _unsure(call, authorizer.missing or (authorizer_missing(call),), OF_LAMBDA)
    identity = _identity(call, authorizer)
    if not isinstance(identity, tuple):
        return identity
    question = InvokeAuthorizer(
        api_id="" if isinstance(call.address, Unknown) else call.address.api_id,
        stage="" if isinstance(call.stage, Unknown) else call.stage.name,
        authorizer_id=authorizer.id,
        identity=identity,
        repeated=_repeated(call, authorizer),
    )
    return Ask(question)


def _answered(call: Call, authorizer: Authorizer, answer: Answer) -> Outcome:
    if isinstance(answer, Returned):
        return Pass(call.authorized_as(answer.authorized))
    if isinstance(answer, Failed):
        return _failed(call, authorizer, answer)
    missing = answer.missing if isinstance(answer, Unknown) else ()
    return _unasked(call, authorizer, missing or (said_by_the_authorizer(call),))


def _unasked(call: Call, authorizer: Authorizer, missing: tuple[Missing, ...]) -> Outcome:
    """Return what is known where nobody tells what the function said: that it may not be called, or may."""
    found = permission(call, authorizer)
    if found is None or isinstance(found.given, Unknown):
        policy = found.policy if found is not None else None
        lacking = policy.missing if isinstance(policy, Unknown) else ()
        return _unsure(call, (*lacking, *missing), _OF_THE_FUNCTION)
    if found.given:
        return _unsure(call, missing, _OF_A_CALLED_FUNCTION)
    facts = (
        Fact("configuration", f"functions[{found.function_arn}].policy", _told(found.policy)),
        Fact("configuration", f"authorizers[{authorizer.id}].arn", found.source_arn),
    )
    values = words(call, detail=INVALID_PERMISSIONS, **of_authorizer(authorizer))
    return Deny(invoke_permission_missing.CAUSE, facts, values)


def _is_http(call: Call) -> bool:
    """Tell an HTTP API, of which no limit for the ARN of a route is known."""
    return not isinstance(call.api, Unknown) and call.api.protocol == "HTTP"


def arn_lengths(call: Call) -> tuple[int, int]:
    """Return how many bytes the method's ARN has at least and at most; where it is looked at is inferred."""
    whole = method(call).text
    if isinstance(whole, str):
        return _bytes(whole), _bytes(whole)
    path = 0 if isinstance(call.address, Unknown) else _bytes(call.address.path)
    return path, _bytes(call.request.path) + _BEFORE_THE_PATH


def _bytes(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode(errors="replace"))


def _identity(call: Call, authorizer: Authorizer) -> tuple[str, ...] | Outcome:
    """Return what stands for the caller, or the refusal of one for whom nothing does."""
    sources, kind, ttl = authorizer.identity_sources, authorizer.type, authorizer.ttl
    if isinstance(sources, Unknown) or isinstance(kind, Unknown) or isinstance(ttl, Unknown):
        return _unsure(call, (authorizer_missing(call),), OF_LAMBDA)
    found = values(call, sources)
    for source, value in zip(sources, found, strict=True):
        if isinstance(value, Unknown):
            return _identity_untold(call, authorizer, value)
        if value is None and authorizer.needs_identity is True:
            return _without(call, authorizer, source, Fact("request", source, "-"))
    known = tuple(value for value in found if isinstance(value, str))
    expression = authorizer.validation_expression
    if kind == "TOKEN" and expression and not matches(expression, known[0]):
        fact = Fact("request", sources[0], known[0], secret=True)
        return _without(call, authorizer, sources[0], fact, identity_expression=expression)
    return tuple(value if isinstance(value, str) else "" for value in found)


def _repeated(call: Call, authorizer: Authorizer) -> tuple[tuple[str, ...], ...]:
    """Return what a function sees besides the identity; one of type TOKEN is given the token and nothing else."""
    sources = authorizer.identity_sources
    return () if authorizer.type == "TOKEN" or isinstance(sources, Unknown) else repeated(call, sources)


def _identity_untold(call: Call, authorizer: Authorizer, value: Unknown) -> Unsure:
    """Return what can be meant where nobody tells who calls; a function that may not be called lets nobody through."""
    found = permission(call, authorizer)
    given = None if found is None or isinstance(found.given, Unknown) else found.given
    of_the_function: tuple[Cause, ...] = _OF_THE_FUNCTION
    if given is not None:
        of_the_function = _OF_A_CALLED_FUNCTION if given else (invoke_permission_missing.CAUSE,)
    sources = (identity_source_missing.CAUSE,)
    sent = isinstance(value, PartlyTold)
    causes = (*of_the_function, *sources) if sent else (*sources, *of_the_function)
    missing = value.missing or (said_by_the_authorizer(call),)
    return Unsure(missing, unproven(call, causes), refuses=given is False)


def _without(call: Call, authorizer: Authorizer, source: str, fact: Fact, **more: str) -> Deny:
    facts = [fact]
    if authorizer.validation_expression:
        place = f"authorizers[{authorizer.id}].identityValidationExpression"
        facts.append(Fact("configuration", place, authorizer.validation_expression))
    values = words(call, **of_authorizer(authorizer), **place_of(source), **more)
    return Deny(identity_source_missing.CAUSE, tuple(facts), values)


def _failed(call: Call, authorizer: Authorizer, answer: Failed) -> Deny:
    facts = (
        Fact("configuration", f"authorizers[{authorizer.id}].authorizerUri", _told(authorizer.uri)),
        Fact("answer", "authorizer", answer.detail),
    )
    return Deny(_BY_FAILURE[answer.kind], facts, words(call, detail=answer.detail, **of_authorizer(authorizer)))


def of_authorizer(authorizer: Authorizer) -> dict[str, str]:
    """Return the placeholders that an authorizer fills."""
    uri = _told(authorizer.uri)
    function = uri.partition("/functions/")[2].removesuffix("/invocations")
    return {
        "authorizer_id": authorizer.id,
        "function_arn": function or "-",
        "function_name": function.partition(":function:")[2].partition(":")[0] or "-",
    }


def _told(value: str | Unknown | None) -> str:
    return "-" if value is None or isinstance(value, Unknown) else value


def _unsure(call: Call, missing: tuple[Missing, ...], causes: tuple[Cause, ...]) -> Unsure:
    return Unsure(missing, unproven(call, causes))
