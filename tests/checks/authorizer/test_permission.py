"""May API Gateway call the authorizer's function by the function's own policy?"""

from dataclasses import replace

import pytest

from gatewright.checks.authorizer.lambda_ import lambda_
from gatewright.checks.authorizer.permission import permission
from gatewright.model.authorizer import Authorizer
from gatewright.model.function import Function
from gatewright.model.listing import Listing
from gatewright.model.message import Message
from gatewright.model.outcome import Ask, Deny, Outcome, Unsure
from gatewright.model.unknown import UNKNOWN, Missing, Unknown
from tests.checks.authorizer.test_lambda_ import TOKEN
from tests.checks.presence import PETS, authorized_by, blind, reaching
from tests.function_policies import permitting

FUNCTION = "arn:aws:lambda:eu-west-1:111122223333:function:door"


def unasked(policy: str | Unknown | None, authorizer: Authorizer = TOKEN) -> Outcome:
    """Return what the check says where nobody tells what the function said, but its policy."""
    call = reaching("authorizer", f"{PETS}\nAuthorization: x", authorized_by("CUSTOM"))
    told = Listing({FUNCTION: Function(arn=FUNCTION, policy=policy)}, UNKNOWN)
    call = replace(call, configuration=replace(call.configuration, functions=told))
    outcome = lambda_(call, authorizer)
    assert isinstance(outcome, Ask)
    return lambda_(call.answered(outcome.question, UNKNOWN), authorizer)


@pytest.mark.parametrize(
    "policy", [None, permitting(FUNCTION, "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/*/GET/pets")]
)
def test_a_policy_without_the_authorizer_keeps_api_gateway_out(policy: str | None) -> None:
    """The method's own ARN is another one: API Gateway calls on behalf of the authorizer."""
    outcome = unasked(policy)

    assert isinstance(outcome, Deny)
    assert outcome.cause.id == "authorizer.invoke-permission-missing"
    assert [fact.value for fact in outcome.because] == [
        policy or "-",
        "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/authorizers/au1",
    ]


def test_a_policy_with_the_authorizer_leaves_what_the_function_says() -> None:
    """The permission is none of what may refuse the call any more."""
    outcome = unasked(permitting(FUNCTION, "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/authorizers/*"))

    assert isinstance(outcome, Unsure)
    assert [denial.cause.id for denial in outcome.may] == ["authorizer.unauthorized", "authorizer.failed"]


def test_what_the_policy_says_nobody_knows_without_it() -> None:
    """Nor does it count under a role; what would tell it is named."""
    policy = Unknown((Missing(subject="configuration.functions", what=Message("the policy")),))
    untold, under_a_role = unasked(policy), unasked(None, replace(TOKEN, credentials="arn:aws:iam::1:role/r"))

    for outcome in (untold, under_a_role):
        assert isinstance(outcome, Unsure)
        assert "authorizer.invoke-permission-missing" in [denial.cause.id for denial in outcome.may]
    assert isinstance(untold, Unsure)
    assert untold.missing[0].subject == "configuration.functions"


def test_nothing_is_said_of_a_function_that_nobody_can_name() -> None:
    """Neither of a call of which nobody knows where it goes, nor of an authorizer without a function."""
    call = reaching("authorizer", PETS, authorized_by("CUSTOM"))

    assert permission(blind(), TOKEN) is None
    assert permission(call, replace(TOKEN, uri=None)) is None
    assert permission(call, replace(TOKEN, uri="arn:aws:apigateway:eu-west-1:sqs:path/q")) is None
