"""What decides has a name."""

from typing import Any

import pytest

from gatewright.bulk.replay_named import KINDS, Named, decides
from gatewright.model.outcome import Deny
from tests.bulk.replaying import ANN, SHOP, line, replayed
from tests.bulk.test_replay_decided import (
    EVERYBODY,
    IAM,
    NO_RULES,
    OFFICE,
    OPEN,
    WEB_ACL,
    from_range,
    policy,
    statement,
)

PLACE = "policy[a1b2c3d4e5].Statement"
ALLOW = (statement("Allow", sid="Everybody"),)
UNNAMED = policy(statement("Allow", from_range("192.0.2.0/24")))


@pytest.mark.parametrize(
    ("log", "now", "against", "kind", "name"),
    [
        (line(), EVERYBODY, OFFICE, "statement", f"Office ({PLACE}[0].Condition.IpAddress.aws:SourceIp)"),
        (line(), EVERYBODY, UNNAMED, "statement", f"{PLACE}[0].Condition.IpAddress.aws:SourceIp"),
        (line(), EVERYBODY, policy(*ALLOW, statement("Deny", sid="Nobody")), "statement", f"Nobody ({PLACE}[1])"),
        (line(), EVERYBODY, policy(*ALLOW, statement("Deny")), "statement", f"{PLACE}[1]"),
        (line(), EVERYBODY, policy(statement("Deny", from_range("10.0.0.0/8"))), "statement", "policy[a1b2c3d4e5]"),
        (line(), NO_RULES, WEB_ACL, "web-acl-rule", "shop: no-curl"),
        (line(), OPEN, {"method GET /pets": "gone"}, "route", "GET /pets"),
        (line(), OPEN, IAM, "route", "GET /pets"),
        (
            line("POST", "/prod/orders", identity_apiKeyId=SHOP),
            OPEN,
            {"plan shops": {"apiStages": []}},
            "usage-plan",
            f"pl4npr, {SHOP}",
        ),
        (
            line("POST", "/prod/orders", identity_apiKeyId=SHOP),
            OPEN,
            {"key shop": {"enabled": False}},
            "api-key",
            SHOP,
        ),
        (line(), OPEN, {"api": {"disableExecuteApiEndpoint": True}}, "stage", "a1b2c3d4e5/prod"),
        (
            line(identity_userArn=ANN),
            IAM,
            {**IAM, "user ann": {"UserPolicyList": []}},
            "policy",
            "identity-based policy",
        ),
    ],
)
def test_what_a_refusal_hangs_on_is_named(
    log: dict[str, str], now: dict[str, Any], against: dict[str, Any], kind: str, name: str
) -> None:
    """As a person finds it in the configuration."""
    told = replayed(log, now, against)

    assert isinstance(told.denial, Deny)
    assert decides(told.check, told.denial, told.route) == Named(kind, name)  # type: ignore[arg-type]  # one of its kinds
    assert kind in KINDS
