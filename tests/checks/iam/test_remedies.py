"""Each fix of a signed call is worked out from what is known, and proven by deciding again."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from gatewright.checks.iam.remedies import (
    activate_the_key,
    allow_the_role,
    allow_the_user,
    sign_in_the_own_account,
    sign_the_query_in_the_body,
    sign_well,
    sign_with_another_key,
)
from gatewright.engine.decide import walk
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.configuration import Configuration
from gatewright.model.request import Request
from gatewright.model.unknown import UNKNOWN
from tests.casebook import request, world
from tests.signed_requests import signed

GET = "GET https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/pets"
ONE = "GET https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/pets/7"
FORM = (
    "POST https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/pets?size=big\n"
    "Content-Type: application/x-www-form-urlencoded\n\nname=rex"
)
IAM: Mapping[str, Any] = {
    "method GET /pets": {"authorizationType": "AWS_IAM"},
    "method GET /pets/{petId}": {"authorizationType": "AWS_IAM"},
    "add method POST /pets": {"authorizationType": "AWS_IAM"},
}
ANN, BOB, CLOSED = "AKIAIOSFODNN7EXAMPLE", "AKIABOBBOBBOBEXAMPLE", "AKIAANNCLOSEDEXAMPLE"
SHOP, EVE = "ASIASHOPOPENSEXAMPLE", "AKIAEVEEVEEVEEXAMPLE"

Remedy = Callable[[Call, Mapping[str, str]], Proposal | None]


def call(text: str, **how: Any) -> Call:
    """Return the call, signed as `how` says, with all that the chain establishes."""
    pets = world("pets", IAM)
    sent: Request = signed(request(text), how, pets.answers) if how else request(text)
    return walk(sent, pets.configuration()).call


def outcome(remedy: Remedy, of: Call) -> str | None:
    """Return how the call comes out with the fix; `None` when it cannot be worked out."""
    proposal = remedy(of, {})
    return None if proposal is None else walk(proposal.request, proposal.configuration).outcome


PROVEN: list[tuple[Remedy, str, dict[str, Any]]] = [
    (sign_well, GET, {}),
    (sign_well, GET, {"by": ANN, "secret": "another"}),
    (sign_well, GET, {"by": ANN, "query": True, "at": "20260101T000000Z"}),
    (sign_well, GET, {"by": SHOP, "token": ""}),
    (sign_with_another_key, GET, {"by": BOB}),
    (sign_in_the_own_account, GET, {"by": EVE}),
    (sign_the_query_in_the_body, FORM, {"by": ANN}),
    (activate_the_key, GET, {"by": CLOSED}),
    (allow_the_user, GET, {"by": BOB}),
    (allow_the_role, ONE, {"by": SHOP}),
]


@pytest.mark.parametrize(("remedy", "text", "how"), PROVEN)
def test_a_remedy_lets_the_call_pass(remedy: Remedy, text: str, how: dict[str, Any]) -> None:
    """Decided again, the call is allowed."""
    assert outcome(remedy, call(text, **how)) == "allowed"


@pytest.mark.parametrize("remedy", [one for one, _, _ in PROVEN])
def test_nothing_is_worked_out_of_nothing(remedy: Remedy) -> None:
    """Where nobody told of any key, no fix is made up."""
    sent = call(GET, by=BOB).request

    assert remedy(walk(sent, Configuration()).call, {}) is None


def test_the_own_key_signs_again() -> None:
    """Who signed with the wrong secret signs with the right one, and nobody else does."""
    proposal = sign_well(call(ONE, by=ANN, secret="another"), {})

    assert proposal is not None
    assert f"Credential={ANN}/" in str(proposal.request.headers.get("authorization"))


def test_what_was_meant_as_a_signature_does_not_stay() -> None:
    """A token in the header gives way, and so do the parameters of a presigned URL."""
    presigned = sign_well(call(f"{GET}?a=1", by=ANN, query=True, at="20260101T000000Z"), {})
    bearer = sign_well(call(f"{GET}\nAuthorization: Bearer token"), {})

    assert presigned is not None
    assert presigned.request.query == "a=1"
    assert bearer is not None
    assert [name for name, _ in bearer.request.headers if name.lower() == "authorization"] == ["Authorization"]


def test_a_policy_names_just_this_method() -> None:
    """The narrowest statement: one ARN, no pattern; a path that is a pattern itself gets none."""
    proposal = allow_the_user(call(GET, by=BOB), {})
    starred = replace(call(GET, by=BOB).request, path="/prod/pets/*")
    of_a_pattern = walk(starred, world("pets", IAM).configuration()).call

    assert proposal is not None
    assert (
        '"Resource":"arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/pets"'
        in (proposal.values["policy_document"])
    )
    assert proposal.values["user_name"] == "bob"
    assert allow_the_user(of_a_pattern, {}) is None


def test_a_body_that_nobody_told_is_not_moved() -> None:
    """Nothing is signed that is not known."""
    told = call(FORM, by=ANN)

    assert sign_the_query_in_the_body(replace(told, request=replace(told.request, body=UNKNOWN)), {}) is None
