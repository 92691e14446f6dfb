from gatewright.configuration.access_keys import long_lived, merged
from gatewright.model.listing import Listing
from gatewright.model.principal import AccessKey
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.configuration.test_principals import ACCOUNT, Told, key_of, principal_of


def test_accounts_are_merged() -> None:
    """A key is found in whatever account; one unknown account leaves the others' keys open."""
    one, other = Listing({"a": AccessKey(id="a")}), Listing({"b": AccessKey(id="b")})

    assert (AccessKey(id="b"), None) == (merged([one, other]).get("b"), merged([one, other]).get("c"))
    assert isinstance(merged([one, Listing({}, UNKNOWN)]).get("c"), Unknown)


def test_listed_key_has_no_secret() -> None:
    """ListAccessKeys does not tell it."""
    assert (UNKNOWN, True) == (
        long_lived({"AccessKeyId": "a", "Status": "Active"}, UNKNOWN).secret,
        long_lived({"AccessKeyId": "a", "Status": "Active"}, UNKNOWN).active,
    )


def test_key_without_a_user_is_the_root_users() -> None:
    """No policy of the account binds him."""
    told = Told(
        get_account_authorization_details={},
        iam_access_keys={"AccessKeys": [{"AccessKeyId": "AKIAroot", "SecretAccessKey": "s", "Status": "Inactive"}]},
        iam_sessions=None,
        iam_organization=None,
    )

    assert ("root", ACCOUNT) == (
        principal_of(told, "AKIAroot").caller.kind,
        principal_of(told, "AKIAroot").caller.user_id,
    )
    assert key_of(told, "AKIAroot").active is False
