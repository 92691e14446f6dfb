from typing import Any

import pytest

from gatewright.services.cognito_idp.password_policy import DEFAULT, check, policy
from gatewright.wire.errors import ServiceError

MUST = "Password did not conform with policy: Password"


def refusal(password: str, **wanted: Any) -> str | None:
    """Return why a password is refused."""
    try:
        check({"Policies": {"PasswordPolicy": policy(wanted)}}, password)
    except ServiceError as error:
        return error.message
    return None


@pytest.mark.parametrize(
    ("password", "text"),
    [
        ("Perm1234!", None),
        ("Pe1!", f"{MUST} not long enough"),
        ("Permpermperm!", f"{MUST} must have numeric characters"),
        ("Perm12345", f"{MUST} must have symbol characters"),
        ("perm1234!", f"{MUST} must have uppercase characters"),
        ("PERM1234!", f"{MUST} must have lowercase characters"),
    ],
)
def test_default_wants_all_four_kinds(password: str, text: str | None) -> None:
    """In AWS's words."""
    assert refusal(password) == text


def test_what_a_policy_leaves_out_is_not_wanted() -> None:
    """Only what it names."""
    assert refusal("lowercase", MinimumLength=6) is None
    assert refusal("lowercase", RequireNumbers=True) == f"{MUST} must have numeric characters"


def test_policy_is_kept_whole() -> None:
    """With its defaults."""
    assert policy({}) == DEFAULT
    assert policy({"MinimumLength": 10})["TemporaryPasswordValidityDays"] == 7


@pytest.mark.parametrize("wanted", [{"MinimumLength": 5}, {"PasswordHistorySize": 3}])
def test_what_cannot_be_wanted_is_refused(wanted: dict[str, Any]) -> None:
    """Six letters are the least, and old passwords are not remembered."""
    with pytest.raises(ServiceError):
        policy(wanted)
