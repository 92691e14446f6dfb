import pytest

from tests.services.iam.people import ADMINISTRATOR, People


@pytest.mark.parametrize("word", ["user", "role"])
def test_boundary_comes_and_goes(people: People, word: str) -> None:
    """What was put is shown, and gone when deleted."""
    name = {"user": {"UserName": "ann"}, "role": {"RoleName": "reader"}}[word]
    getattr(people, word)()
    people.iam(f"put_{word}_permissions_boundary", **name, PermissionsBoundary=ADMINISTRATOR)
    with_it = people.iam(f"get_{word}", **name)[word.capitalize()]
    people.iam(f"delete_{word}_permissions_boundary", **name)
    without = people.iam(f"get_{word}", **name)[word.capitalize()]

    assert ADMINISTRATOR == with_it["PermissionsBoundary"]["PermissionsBoundaryArn"]
    assert "PermissionsBoundary" not in without
