from typing import Any

from gatewright.configuration.told_keys import organization, told_access_keys
from gatewright.model.principal import AccessKey, Principal
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.configuration.test_principals import ACCOUNT, NOT_ASKED, Told, user_detail


def _read(**documents: Any) -> Told:
    """Return a real account's answers: no secrets, no sessions."""
    told = {
        "get_access_key_last_used": {"UserName": "ann", "AccessKeyLastUsed": {}},
        "list_access_keys": {"AccessKeyMetadata": [{"AccessKeyId": "AKIAann", "Status": "Inactive"}]},
        "get_account_authorization_details": {"UserDetailList": [user_detail("ann")], "GroupDetailList": []},
    }
    return Told(**{**told, **documents})


def _told_key(told: Told) -> AccessKey:
    found = told_access_keys(told, ["AKIAann"]).get("AKIAann")
    assert isinstance(found, AccessKey)
    return found


def test_key_of_a_real_account_tells_itsuser_detail() -> None:
    """Whose it is, whether it is active and what he may; its secret, and what binds the account, it does not."""
    found = _told_key(_read())

    assert isinstance(found.principal, Principal)
    assert ("ann", False, UNKNOWN) == (found.principal.caller.user_name, found.active, found.secret)
    assert ((), None) == (found.principal.identity_policies, found.principal.boundary)
    assert isinstance(found.principal.scps, Unknown)
    assert isinstance(found.principal.caller.org_id, Unknown)


def test_what_was_not_read_of_a_key_is_unknown() -> None:
    """Each with the reason of its own document."""
    assert NOT_ASKED == told_access_keys(Told(), ["AKIAann"]).get("AKIAann")
    assert NOT_ASKED == _told_key(_read(list_access_keys=NOT_ASKED)).active
    assert UNKNOWN == _told_key(_read(list_access_keys={"AccessKeyMetadata": []})).active
    assert NOT_ASKED == _told_key(_read(get_account_authorization_details=NOT_ASKED)).principal
    assert UNKNOWN == _told_key(_read(get_account_authorization_details={"UserDetailList": []})).principal


def test_key_that_the_account_does_not_know_may_be_anothers() -> None:
    """So that it is not refused: `None` would say that there is no such key anywhere."""
    assert UNKNOWN == told_access_keys(_read(get_access_key_last_used=None), ["AKIAann"]).get("AKIAann")
    assert UNKNOWN == told_access_keys(_read(get_access_key_last_used={}), ["AKIAann"]).get("AKIAann")
    assert UNKNOWN == told_access_keys(_read(), []).get("AKIAann")


def test_an_account_that_no_organization_binds_is_told() -> None:
    """One in none, and the management account; what binds a member, only the latter may read."""
    managed = {"Organization": {"Id": "o-1", "MasterAccountId": ACCOUNT}}
    member = {"Organization": {"Id": "o-1", "MasterAccountId": "999988887777"}}
    told = [_told_key(_read(describe_organization=one)).principal for one in (None, managed, member)]

    assert [principal.scps for principal in told if isinstance(principal, Principal)][:2] == [(), ()]
    assert isinstance(organization(_read(describe_organization=member), ACCOUNT), Unknown)
    assert NOT_ASKED == organization(Told(), ACCOUNT)
