"""Can the method's authorizer refuse the call?"""

from dataclasses import replace

import pytest

from gatewright.checks.authorizer.check import check
from gatewright.model.outcome import Skip
from gatewright.model.request import Headers
from tests.checks.presence import CONTROL_PLANE, authorized_by, blind, ids, known, reaching

OF_LAMBDA = {
    "authorizer.identity-source-missing",
    "authorizer.unauthorized",
    "authorizer.failed",
    "authorizer.invoke-permission-missing",
}
OF_COGNITO = {
    "authorizer.identity-source-missing",
    "authorizer.token-invalid",
    "authorizer.token-type-wrong",
    "authorizer.scope-missing",
}


@pytest.mark.parametrize("kind", ["NONE", "AWS_IAM"])
def test_a_method_without_an_authorizer_is_skipped(kind: str) -> None:
    """Neither kind asks an authorizer, and it is established that there is none."""
    outcome = check(reaching("authorizer", change=authorized_by(kind)))

    assert isinstance(outcome, Skip)
    assert outcome.call is not None
    assert outcome.call.authorized is None


@pytest.mark.parametrize(("kind", "causes"), [("CUSTOM", OF_LAMBDA), ("COGNITO_USER_POOLS", OF_COGNITO)])
def test_each_kind_refuses_for_its_own(kind: str, causes: set[str]) -> None:
    """A Lambda authorizer returns policies, a Cognito one reads tokens."""
    assert set(ids(check(known(change=authorized_by(kind))))) == causes


def test_a_kind_that_nobody_told_may_be_any() -> None:
    """Unknown is not none, and a kind that is new may be any; each cause stands once."""
    every = ids(check(blind()))

    assert set(every) == OF_LAMBDA | OF_COGNITO
    assert len(every) == len(set(every))
    assert ids(check(known(change=authorized_by("SOMETHING_NEW")))) == every


def test_the_control_plane_has_no_method() -> None:
    """The host that configures APIs has no authorizer."""
    assert isinstance(check(blind(CONTROL_PLANE)), Skip)


@pytest.mark.parametrize(
    "headers", [Headers((("Authorization", "Bearer x"),)), Headers(untold=(("Authorization", ""),))]
)
def test_where_a_token_came_it_is_not_missing_first(headers: Headers) -> None:
    """Most authorizers read the Authorization header; another one's source may be missing all the same."""
    call = blind()
    found = ids(check(replace(call, request=replace(call.request, headers=headers))))

    assert set(found) == OF_LAMBDA | OF_COGNITO
    assert found[-1] == "authorizer.identity-source-missing"
