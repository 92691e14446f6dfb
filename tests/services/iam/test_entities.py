from gatewright.services.iam.entities import ROLE, USER, arn
from tests.services.iam.people import People


def test_arn_holds_the_path() -> None:
    """Users and roles have their path in the ARN (documented)."""
    assert "arn:aws:iam::123456789012:role/service/reader" == arn("123456789012", ROLE.word, "/service/", "reader")
    assert "arn:aws:iam::123456789012:user/ann" == arn("123456789012", USER.word, "/", "ann")


def test_names_differ_in_more_than_letter_case(people: People) -> None:
    """A name is taken in every letter case, and is found in its own only."""
    people.user("ann")

    assert ("EntityAlreadyExists", "User with name ANN already exists.") == people.refused(
        "create_user", UserName="ANN"
    )
    assert ("NoSuchEntity", "The user with name ANN cannot be found.") == people.refused("get_user", UserName="ANN")


def test_renamed_user_keeps_what_he_is(people: People) -> None:
    """The unique id stays; name, path and ARN change; the old name is free."""
    before = people.user("ann", Tags=[{"Key": "team", "Value": "pets"}])
    people.iam("update_user", UserName="ann", NewUserName="eve", NewPath="/team/")
    after = people.iam("get_user", UserName="eve")["User"]

    assert (before["UserId"], "arn:aws:iam::000000000000:user/team/eve") == (after["UserId"], after["Arn"])
    assert "NoSuchEntity" == people.refused("get_user", UserName="ann")[0]


def test_name_of_another_cannot_be_taken(people: People) -> None:
    """Renaming refuses a name that somebody has, but lets one change its letter case."""
    people.user("ann")
    people.user("eve")

    assert "EntityAlreadyExists" == people.refused("update_user", UserName="ann", NewUserName="EVE")[0]
    people.iam("update_user", UserName="ann", NewUserName="Ann")
    assert "Ann" == people.iam("get_user", UserName="Ann")["User"]["UserName"]


def test_listing_keeps_to_a_path(people: People) -> None:
    """`PathPrefix` chooses."""
    people.user("ann", Path="/a/")
    people.user("eve", Path="/b/")

    assert ["ann"] == [one["UserName"] for one in people.iam("list_users", PathPrefix="/a/")["Users"]]
