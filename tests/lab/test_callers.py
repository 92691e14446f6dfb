"""Users, roles and guests of the lab can call what their policies say, with what they sign."""

from typing import Any

from gatewright.lab.at_hand import AtHand
from gatewright.lab.callers import OTHER_ACCOUNT, role, session, signature, user, user_elsewhere, want_signatures
from gatewright.lab.estate import Estate, build
from tests.gatewright_server import Running

HOST = "execute-api.us-east-1.amazonaws.com"


def called(gateway: Running, estate: Estate, by: AtHand, **slip: Any) -> int:
    """Return the status of a signed call."""
    headers: dict[str, Any] = signature(estate, by.credentials(), **slip)
    return gateway.send("GET", "/prod/pets", host=f"{estate.api_id}.{HOST}", **headers).status


def test_a_user_may_call_what_his_policy_allows(gateway: Running) -> None:
    """An Allow opens the method, none does not, and a Deny closes it; a signature over something else is none."""
    estate = build(gateway.client())
    want_signatures(estate)
    owners = [
        AtHand(keys=(user(estate, name, *effects),))
        for name, *effects in (("a", "Allow"), ("b",), ("c", "Allow", "Deny"))
    ]

    assert [called(gateway, estate, owner) for owner in owners] == [200, 403, 403]
    assert called(gateway, estate, owners[0], target="/pets") == 403
    assert called(gateway, estate, owners[0], ago=600) == 403


def test_a_session_is_a_caller_too(gateway: Running) -> None:
    """With its token."""
    estate = build(gateway.client())
    want_signatures(estate)

    assert called(gateway, estate, AtHand(sessions=(session(estate, role(estate)),))) == 200


def test_a_guest_needs_the_resource_policy(gateway: Running) -> None:
    """His own account allows him; the API's does not."""
    estate = build(gateway.client())
    want_signatures(estate)
    guest = user_elsewhere(estate)

    assert called(gateway, estate, guest) == 403
    assert OTHER_ACCOUNT in guest.elsewhere
