import pytest

from gatewright.services.cognito_idp.validity import check, seconds
from gatewright.wire.errors import ServiceError


@pytest.mark.parametrize(
    ("client", "token", "expected"),
    [
        ({}, "AccessToken", 3_600),
        ({}, "IdToken", 3_600),
        ({}, "RefreshToken", 30 * 86_400),
        ({"RefreshTokenValidity": 0}, "RefreshToken", 30 * 86_400),
        ({"AccessTokenValidity": 2}, "AccessToken", 7_200),
        ({"IdTokenValidity": 5, "TokenValidityUnits": {"IdToken": "minutes"}}, "IdToken", 300),
        ({"RefreshTokenValidity": 90, "TokenValidityUnits": {"RefreshToken": "minutes"}}, "RefreshToken", 5_400),
    ],
)
def test_validity_has_a_unit_of_its_own(client: dict[str, object], token: str, expected: int) -> None:
    """Hours by default, days for refresh tokens."""
    assert seconds(client, token) == expected


@pytest.mark.parametrize(
    "client",
    [
        {"AccessTokenValidity": 299, "TokenValidityUnits": {"AccessToken": "seconds"}},
        {"IdTokenValidity": 25},
        {"RefreshTokenValidity": 59, "TokenValidityUnits": {"RefreshToken": "minutes"}},
        {"AccessTokenValidity": 2, "RefreshTokenValidity": 60, "TokenValidityUnits": {"RefreshToken": "minutes"}},
    ],
)
def test_bounds_are_kept(client: dict[str, object]) -> None:
    """Five minutes to a day, an hour to ten years, and no access token outlives what it is refreshed by."""
    with pytest.raises(ServiceError):
        check(client)
