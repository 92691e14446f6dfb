from gatewright.services.iam.boundary import unbounded
from tests.services.iam.people import ADMINISTRATOR, People


def test_boundary_must_exist(people: People) -> None:
    """A policy that is not there bounds nobody."""
    nothing = "arn:aws:iam::aws:policy/Nothing"
    expected = ("NoSuchEntity", f"Scope ARN: {nothing} does not exist or is not attachable.")
    assert expected == people.refused("create_user", UserName="ann", PermissionsBoundary=nothing)


def test_boundary_is_shown(people: People) -> None:
    """Type and ARN (documented: AttachedPermissionsBoundary)."""
    expected = {"PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": ADMINISTRATOR}
    assert expected == people.user(PermissionsBoundary=ADMINISTRATOR)["PermissionsBoundary"]


def test_taking_it_away_leaves_the_rest() -> None:
    """Nothing else changes."""
    assert {"a": 1} == unbounded({"a": 1, "PermissionsBoundary": {}})
