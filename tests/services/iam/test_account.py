from urllib.parse import unquote

from tests.services.iam.people import ADMINISTRATOR, INVOKE, POLICY, People


def _estate(people: People) -> None:
    people.user("ann")
    people.iam("create_group", GroupName="g")
    people.iam("add_user_to_group", GroupName="g", UserName="ann")
    people.iam("put_group_policy", GroupName="g", PolicyName="p", PolicyDocument=INVOKE)
    people.role("reader")
    people.policy()
    people.iam("attach_role_policy", RoleName="reader", PolicyArn=ADMINISTRATOR)
    people.iam("create_instance_profile", InstanceProfileName="i")
    people.iam("add_role_to_instance_profile", InstanceProfileName="i", RoleName="reader")


def test_details_hold_everything(people: People) -> None:
    """Groups of users, policies of groups, profiles of roles; of AWS's policies those in use."""
    _estate(people)
    found = people.iam("get_account_authorization_details")

    assert ["g"] == found["UserDetailList"][0]["GroupList"]
    assert INVOKE == unquote(found["GroupDetailList"][0]["GroupPolicyList"][0]["PolicyDocument"])
    assert ["i"] == [one["InstanceProfileName"] for one in found["RoleDetailList"][0]["InstanceProfileList"]]
    assert [("invoke", 0), ("AdministratorAccess", 1)] == [
        (one["PolicyName"], one["AttachmentCount"]) for one in found["Policies"]
    ]
    assert INVOKE == unquote(found["Policies"][0]["PolicyVersionList"][0]["Document"])


def test_filter_chooses(people: People) -> None:
    """Each filter is a kind of detail (documented)."""
    _estate(people)
    roles = people.iam("get_account_authorization_details", Filter=["Role", "AWSManagedPolicy"])

    assert ([], [], 1) == (roles["UserDetailList"], roles["GroupDetailList"], len(roles["RoleDetailList"]))
    assert ["AdministratorAccess"] == [one["PolicyName"] for one in roles["Policies"]]


def test_pages_run_over_all_kinds(people: People) -> None:
    """`MaxItems` counts users, groups, roles and policies together."""
    _estate(people)
    first = people.iam("get_account_authorization_details", MaxItems=3)
    second = people.iam("get_account_authorization_details", MaxItems=3, Marker=first["Marker"])

    assert (True, 1, 1, 1, 0) == (
        first["IsTruncated"],
        *(len(first[member]) for member in ("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies")),
    )
    assert (False, 2) == (second["IsTruncated"], len(second["Policies"]))


def test_summary_counts(people: People) -> None:
    """How many there are, and the quotas."""
    _estate(people)
    people.iam("create_access_key")
    summary = people.iam("get_account_summary")["SummaryMap"]

    assert (1, 1, 1, 1, 1) == tuple(
        summary[name] for name in ("Users", "Groups", "Roles", "Policies", "InstanceProfiles")
    )
    assert (1, 2) == (summary["AccountAccessKeysPresent"], summary["AccessKeysPerUserQuota"])


def test_alias_is_one(people: People) -> None:
    """A new alias replaces the old one."""
    people.iam("create_account_alias", AccountAlias="first")
    people.iam("create_account_alias", AccountAlias="second")
    listed = people.iam("list_account_aliases")["AccountAliases"]
    gone = people.refused("delete_account_alias", AccountAlias="first")
    people.iam("delete_account_alias", AccountAlias="second")

    assert ["second"] == listed
    assert "NoSuchEntity" == gone[0]
    assert [] == people.iam("list_account_aliases")["AccountAliases"]
    people.iam("create_account_alias", AccountAlias="second")
    assert "EntityAlreadyExists" == people.refused("create_account_alias", AccountAlias="second")[0]


def test_policy_of_the_account_is_local(people: People) -> None:
    """`LocalManagedPolicy` leaves AWS's out."""
    _estate(people)
    found = people.iam("get_account_authorization_details", Filter=["LocalManagedPolicy"])

    assert [POLICY] == [one["Arn"] for one in found["Policies"]]
