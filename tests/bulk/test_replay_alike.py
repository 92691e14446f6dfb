"""Which calls fare alike."""

from typing import Any

import pytest

from gatewright.bulk.replay_alike import keyed, role_of
from tests.bulk.replaying import line, sides
from tests.bulk.test_replay_decided import EVERYBODY, NO_RULES, OFFICE, OPEN, WEB_ACL, byte_match, policy, statement
from tests.bulk.test_replay_side import HERE

AGENTS = policy(statement("Deny", {"StringLike": {"aws:UserAgent": "*bot*"}}))
UNTIL = policy(statement("Allow", {"DateLessThan": {"aws:CurrentTime": "2026-02-01T00:00:00Z"}}))
ONE_PET = policy(statement("Deny", resource="prod/GET/pets/7"))
SINGLE = policy(statement("Deny", resource="prod/GET/pets/?"))
SOME_PETS = policy(statement("Deny", resource="prod/GET/pets/7*"))
TEXTUAL = policy(statement("Deny", {"StringLike": {"aws:SourceIp": "198.51.100.*"}}))
OFFICE_ONLY = {
    "web ACL of prod": {
        "Rules": [
            {
                **byte_match("paths", "L3BldHM="),
                "Statement": {
                    "ByteMatchStatement": {
                        "SearchString": "L3BldHM=",
                        "FieldToMatch": {"UriPath": {}},
                        "PositionalConstraint": "CONTAINS",
                        "TextTransformations": [{"Priority": 0, "Type": "NONE"}],
                    }
                },
            }
        ]
    }
}


def alike(one: dict[str, str], other: dict[str, str], now: dict[str, Any], against: dict[str, Any]) -> bool:
    """Tell whether two lines have one key under two worlds."""
    configurations = [side.configuration(HERE) for side in sides(now, against)]
    key = keyed(configurations, ())
    return key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other", "against"),
    [
        (line(), line(identity_sourceIp="192.0.2.1"), {}),
        (line(), line(identity_sourceIp="198.51.100.200"), OFFICE),
        (line(path="/prod/pets/7"), line(path="/prod/pets/8"), EVERYBODY),
        (line(), line(identity_userAgent="bot"), OFFICE),
        (line(), line(requestTimeEpoch="1"), OFFICE),
        (line(), line(status="201", integration_status="201") | {"status": "200"}, OFFICE),
        (line(path="/prod/pets/8"), line(path="/prod/pets/9"), ONE_PET),
        (line(path="/prod/pets/8"), line(path="/prod/pets/9"), SOME_PETS),
    ],
)
def test_what_nothing_asks_for_makes_no_difference(
    one: dict[str, str], other: dict[str, str], against: dict[str, Any]
) -> None:
    """One of them decides for both."""
    assert alike(one, other, {}, against)


@pytest.mark.parametrize(
    ("one", "other", "against"),
    [
        (line(), line(identity_sourceIp="192.0.2.1"), OFFICE),
        (line(identity_sourceIp="2001:db8::1"), line(identity_sourceIp="192.0.2.1"), OFFICE),
        (line(identity_sourceIp="192.0.2.255"), line(identity_sourceIp="192.0.3.0"), OFFICE),
        (line(), line(identity_sourceIp="198.51.100.8"), TEXTUAL),
        (line(), line(identity_userAgent="bot"), AGENTS),
        (line(), line(identity_userAgent="bot"), WEB_ACL),
        (line(), line(requestTimeEpoch="1"), UNTIL),
        (line(path="/prod/pets/7"), line(path="/prod/pets/8"), ONE_PET),
        (line(path="/prod/pets/77"), line(path="/prod/pets/78"), SOME_PETS),
        (line(path="/prod/pets/78"), line(path="/prod/pets/88"), SOME_PETS),
        (line(path="/prod/pets/a"), line(path="/prod/pets/bc"), SINGLE),
        (line(path="/prod/pets/%37"), line(path="/prod/pets/%38"), OPEN),
        (line(path="/prod/pets/77"), line(path="/prod/pets/78"), OFFICE_ONLY),
        (line(path="/prod/pets"), line(path="/beta/pets"), {}),
        (line(), line("POST"), {}),
        (line(), line(identity_apiKeyId="k3yg00d001"), {}),
        (line(), line(identity_vpceId="vpce-0a1b2c3d"), {}),
        (line(), line(status="403"), {}),
        (line(), line(error_responseType="ACCESS_DENIED"), {}),
    ],
)
def test_what_something_asks_for_does(one: dict[str, str], other: dict[str, str], against: dict[str, Any]) -> None:
    """By either configuration."""
    assert not alike(one, other, {}, against)
    assert not alike(one, other, against, {})


def test_a_web_acl_without_rules_asks_for_nothing() -> None:
    """Nor does a policy about other things."""
    assert alike(
        line(path="/prod/pets/1"), line(path="/prod/pets/2"), NO_RULES, policy(statement("Allow", resource="*"))
    )


def test_sessions_of_a_role_fare_alike_unless_one_is_named() -> None:
    """What binds them is the role's."""
    till, door = (f"arn:aws:sts::111122223333:assumed-role/shop/{name}" for name in ("till", "door"))
    named = {**statement("Deny"), "Principal": {"AWS": till}}
    one, other = line(identity_userArn=till), line(identity_userArn=door)

    assert role_of(till) == role_of(door) == "arn:aws:sts::111122223333:assumed-role/shop"
    assert role_of("arn:aws:iam::111122223333:user/a/b") == "arn:aws:iam::111122223333:user/a/b"
    assert alike(one, other, {}, EVERYBODY)
    assert not alike(one, other, {}, policy(named))
