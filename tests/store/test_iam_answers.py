from gatewright.store.answers import Answers
from gatewright.store.documents import Document
from gatewright.store.iam_answers import GLOBAL, account_usage, by_role
from tests.services.account import ACCOUNT
from tests.services.iam.people import ADMINISTRATOR, INVOKE, POLICY, People


def test_details_hold_texts() -> None:
    """Documents are texts here, and policies of AWS's stand there when somebody uses them."""
    people = People()
    people.user("ann", PermissionsBoundary=ADMINISTRATOR)
    people.policy()
    people.iam("attach_user_policy", UserName="ann", PolicyArn=POLICY)
    with people.store.reading(ACCOUNT, GLOBAL) as documents:
        found = Answers(documents).get("get_account_authorization_details")
        used = account_usage(documents)

    assert found is not None
    assert [INVOKE] == [one["PolicyVersionList"][0]["Document"] for one in found["Policies"][:1]]
    assert [("invoke", 1, 0), ("AdministratorAccess", 0, 1)] == [
        (one["PolicyName"], one["AttachmentCount"], one["PermissionsBoundaryUsageCount"]) for one in found["Policies"]
    ]
    assert {POLICY: (1, 0), ADMINISTRATOR: (0, 1)} == used


def test_keys_and_sessions_hold_secrets() -> None:
    """What no operation of AWS's answers is read for the data plane."""
    people = People()
    people.user("ann")
    people.sts("get_session_token", people.key_of("ann"))
    with people.store.reading(ACCOUNT, GLOBAL) as documents:
        answers = Answers(documents)
        keys, sessions = answers.get("iam_access_keys"), answers.get("iam_sessions")

    assert keys is not None
    assert sessions is not None
    assert [40] == [len(key["SecretAccessKey"]) for key in keys["AccessKeys"]]
    assert ["user"] == [session["Kind"] for session in sessions["Sessions"]]


def test_account_in_no_organisation_says_so() -> None:
    """`None`, not unknown."""
    with People().store.reading(ACCOUNT, GLOBAL) as documents:
        assert Answers(documents).get("iam_organization") is None


def test_profiles_are_found_by_role() -> None:
    """One that holds no role is nobody's."""
    profiles: list[Document] = [{"Roles": [{"RoleName": "r"}]}, {"Roles": []}]

    assert {"r": profiles[:1]} == by_role(profiles)
