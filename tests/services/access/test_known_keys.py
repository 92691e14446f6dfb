"""The access keys that may sign."""

from gatewright.services.access.known_keys import KnownKey, anybody_may_enter, find
from tests.services.access.guarded import ROOT, Guarded, policy
from tests.services.account import ACCOUNT
from tests.services.iam.people import ADMINISTRATOR, trusting


def _found(house: Guarded, key: str) -> KnownKey | None:
    return find(key, house.store, ROOT, ACCOUNT)


def _policies(found: KnownKey | None) -> list[str]:
    assert found is not None
    assert found.principal is not None
    assert isinstance(found.principal.identity_policies, tuple)
    return [one.name for one in found.principal.identity_policies]


def test_the_given_key_is_the_root_user_s() -> None:
    """Nothing binds him; another is nobody's."""
    house = Guarded()
    found = _found(house, ROOT.access_key)

    assert found is not None
    assert (ROOT.secret, None, f"arn:aws:iam::{ACCOUNT}:root") == (
        found.secret.value,
        found.principal,
        found.calling.arn,
    )
    assert _found(house, "AKIAIOSFODNN7EXAMPLE") is None
    assert _found(house, "short") is None


def test_a_user_has_his_policies_those_of_his_groups_and_his_boundary() -> None:
    """Inline and managed, of the account and of AWS."""
    house = Guarded()
    key, secret = house.person(policy("Allow", "iam:*"))
    house.iam("create_group", GroupName="team")
    house.iam("add_user_to_group", GroupName="team", UserName="ann")
    house.iam("attach_group_policy", GroupName="team", PolicyArn=ADMINISTRATOR)
    house.iam("put_user_permissions_boundary", UserName="ann", PermissionsBoundary=house.policy())
    found = _found(house, key)

    assert ["own", ADMINISTRATOR] == _policies(found)
    assert found is not None
    assert secret == found.secret.value
    assert found.principal is not None
    assert f"arn:aws:iam::{ACCOUNT}:policy/invoke" == getattr(found.principal.boundary, "name", None)


def test_a_key_that_was_switched_off_is_none() -> None:
    """And one whose user is gone, or never was."""
    house = Guarded()
    key, _ = house.person(policy("Allow", "iam:*"))
    house.iam("update_access_key", UserName="ann", AccessKeyId=key, Status="Inactive")

    assert _found(house, key) is None


def test_a_key_of_the_root_user_is_bound_as_he_is() -> None:
    """By the policies of an organisation alone."""
    house = Guarded()
    key = house.iam("create_access_key")["AccessKey"]["AccessKeyId"]
    found = _found(house, key)

    assert found is not None
    assert found.principal is not None
    assert "root" == found.principal.caller.kind


def test_a_session_has_the_policies_of_its_role() -> None:
    """Its token and its end, too; a role that was made anew under the same name has none of them."""
    house = Guarded()
    arn = house.role("reader")["Arn"]
    house.iam("put_role_policy", RoleName="reader", PolicyName="may", PolicyDocument=policy("Allow", "iam:*"))
    key, secret, token = house.session(RoleArn=arn)
    found = _found(house, key)

    assert ["may"] == _policies(found)
    assert found is not None
    assert (secret, token, "assumed-role") == (found.secret.value, found.secret.session_token, found.session)
    house.iam("delete_role_policy", RoleName="reader", PolicyName="may")
    house.iam("delete_role", RoleName="reader")
    house.role("reader", trusting(ACCOUNT))
    house.iam("put_role_policy", RoleName="reader", PolicyName="may", PolicyDocument=policy("Allow", "iam:*"))
    assert [] == _policies(_found(house, key))


def test_a_user_s_session_outlives_a_change_of_his_name() -> None:
    """He is known by his id."""
    house = Guarded()
    house.person(policy("Allow", "iam:*"))
    key = house.sts("get_session_token", house.key_of("ann"))["Credentials"]["AccessKeyId"]
    house.iam("update_user", UserName="ann", NewUserName="bea")

    assert ["own"] == _policies(_found(house, key))


def test_a_session_of_the_root_user_is_the_root_user() -> None:
    """He has no id of his own."""
    house = Guarded()
    key = house.sts("get_session_token")["Credentials"]["AccessKeyId"]
    found = _found(house, key)

    assert found is not None
    assert found.principal is not None
    assert f"arn:aws:iam::{ACCOUNT}:root" == found.calling.arn


def test_nobody_may_enter_an_empty_state() -> None:
    """Only with a key of a file, or of a user."""
    house = Guarded()

    assert anybody_may_enter(house.store, ROOT)
    assert not anybody_may_enter(house.store, None)
    house.person(policy("Allow", "*"))
    assert anybody_may_enter(house.store, None)
