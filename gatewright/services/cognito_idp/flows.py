"""Which ways of signing in a client allows, and which there are.

https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
"""

from collections.abc import Mapping
from typing import Final

from gatewright.services.cognito_idp.errors import invalid_parameter
from gatewright.services.cognito_idp.not_offered import refusal
from gatewright.store.documents import Document

_DEFAULT: Final = ("ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH")
"""What a client allows that names nothing (documented)."""

_ALLOWED_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "USER_SRP_AUTH": ("ALLOW_USER_SRP_AUTH",),
    "USER_PASSWORD_AUTH": ("ALLOW_USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH"),
    "ADMIN_USER_PASSWORD_AUTH": ("ALLOW_ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"),
    "ADMIN_NO_SRP_AUTH": ("ALLOW_ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"),
}
_SRP: Final = "USER_SRP_AUTH"
_REFRESH: Final = ("REFRESH_TOKEN_AUTH", "REFRESH_TOKEN")
_ADMIN: Final = ("ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH")
_OFFERED: Final = (*_ALLOWED_BY, *_REFRESH)


def check(client: Document, flow: str, *, admin: bool) -> None:
    """Raise unless a client may sign in this way here."""
    if flow in _ADMIN and not admin:
        raise invalid_parameter("Initiate Auth method not supported.")
    if flow not in _OFFERED:
        raise refusal(f"AuthFlow {flow}", f"this server offers {', '.join(_OFFERED)}")
    if flow in _REFRESH:
        if not _refreshes(client):
            raise invalid_parameter("Auth flow not enabled for this client")
    elif not set(_ALLOWED_BY[flow]) & set(_flows(client)) and not (flow == _SRP and _by_old_names(client)):
        if flow == _SRP:
            raise invalid_parameter(f"{flow} is not enabled for the client.")
        named = "Auth flow" if flow in _ADMIN else f"{flow} flow"
        raise invalid_parameter(f"{named} not enabled for this client")


def is_refresh(flow: str) -> bool:
    """Tell whether a refresh token is what is sent."""
    return flow in _REFRESH


def _by_old_names(client: Document) -> bool:
    """Tell whether SRP is taken by the older names of flows: unless custom challenges are all (documented)."""
    flows = _flows(client)
    return not any(flow.startswith("ALLOW_") for flow in flows) and "CUSTOM_AUTH_FLOW_ONLY" not in flows


def _flows(client: Document) -> tuple[str, ...]:
    return tuple(client.get("ExplicitAuthFlows") or _DEFAULT)


def _refreshes(client: Document) -> bool:
    """Tell whether refresh tokens are taken; the older names of flows imply it (documented)."""
    flows = _flows(client)
    return "ALLOW_REFRESH_TOKEN_AUTH" in flows or not any(flow.startswith("ALLOW_") for flow in flows)
