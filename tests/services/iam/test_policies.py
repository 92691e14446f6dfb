from tests.services.iam.people import ADMINISTRATOR, INVOKE, POLICY, People


def test_created_policy_is_shown(people: People) -> None:
    """The first version is in force; the counts are those of now."""
    created = people.iam("create_policy", PolicyName="invoke", PolicyDocument=INVOKE, Description="d")["Policy"]
    people.user("ann")
    people.iam("attach_user_policy", UserName="ann", PolicyArn=POLICY)
    found = people.iam("get_policy", PolicyArn=POLICY)["Policy"]

    assert (POLICY, "v1", 0) == (created["Arn"], created["DefaultVersionId"], created["AttachmentCount"])
    assert ("d", 1, 0) == (found["Description"], found["AttachmentCount"], found["PermissionsBoundaryUsageCount"])


def test_tags_are_told_of_even_where_there_are_none(people: People) -> None:
    """By GetPolicy; CreatePolicy leaves an empty list out (moto's test of it ran against AWS)."""
    created = people.iam("create_policy", PolicyName="invoke", PolicyDocument=INVOKE)["Policy"]

    assert "Tags" not in created
    assert [] == people.iam("get_policy", PolicyArn=POLICY)["Policy"]["Tags"]


def test_name_is_taken_once(people: People) -> None:
    """Under whatever path, in whatever letter case."""
    people.policy()
    expected = ("EntityAlreadyExists", "A policy called Invoke already exists. Duplicate names are not allowed.")
    assert expected == people.refused("create_policy", PolicyName="Invoke", Path="/a/", PolicyDocument=INVOKE)


def test_scope_chooses_whose_policies_are_listed(people: People) -> None:
    """Of the account, of AWS, or all; those in use only, where that is asked."""
    people.policy()
    people.user("ann", PermissionsBoundary=ADMINISTRATOR)
    local = people.iam("list_policies", Scope="Local")["Policies"]
    aws = people.iam("list_policies", Scope="AWS")["Policies"]
    everything = people.iam("list_policies")["Policies"]
    bounding = people.iam("list_policies", PolicyUsageFilter="PermissionsBoundary")["Policies"]
    attached = people.iam("list_policies", OnlyAttached=True)["Policies"]

    assert ["invoke"] == [one["PolicyName"] for one in local]
    assert {"AdministratorAccess", "AmazonAPIGatewayInvokeFullAccess"} < {one["PolicyName"] for one in aws}
    assert len(everything) == len(aws) + 1
    assert ["AdministratorAccess"] == [one["PolicyName"] for one in bounding]
    assert [] == attached


def test_policy_in_use_stays(people: People) -> None:
    """Attachments and further versions hold it."""
    people.policy()
    people.user("ann")
    people.iam("attach_user_policy", UserName="ann", PolicyArn=POLICY)
    attached = people.refused("delete_policy", PolicyArn=POLICY)
    people.iam("detach_user_policy", UserName="ann", PolicyArn=POLICY)
    people.iam("create_policy_version", PolicyArn=POLICY, PolicyDocument=INVOKE)
    of_two = people.refused("delete_policy", PolicyArn=POLICY)
    people.iam("delete_policy_version", PolicyArn=POLICY, VersionId="v2")
    people.iam("delete_policy", PolicyArn=POLICY)

    assert ("DeleteConflict", "Cannot delete a policy attached to entities.") == attached
    assert ("DeleteConflict", True) == (of_two[0], of_two[1].startswith("This policy has more than one version."))
    assert ("NoSuchEntity", f"Policy {POLICY} was not found.") == people.refused("get_policy", PolicyArn=POLICY)


def test_policies_of_aws_are_nobodys_to_delete(people: People) -> None:
    """They stand in AWS's own account."""
    assert "AccessDenied" == people.refused("delete_policy", PolicyArn=ADMINISTRATOR)[0]
