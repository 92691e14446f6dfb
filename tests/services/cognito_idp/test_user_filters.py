import pytest

from gatewright.services.cognito_idp.user_filters import matcher
from gatewright.wire.errors import ServiceError

ADA = {
    "Username": "ada",
    "UserStatus": "CONFIRMED",
    "Enabled": True,
    "Attributes": [{"Name": "email", "Value": "ada@example.org"}, {"Name": "name", "Value": 'A "D" A'}],
}


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        (None, True),
        ("", True),
        ('email = "ada@example.org"', True),
        ('email="ada"', False),
        ('email ^= "ada"', True),
        ('"username" = "ada"', True),
        ('status = "Enabled"', True),
        ('cognito:user_status = "UNCONFIRMED"', False),
        ('phone_number ^= ""', False),
        ('phone_number = ""', False),
        (r'name = "A \"D\" A"', True),
    ],
)
def test_filter_chooses(text: str | None, matches: bool) -> None:
    """By one attribute, equal or at its beginning."""
    assert matcher(text)(ADA) is matches


@pytest.mark.parametrize("text", ["email", 'email > "a"', 'nickname = "a"', 'email = "a" and name = "b"', "email = a"])
def test_what_is_no_filter_is_refused(text: str) -> None:
    """Also an attribute that cannot be searched."""
    with pytest.raises(ServiceError):
        matcher(text)
