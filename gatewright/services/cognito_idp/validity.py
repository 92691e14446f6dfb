"""How long the tokens of a client are good.

https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html: ID and access
tokens from five minutes to a day, an hour by default and in hours; refresh tokens from an hour to ten years, thirty
days by default and in days.
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.services.cognito_idp.errors import invalid_parameter
from gatewright.store.documents import Document

_SECONDS: Final = {"seconds": 1, "minutes": 60, "hours": 3_600, "days": 86_400}
_TOKENS: Final = {
    "AccessToken": ("AccessTokenValidity", "hours", 3_600, 300, 86_400),
    "IdToken": ("IdTokenValidity", "hours", 3_600, 300, 86_400),
    "RefreshToken": ("RefreshTokenValidity", "days", 30 * 86_400, 3_600, 315_360_000),
}
"""Member of the client, its default unit, the default in seconds, the least and the most."""


def seconds(client: Mapping[str, Any], token: str) -> int:
    """Return how many seconds a kind of token is good: `AccessToken`, `IdToken` or `RefreshToken`."""
    member, unit, default, _, _ = _TOKENS[token]
    wanted = client.get(member)
    if not wanted:
        return default
    named = client.get("TokenValidityUnits", {}).get(token, unit)
    return int(wanted) * _SECONDS[named]


def check(client: Document) -> None:
    """Raise where a token would be good for too short or too long."""
    for token, (member, _, _, least, most) in _TOKENS.items():
        if not least <= seconds(client, token) <= most:
            raise invalid_parameter(f"Invalid range for token validity: {member}")  # inferred
    if seconds(client, "RefreshToken") < max(seconds(client, "AccessToken"), seconds(client, "IdToken")):
        raise invalid_parameter("Invalid range for token validity.")  # inferred
