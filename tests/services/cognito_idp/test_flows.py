from typing import Any

import pytest

from gatewright.services.cognito_idp.flows import check
from gatewright.wire.errors import ServiceError


def refusal(flow: str, *allowed: str, admin: bool = False) -> str | None:
    """Return why a flow is refused to a client that allows these."""
    client: dict[str, Any] = {"ExplicitAuthFlows": list(allowed)} if allowed else {}
    try:
        check(client, flow, admin=admin)
    except ServiceError as error:
        return error.message
    return None


@pytest.mark.parametrize(
    ("flow", "allowed", "admin"),
    [
        ("USER_SRP_AUTH", "ALLOW_USER_SRP_AUTH", False),
        ("USER_SRP_AUTH", "ADMIN_NO_SRP_AUTH", True),
        ("USER_PASSWORD_AUTH", "ALLOW_USER_PASSWORD_AUTH", False),
        ("USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH", True),
        ("ADMIN_NO_SRP_AUTH", "ADMIN_NO_SRP_AUTH", True),
        ("ADMIN_USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", True),
        ("REFRESH_TOKEN_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", False),
        ("REFRESH_TOKEN", "USER_PASSWORD_AUTH", False),
    ],
)
def test_flow_is_allowed_by_its_new_and_by_its_old_name(flow: str, allowed: str, admin: bool) -> None:
    """The old names imply refreshing."""
    assert refusal(flow, allowed, admin=admin) is None


@pytest.mark.parametrize(
    ("flow", "allowed", "admin", "text"),
    [
        ("USER_PASSWORD_AUTH", (), False, "USER_PASSWORD_AUTH flow not enabled for this client"),
        ("USER_SRP_AUTH", ("CUSTOM_AUTH_FLOW_ONLY",), False, "USER_SRP_AUTH is not enabled for the client."),
        ("USER_SRP_AUTH", ("ALLOW_CUSTOM_AUTH",), False, "USER_SRP_AUTH is not enabled for the client."),
        ("ADMIN_NO_SRP_AUTH", (), True, "Auth flow not enabled for this client"),
        ("ADMIN_NO_SRP_AUTH", ("ALLOW_ADMIN_USER_PASSWORD_AUTH",), False, "Initiate Auth method not supported."),
        ("REFRESH_TOKEN_AUTH", ("ALLOW_USER_PASSWORD_AUTH",), False, "Auth flow not enabled for this client"),
    ],
)
def test_what_a_client_does_not_allow_is_refused(flow: str, allowed: tuple[str, ...], admin: bool, text: str) -> None:
    """In AWS's words; without any named, a client takes SRP, refresh tokens and custom challenges (documented)."""
    assert refusal(flow, *allowed, admin=admin) == text


@pytest.mark.parametrize("flow", ["CUSTOM_AUTH", "USER_AUTH"])
def test_other_flows_are_refused_by_name(flow: str) -> None:
    """Nobody takes them for a wrong password."""
    assert str(refusal(flow)).startswith(f"AuthFlow {flow} is not offered")
