"""Does the method's Lambda authorizer know the caller?"""

from dataclasses import replace

import pytest

from gatewright.checks.authorizer.lambda_ import arn_lengths, lambda_
from gatewright.model.authorizer import Authorized, Authorizer, AuthorizerAnswer, Failed, Returned
from gatewright.model.function import Function
from gatewright.model.listing import Listing
from gatewright.model.outcome import Ask, Deny, Outcome, Pass, Unsure
from gatewright.model.question import InvokeAuthorizer
from gatewright.model.unknown import UNKNOWN
from tests.checks.presence import PETS, authorized_by, ids, reaching

TOKEN = Authorizer(
    id="au1",
    type="TOKEN",
    uri="arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/"
    "arn:aws:lambda:eu-west-1:111122223333:function:door/invocations",
    identity_sources=("method.request.header.Authorization",),
)
TOKEN_FUNCTION = "arn:aws:lambda:eu-west-1:111122223333:function:door"
REQUEST = replace(TOKEN, type="REQUEST", identity_sources=("method.request.querystring.who", "context.httpMethod"))


def asked(text: str, authorizer: Authorizer, answer: AuthorizerAnswer | None = None) -> Outcome:
    """Return what the check says of a call, with the world's answer when there is one."""
    call = reaching("authorizer", text, authorized_by("CUSTOM"))
    outcome = lambda_(call, authorizer)
    if answer is None or not isinstance(outcome, Ask):
        return outcome
    return lambda_(call.answered(outcome.question, answer), authorizer)


def test_the_function_is_asked_by_the_identity() -> None:
    """What answers are kept by are the values of the sources, in order."""
    token = asked(f"{PETS}\nAuthorization: sesame", TOKEN)
    both = asked(f"{PETS}?who=me", REQUEST)

    assert token == Ask(InvokeAuthorizer("a1b2c3d4e5", "prod", "au1", ("sesame",)))
    assert both == Ask(InvokeAuthorizer("a1b2c3d4e5", "prod", "au1", ("me", "GET")))


def test_no_answer_is_kept_for_somebody_else() -> None:
    """Who sends another's token before his own is told apart from him; a TOKEN function never sees the second."""
    one, two = (asked(f"{PETS}?who={who}", REQUEST) for who in ("victim", "victim&who=me"))
    token = asked(f"{PETS}\nAuthorization: victim\nAuthorization: mine", TOKEN)

    assert isinstance(one, Ask)
    assert isinstance(two, Ask)
    assert one.question != two.question
    assert token == Ask(InvokeAuthorizer("a1b2c3d4e5", "prod", "au1", ("victim",)))


def test_without_an_identity_the_function_is_not_asked() -> None:
    """A missing source, and a token that does not match, are refused with 401; without a cache no source is needed."""
    missing = asked(PETS, TOKEN)
    strange = asked(f"{PETS}\nAuthorization: x", replace(TOKEN, validation_expression="Bearer .+"))

    for outcome in (missing, strange, asked(PETS, REQUEST)):
        assert isinstance(outcome, Deny)
        assert (outcome.cause.id, outcome.answered.status) == ("authorizer.identity-source-missing", 401)
    assert isinstance(asked(PETS, replace(REQUEST, ttl=0)), Ask)


@pytest.mark.parametrize(
    ("answer", "cause", "status"),
    [
        (Failed(kind="unauthorized", detail="-"), "authorizer.unauthorized", 401),
        (Failed(kind="permission", detail="-"), "authorizer.invoke-permission-missing", 500),
        (Failed(kind="role", detail="-"), "authorizer.invoke-permission-missing", 500),
        (Failed(kind="error", detail="-"), "authorizer.failed", 500),
        (Failed(kind="timeout", detail="-"), "authorizer.failed", 500),
        (Failed(kind="malformed", detail="-"), "authorizer.failed", 500),
    ],
)
def test_a_function_without_a_usable_answer_lets_nobody_in(answer: Failed, cause: str, status: int) -> None:
    """Each kind of failure has its cause; the function that failed is named."""
    outcome = asked(f"{PETS}\nAuthorization: x", TOKEN, answer)

    assert isinstance(outcome, Deny)
    assert (outcome.cause.id, outcome.answered.status) == (cause, status)
    assert outcome.values["function_name"] == "door"


def test_what_the_function_says_is_established() -> None:
    """Whether he may make this call is asked later."""
    knows = Authorized(principal_id="me", policy="{}")
    outcome = asked(f"{PETS}\nAuthorization: x", TOKEN, Returned(authorized=knows))

    assert isinstance(outcome, Pass)
    assert outcome.call is not None
    assert outcome.call.authorized is knows


def test_what_nobody_told_may_be_refused() -> None:
    """Unknown settings, and an unknown answer, leave open what they could bring; no refusal is made of them."""
    call = reaching("authorizer", f"{PETS}\nAuthorization: x", authorized_by("CUSTOM"))
    settings = lambda_(call, UNKNOWN)
    question = InvokeAuthorizer("a1b2c3d4e5", "prod", "au1", ("x",))
    answer = lambda_(call.answered(question, UNKNOWN), TOKEN)

    assert isinstance(settings, Unsure)
    assert isinstance(answer, Unsure)
    assert set(ids(answer)) < set(ids(settings))


def test_a_path_that_makes_the_arn_too_long_is_refused_before_anything_is_asked() -> None:
    """1,600 bytes are the most that an authorizer is given (documented); whether a token came plays no part."""
    prefix = len("arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/pets/")
    host = "GET https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/pets/"
    longest, longer = (asked(f"{host}{'7' * count}", TOKEN) for count in (1600 - prefix, 1601 - prefix))

    assert isinstance(longest, Deny)
    assert isinstance(longer, Deny)
    assert (longest.cause.id, longest.answered.status) == ("authorizer.identity-source-missing", 401)
    assert (longer.cause.id, longer.answered.status) == ("authorizer.method-arn-too-long", 414)
    assert arn_lengths(reaching("authorizer", f"{host}7", authorized_by("CUSTOM"))) == (prefix + 1, prefix + 1)


def test_an_identity_of_which_nobody_told_the_value_was_sent() -> None:
    """What the function said of it comes first; that it was missing is the last thing to think of."""
    call = reaching("authorizer", PETS, authorized_by("CUSTOM"))
    blackened = replace(call.request.headers, untold=(("Authorization", "Bearer "),))
    outcome = lambda_(replace(call, request=replace(call.request, headers=blackened)), TOKEN)

    assert isinstance(outcome, Unsure)
    assert [denial.cause.id for denial in outcome.may][-1] == "authorizer.identity-source-missing"


def test_a_function_that_may_not_be_called_lets_nobody_through() -> None:
    """Whoever calls: an identity is missing, or the function would have to be asked."""
    call = reaching("authorizer", PETS, authorized_by("CUSTOM"))
    door = Function(arn=TOKEN_FUNCTION, policy=None)
    told = replace(
        call,
        request=replace(call.request, headers=replace(call.request.headers, withheld=True)),
        configuration=replace(call.configuration, functions=Listing({TOKEN_FUNCTION: door})),
    )
    outcome = lambda_(told, TOKEN)

    assert isinstance(outcome, Unsure)
    assert outcome.refuses
    assert ids(outcome) == ["authorizer.identity-source-missing", "authorizer.invoke-permission-missing"]
