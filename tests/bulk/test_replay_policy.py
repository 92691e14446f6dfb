"""What one resource policy says of another."""

import json
from typing import Any

import pytest

from gatewright.aws.policy.facts import Facts, method_resource
from gatewright.bulk.replay_policy import lets_in_again, refuses_again
from tests.bulk.replaying import line, refused, replayed
from tests.bulk.test_replay_decided import from_range, policy, statement

SHOP = {"StringLike": {"aws:Referer": "https://shop.example/*"}}
ELSEWHERE = {"StringNotLike": {"aws:Referer": "https://shop.example/*"}}
ALLOW, OWN = statement("Allow"), statement("Allow", SHOP)
NOT_OURS = statement("Deny", ELSEWHERE)
OFFICE = statement("Deny", from_range("192.0.2.0/24"))
FACTS = Facts(
    resource=method_resource(
        region="eu-west-1",
        account_id="111122223333",
        api_id="a1b2c3d4e5",
        stage="prod",
        http_method="GET",
        path="/pets",
    ),
    caller=None,
    source_ip="198.51.100.7",
    vpc_endpoint=None,
)


def text(*statements: dict[str, Any], version: str = "2012-10-17") -> str:
    """Return a policy."""
    return json.dumps({"Version": version, "Statement": list(statements)})


def test_statements_that_stay_let_in_again() -> None:
    """Whatever they are called, and with others besides that do not hit."""
    named = {**OWN, "Sid": "Shop"}

    assert lets_in_again(text(OWN, NOT_OURS), text(NOT_OURS, named), FACTS)
    assert lets_in_again(text(OWN), text(OWN, OFFICE), FACTS)
    assert lets_in_again(text(OWN, NOT_OURS), text(OWN, ALLOW), FACTS)
    assert refuses_again(text(OWN), text(OWN, NOT_OURS))
    assert refuses_again(text(OWN, ALLOW), text(OWN))


@pytest.mark.parametrize(
    "against",
    [
        text(statement("Allow", from_range("192.0.2.0/24"))),
        text(OWN, NOT_OURS),
        text(OWN, statement("Deny", from_range("198.51.100.0/24"))),
        text(OWN, version="2008-10-17"),
        "no policy",
        "[]",
    ],
)
def test_an_allow_less_or_a_deny_more_may_refuse(against: str) -> None:
    """And what cannot be read may do anything."""
    assert not lets_in_again(text(OWN), against, FACTS)


@pytest.mark.parametrize("against", [text(OWN, ALLOW), text(), text(OWN, version="2008-10-17"), "no policy"])
def test_an_allow_more_or_a_deny_less_may_let_in(against: str) -> None:
    """Likewise."""
    assert not refuses_again(text(OWN, NOT_OURS), against)


@pytest.mark.parametrize(
    ("log", "now", "against", "change"),
    [
        (line(), policy(OWN, NOT_OURS), policy(OWN, NOT_OURS, OFFICE), "stays-admitted"),
        (line(identity_sourceIp="192.0.2.1"), policy(OWN, NOT_OURS), policy(OWN, NOT_OURS, OFFICE), "denied"),
        (line(), policy(OWN, NOT_OURS), policy(NOT_OURS, statement("Allow", SHOP, "prod/POST/*")), "denied"),
        (line(), policy(ALLOW), policy(OWN), "undecided"),
        (refused("ACCESS_DENIED"), policy(OWN), policy(OWN, NOT_OURS), "stays-refused"),
        (refused("ACCESS_DENIED"), policy(OWN), policy(OWN, statement("Allow", ELSEWHERE)), "undecided"),
        (refused("ACCESS_DENIED"), policy(OWN), policy(OWN, ALLOW), "admitted"),
    ],
)
def test_a_policy_that_asks_for_what_no_log_has(
    log: dict[str, str], now: dict[str, Any], against: dict[str, Any], change: str
) -> None:
    """A statement beside it is added or taken away; what the old ones saw is not told, and what they made of it is."""
    assert replayed(log, now, against).change == change
