import pytest

from gatewright.server.dns.zone import Found, Zone

PUBLIC, INSIDE = Found(("127.0.0.1",)), Found(("10.0.0.4",))
ZONE = Zone(
    private={"execute-api.eu-west-1.amazonaws.com": INSIDE},
    public={
        "pets.execute-api.eu-west-1.amazonaws.com": PUBLIC,
        "pets.execute-api.us-east-1.amazonaws.com": PUBLIC,
        "*.example.com": PUBLIC,
    },
)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("pets.execute-api.us-east-1.amazonaws.com", PUBLIC),
        ("PETS.execute-api.US-EAST-1.amazonaws.com", PUBLIC),
        ("cats.execute-api.us-east-1.amazonaws.com", None),
        ("pets.execute-api.eu-west-1.amazonaws.com", INSIDE),
        ("cats.execute-api.eu-west-1.amazonaws.com", INSIDE),
        ("a.b.execute-api.eu-west-1.amazonaws.com", INSIDE),
        ("execute-api.eu-west-1.amazonaws.com", Found()),
        ("api.example.com", PUBLIC),
        ("a.b.example.com", None),
        ("example.com", None),
        ("com", None),
        ("", None),
    ],
)
def test_private_zones_answer_before_what_is_public(name: str, found: Found | None) -> None:
    """For every name below theirs; letters do not differ by case."""
    assert found == ZONE.look_up(name)
