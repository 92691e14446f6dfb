from gatewright.services.callers import Calling
from tests.services.account import ACCOUNT, NOW
from tests.services.iam.people import INVOKE, People


def test_session_of_a_user_lasts_twelve_hours(people: People) -> None:
    """Documented: GetSessionToken; the root user's an hour."""
    people.user("ann")
    of_ann = people.sts("get_session_token", people.key_of("ann"))["Credentials"]
    of_root = people.sts("get_session_token", DurationSeconds=7_200)["Credentials"]

    assert (int(NOW) + 43_200, int(NOW) + 3_600) == (of_ann["Expiration"], of_root["Expiration"])
    assert {"AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"} == set(of_ann)
    stored = people.stored("sts_session", of_ann["AccessKeyId"]) or {}
    assert ("user", f"arn:aws:iam::{ACCOUNT}:user/ann") == (stored["Kind"], stored["Arn"])


def test_federated_user_is_named_by_his_issuer(people: People) -> None:
    """Without session policies he may nothing: an empty list, not none."""
    people.user("ann")
    caller = people.key_of("ann")
    bare = people.sts("get_federation_token", caller, Name="bob")
    bound = people.sts("get_federation_token", caller, Name="bob", Policy=INVOKE, Tags=[{"Key": "a", "Value": "b"}])
    stored = people.stored("sts_session", bare["Credentials"]["AccessKeyId"]) or {}
    with_policy = people.stored("sts_session", bound["Credentials"]["AccessKeyId"]) or {}

    expected = {"FederatedUserId": f"{ACCOUNT}:bob", "Arn": f"arn:aws:sts::{ACCOUNT}:federated-user/bob"}
    assert expected == bare["FederatedUser"]
    assert ([], caller.arn) == (stored["SessionPolicies"], stored["IssuerArn"])
    assert (1, {"a": "b"}) == (len(with_policy["SessionPolicies"]), with_policy["Tags"])


def test_session_cannot_ask_for_another(people: People) -> None:
    """Documented: neither operation can be called with temporary credentials of a session."""
    people.user("ann")
    caller = people.key_of("ann")
    key = people.sts("get_session_token", caller)["Credentials"]["AccessKeyId"]
    session = Calling(account_id=ACCOUNT, arn=caller.arn, user_id=caller.user_id, key_id=key)

    expected = ("AccessDenied", "Cannot call GetSessionToken with session credentials")
    assert expected == people.refused_by(session, "sts", "get_session_token")
    expected = ("AccessDenied", "Cannot call GetFederationToken with session credentials")
    assert expected == people.refused_by(session, "sts", "get_federation_token", Name="bob")
