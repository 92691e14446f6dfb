"""The lines of the execution log about the caller."""

from dataclasses import replace

from gatewright.checks.authorizer import denied, failed, identity_source_missing, method_arn_too_long
from gatewright.checks.iam import signature_missing
from gatewright.engine.caller_log import NOT_AUTHORIZED, caller_lines
from gatewright.model.authorizer import Authorized, Failed, FunctionTalk, Returned
from gatewright.model.call import Call, Route
from gatewright.model.outcome import Deny
from gatewright.model.question import Answer, InvokeAuthorizer, Question
from tests.checks.presence import authorized_by, reaching

KNOWS = Authorized(principal_id="principal-of-mine", policy="{}")
SPOKEN = FunctionTalk(uri="https://lambda", event=b'{"authorizationToken":"sesame-sesame"}', result=b"{}")


def texts(call: Call, cause: object | None = None) -> list[str]:
    """Return what the log says of the caller."""
    assert isinstance(call.route, Route)
    denial = None if cause is None else Deny(cause, (), {})  # type: ignore[arg-type]  # a module's constant
    return [line.text for line in caller_lines(call, call.route, denial)]


def behind(answer: Returned | Failed | None) -> Call:
    """Return a call of a method behind a Lambda authorizer that answered so."""
    call = reaching("authorizer", change=authorized_by("CUSTOM"))
    route = call.route
    assert isinstance(route, Route)
    call = replace(call, route=replace(route, method=replace(route.method, authorizer_id="au1")))
    if answer is None:
        return call
    answers: dict[Question, Answer] = {InvokeAuthorizer("a1", "prod", "au1", ("sesame-sesame",)): answer}
    return replace(call, answers=answers)


def test_an_open_method_says_nothing() -> None:
    """Nobody is asked."""
    assert texts(reaching("api-key")) == []


def test_an_authorizer_that_lets_in_is_told_from_start_to_end() -> None:
    """Identity and principal masked, the token nowhere."""
    call = behind(Returned(authorized=KNOWS, talk=SPOKEN)).authorized_as(KNOWS)
    found = texts(call)

    assert found[0].startswith("Starting authorizer: au1 for request: ")
    assert found[1] == "Incoming identity: *******sesame"
    assert found[-2:] == [
        "Using valid authorizer policy for principal: ***********f-mine",
        "Successfully completed authorizer execution",
    ]
    assert not [line for line in found if "sesame-sesame" in line]


def test_a_kept_answer_starts_no_authorizer() -> None:
    """Whose policy is used is told, and no more."""
    kept = Returned(authorized=KNOWS, made_for="arn:aws:execute-api:eu-west-1:111122223333:a1/prod/GET/orders")

    assert texts(behind(kept).authorized_as(KNOWS)) == [
        "Using valid authorizer policy for principal: ***********f-mine"
    ]


def test_each_refusal_has_its_lines() -> None:
    """Nobody came, the function is broken, its policy denies, nothing is signed."""
    nobody = texts(behind(None), identity_source_missing.CAUSE)
    broken = texts(behind(Failed(kind="error", detail="Authorizer error")), failed.CAUSE)
    refused = texts(behind(Returned(authorized=KNOWS)).authorized_as(KNOWS), denied.CAUSE)
    lengthy = texts(behind(None), method_arn_too_long.CAUSE)
    unsigned = texts(reaching("iam", change=authorized_by("AWS_IAM")), signature_missing.CAUSE)

    assert [line.split(":")[0] for line in nobody][1:] == ["Unauthorized request", "Gateway response type"]
    assert broken[-2:] == [
        "Execution failed due to configuration error: Authorizer error",
        "Gateway response type: AUTHORIZER_CONFIGURATION_ERROR with status code: 500",
    ]
    assert refused[-2:] == [NOT_AUTHORIZED, "Gateway response type: ACCESS_DENIED with status code: 403"]
    assert lengthy == ["Gateway response type: DEFAULT_4XX with status code: 414"]
    assert unsigned == ["Gateway response type: MISSING_AUTHENTICATION_TOKEN with status code: 403"]
