"""The report of a replay as values."""

import json

from gatewright.bulk.replay import Replay
from gatewright.bulk.replay_json import SCHEMA, as_json
from gatewright.i18n import in_english
from tests.bulk.replaying import SHOP, line, sides
from tests.bulk.test_replay_decided import IAM, OPEN
from tests.bulk.test_replay_text import NAMES, found


def test_json_has_all_of_it() -> None:
    """For programs."""
    report = as_json(found(), in_english, names={"logs": ["a.log"], **NAMES})

    assert (report["schema"], report["calls"], report["now"]) == (SCHEMA, 4, "now.yaml")
    assert report["unchanged"] == {"admitted": 1, "refused": 0}
    (group,) = report["denied"]["groups"]
    assert (group["cause"], group["calls"], group["assumed_unsigned"]) == ("resource-policy.nothing-allows", 1, 0)
    assert group["decided_by"] == {
        "kind": "statement",
        "name": "Office (policy[a1b2c3d4e5].Statement[0].Condition.IpAddress.aws:SourceIp)",
    }
    assert group["example"]["path"] == "/prod/pets"
    assert report["undecided"]["groups"][0]["missing"]["subject"] == "log.path"
    json.dumps(report)


def test_secrets_and_values_of_one_call_are_not_told_of_all() -> None:
    """Of the evidence stands what the configuration has; a key has its id."""
    order = line("POST", "/prod/orders", identity_apiKeyId=SHOP)
    closed = Replay(*sides(OPEN, {"key shop": {"enabled": False}})).over([order])
    (group,) = as_json(closed, in_english, names={})["denied"]["groups"]

    assert {fact["where"] for fact in group["because"]} == {"configuration"}
    assert group["decided_by"] == {"kind": "api-key", "name": SHOP}


def test_what_is_assumed_is_told() -> None:
    """Of unsigned calls."""
    replayed = Replay(*sides(OPEN, IAM)).over([line(), line()])

    assert as_json(replayed, in_english, names={})["denied"]["groups"][0]["assumed_unsigned"] == 2


def test_no_more_groups_are_told_than_asked_for() -> None:
    """The largest come first, and it is said how many there are besides."""
    lines = [line(), line(), line("POST", "/prod/orders", identity_apiKeyId=SHOP)]
    replayed = Replay(*sides(OPEN, {"method GET /pets": "gone", "key shop": {"enabled": False}})).over(lines)
    report = as_json(replayed, in_english, names={}, top=1)["denied"]

    assert (report["groups"][0]["calls"], report["more_groups"]) == (2, 1)


def test_a_secret_in_a_path_is_masked() -> None:
    """Whatever a log has."""
    replayed = Replay(*sides(OPEN, IAM)).over([line(path="/prod/pets?X-Amz-Signature=0123456789abcdef")])

    assert "0123456789abcdef" not in json.dumps(as_json(replayed, in_english, names={}))
