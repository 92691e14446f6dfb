"""Whom an ARN names."""

import pytest

from gatewright.model.unknown import Unknown
from gatewright.sources.errors import SourceError
from gatewright.sources.named_caller import lacking, named_caller
from tests.casebook import world

HERE = "arn:aws:iam::111122223333"


def test_a_user_has_his_policies() -> None:
    """As the account's own details tell them."""
    ann = named_caller(f"{HERE}:user/ann", world("pets"))

    assert (ann.caller.kind, ann.caller.arn) == ("user", f"{HERE}:user/ann")
    assert not isinstance(ann.identity_policies, Unknown)


@pytest.mark.parametrize(
    ("arn", "session"),
    [
        (f"{HERE}:role/shop", "arn:aws:sts::111122223333:assumed-role/shop/can-i"),
        ("arn:aws:sts::111122223333:assumed-role/shop/till", "arn:aws:sts::111122223333:assumed-role/shop/till"),
    ],
)
def test_a_role_calls_in_a_session(arn: str, session: str) -> None:
    """Of the name that is given, else of one of our own."""
    shop = named_caller(arn, world("pets"))

    assert (shop.caller.kind, shop.caller.arn) == ("assumed-role", session)
    assert not isinstance(shop.identity_policies, Unknown)


@pytest.mark.parametrize(
    "arn", [f"{HERE}:user/zoe", "arn:aws:iam::444455556666:role/far", "arn:aws:iam::444455556666:user/ann"]
)
def test_of_a_stranger_the_arn_is_known(arn: str) -> None:
    """And nothing else."""
    stranger = named_caller(arn, world("pets"))

    assert stranger.caller.account == arn.split(":")[4]
    assert isinstance(stranger.identity_policies, Unknown)


def test_the_root_user_is_bound_by_no_policy() -> None:
    """He is the account."""
    assert named_caller(f"{HERE}:root", world("pets")).caller.kind == "root"


@pytest.mark.parametrize("arn", ["ann", "arn:aws:s3:::bucket", f"{HERE}:group/barred", "arn:aws:iam::here:user/ann"])
def test_what_names_nobody_is_refused(arn: str) -> None:
    """In one line."""
    with pytest.raises(SourceError, match="expected the ARN of a user, a role or a session"):
        named_caller(arn, world("pets"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("iam::111122223333:user/ann", None),
        ("iam::111122223333:user/zoe", "the account 111122223333 has no user `zoe`"),
        ("iam::111122223333:role/team/far", "the account 111122223333 has no role `far`"),
        ("sts::111122223333:assumed-role/far/me", "the account 111122223333 has no role `far`"),
        ("sts::111122223333:assumed-role/shop/me", None),
        ("iam::444455556666:user/zoe", None),
        ("iam::111122223333:root", None),
        ("odd", None),
    ],
)
def test_an_account_that_tells_whom_it_has_has_nobody_else(name: str, expected: str | None) -> None:
    """Of another account nobody told."""
    assert expected == lacking(f"arn:aws:{name}", world("pets"))
