from tests.services.account import NOW
from tests.services.cognito_idp.pool_account import PoolAccount, claims

ROLE = "arn:aws:iam::000000000000:role/admin"


def names(cognito: PoolAccount) -> list[str]:
    """Return the groups of `ada`."""
    return [one["GroupName"] for one in cognito.in_pool("admin_list_groups_for_user", Username="ada")["Groups"]]


def test_group_is_kept(cognito: PoolAccount) -> None:
    """As it was created."""
    created = cognito.in_pool("create_group", GroupName="admin", Precedence=0, RoleArn=ROLE)["Group"]

    assert created == {
        "GroupName": "admin",
        "UserPoolId": cognito.pool,
        "RoleArn": ROLE,
        "Precedence": 0,
        "LastModifiedDate": NOW,
        "CreationDate": NOW,
    }
    assert cognito.in_pool("get_group", GroupName="admin") == {"Group": created}
    assert cognito.in_pool("list_groups") == {"Groups": [created]}


def test_second_group_of_a_name_is_refused(cognito: PoolAccount) -> None:
    """By its own code."""
    cognito.in_pool("create_group", GroupName="admin")

    assert cognito.pool_refusal("create_group", GroupName="admin")[0] == "GroupExistsException"


def test_members_stand_in_the_tokens(cognito: PoolAccount) -> None:
    """In both, in the order in which they joined; the role of the least precedence is preferred."""
    for name, precedence in (("users", 10), ("admin", 1)):
        role = f"arn:aws:iam::000000000000:role/{name}"
        cognito.in_pool("create_group", GroupName=name, Precedence=precedence, RoleArn=role)
        cognito.in_pool("admin_add_user_to_group", GroupName=name, Username="ada")
        cognito.in_pool("admin_add_user_to_group", GroupName=name, Username="ada")
    tokens = cognito.tokens()
    told = claims(tokens["IdToken"])

    assert told["cognito:groups"] == claims(tokens["AccessToken"])["cognito:groups"] == ["users", "admin"]
    assert told["cognito:preferred_role"] == "arn:aws:iam::000000000000:role/admin"
    assert [one["Username"] for one in cognito.in_pool("list_users_in_group", GroupName="admin")["Users"]] == ["ada"]


def test_who_leaves_or_whose_group_is_deleted_is_in_it_no_more(cognito: PoolAccount) -> None:
    """Both ways."""
    for name in ("a", "b"):
        cognito.in_pool("create_group", GroupName=name)
        cognito.in_pool("admin_add_user_to_group", GroupName=name, Username="ada")
    cognito.in_pool("admin_remove_user_from_group", GroupName="a", Username="ada")
    left = names(cognito)
    cognito.in_pool("delete_group", GroupName="b")

    assert (left, names(cognito)) == (["b"], [])
    assert cognito.pool_refusal("get_group", GroupName="b") == ("ResourceNotFoundException", "Group not found.")


def test_group_changes(cognito: PoolAccount) -> None:
    """What is not given stays."""
    cognito.in_pool("create_group", GroupName="a", Description="x", Precedence=1)
    changed = cognito.in_pool("update_group", GroupName="a", Precedence=2)["Group"]

    assert (changed["Description"], changed["Precedence"]) == ("x", 2)


def test_unknown_user_or_group_is_refused(cognito: PoolAccount) -> None:
    """Each by its own code."""
    cognito.in_pool("create_group", GroupName="a")

    assert cognito.pool_refusal("admin_add_user_to_group", GroupName="a", Username="bob")[0] == "UserNotFoundException"
    assert cognito.pool_refusal("admin_add_user_to_group", GroupName="b", Username="ada")[0] == (
        "ResourceNotFoundException"
    )
