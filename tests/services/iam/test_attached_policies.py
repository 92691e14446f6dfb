import pytest

from tests.services.iam.people import ADMINISTRATOR, INVOKE, POLICY, People

NAMES = {"user": {"UserName": "ann"}, "group": {"GroupName": "g"}, "role": {"RoleName": "reader"}}


def _all(people: People) -> None:
    people.user("ann")
    people.iam("create_group", GroupName="g")
    people.role("reader")
    people.policy()


@pytest.mark.parametrize("word", sorted(NAMES))
def test_policy_is_attached_and_detached(people: People, word: str) -> None:
    """Twice attached is attached once; what is not attached cannot be detached."""
    _all(people)
    name = NAMES[word]
    for _ in range(2):
        people.iam(f"attach_{word}_policy", **name, PolicyArn=POLICY)
    listed = people.iam(f"list_attached_{word}_policies", **name)["AttachedPolicies"]
    people.iam(f"detach_{word}_policy", **name, PolicyArn=POLICY)

    assert [{"PolicyName": "invoke", "PolicyArn": POLICY}] == listed
    expected = ("NoSuchEntity", f"Policy {POLICY} was not found.")
    assert expected == people.refused(f"detach_{word}_policy", **name, PolicyArn=POLICY)


def test_policy_that_is_not_there_cannot_be_attached(people: People) -> None:
    """The text is AWS's."""
    _all(people)
    nothing = "arn:aws:iam::aws:policy/Nothing"

    expected = ("NoSuchEntity", f"Policy {nothing} does not exist or is not attachable.")
    assert expected == people.refused("attach_role_policy", RoleName="reader", PolicyArn=nothing)


def test_ten_policies_are_the_most(people: People) -> None:
    """Documented: IAM quotas."""
    people.role("reader")
    arns = [people.policy(INVOKE, f"p{number}") for number in range(11)]
    for arn in arns[:10]:
        people.iam("attach_role_policy", RoleName="reader", PolicyArn=arn)

    expected = ("LimitExceeded", "Cannot exceed quota for PoliciesPerRole: 10")
    assert expected == people.refused("attach_role_policy", RoleName="reader", PolicyArn=arns[10])


def test_entities_of_a_policy_are_listed(people: People) -> None:
    """Each by its kind; as a boundary too, unless only one use is asked for."""
    _all(people)
    people.iam("attach_user_policy", UserName="ann", PolicyArn=POLICY)
    people.iam("attach_group_policy", GroupName="g", PolicyArn=POLICY)
    people.iam("put_role_permissions_boundary", RoleName="reader", PermissionsBoundary=POLICY)
    every = people.iam("list_entities_for_policy", PolicyArn=POLICY)
    attached = people.iam("list_entities_for_policy", PolicyArn=POLICY, PolicyUsageFilter="PermissionsPolicy")
    users = people.iam("list_entities_for_policy", PolicyArn=POLICY, EntityFilter="User")

    assert (["ann"], ["g"], ["reader"]) == (
        [one["UserName"] for one in every["PolicyUsers"]],
        [one["GroupName"] for one in every["PolicyGroups"]],
        [one["RoleName"] for one in every["PolicyRoles"]],
    )
    assert [] == attached["PolicyRoles"]
    assert ([], 1) == (users["PolicyGroups"], len(users["PolicyUsers"]))


def test_attached_policies_are_chosen_by_path(people: People) -> None:
    """`PathPrefix` is that of the policy."""
    people.user("ann")
    people.iam("attach_user_policy", UserName="ann", PolicyArn=ADMINISTRATOR)
    people.iam("attach_user_policy", UserName="ann", PolicyArn="arn:aws:iam::aws:policy/service-role/AWSLambdaRole")
    listed = people.iam("list_attached_user_policies", UserName="ann", PathPrefix="/service-role/")

    assert ["AWSLambdaRole"] == [one["PolicyName"] for one in listed["AttachedPolicies"]]
