"""The report of a replay."""

import json

from gatewright.bulk.replay import Replay, Replayed
from gatewright.bulk.replay_report import SCHEMA, as_json, as_text
from gatewright.i18n import in_english
from tests.bulk.replaying import SHOP, line, refused, sides
from tests.bulk.test_replay_decided import EVERYBODY, IAM, IN_OFFICE, OFFICE, OPEN

NAMES = {"now": "now.yaml", "against": "next.yaml"}


def found() -> Replayed:
    """Return a replay with calls of every fate."""
    without = {name: value for name, value in line().items() if name != "path"}
    return Replay(*sides(EVERYBODY, OFFICE)).over([line(), line(**IN_OFFICE), refused("UNAUTHORIZED", "401"), without])


def test_the_text_tells_who_would_be_denied_and_by_what() -> None:
    """Then what cannot be decided, what the configuration does not explain, and what stays."""
    text = as_text(found(), in_english, names=NAMES)

    assert text.startswith("4 calls, 2026-01-15T12:00:00Z to 2026-01-15T12:00:00Z\nnow: now.yaml; next: next.yaml\n")
    assert "Would newly be denied: 1 calls\n  1  statement policy[a1b2c3d4e5].Statement[0]" in text
    assert "Cannot be decided: 1 calls\n  1  the log does not tell $context.path  [log.path]" in text
    assert "Not explained by the configuration of now: 1 calls" in text
    assert "Unchanged: 1 calls stay admitted, 0 stay refused." in text


def test_the_text_says_that_nothing_changes() -> None:
    """Where nothing does."""
    text = as_text(Replay(*sides()).over([line()]), in_english, names=NAMES)

    assert "No call that can be decided would change." in text


def test_json_has_all_of_it() -> None:
    """For programs."""
    report = as_json(found(), in_english, names={"logs": ["a.log"], **NAMES})

    assert (report["schema"], report["calls"], report["now"]) == (SCHEMA, 4, "now.yaml")
    assert report["unchanged"] == {"admitted": 1, "refused": 0}
    (group,) = report["denied"]["groups"]
    assert (group["cause"], group["calls"], group["assumed_unsigned"]) == ("resource-policy.nothing-allows", 1, 0)
    assert group["decided_by"]["kind"] == "statement"
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


def test_what_is_assumed_is_said() -> None:
    """Of unsigned calls."""
    replayed = Replay(*sides(OPEN, IAM)).over([line(), line()])

    assert as_json(replayed, in_english, names={})["denied"]["groups"][0]["assumed_unsigned"] == 2
    assert "2 of them are taken for unsigned" in as_text(replayed, in_english, names=NAMES)


def test_no_more_groups_are_shown_than_asked_for() -> None:
    """The largest come first, and it is said how many there are besides."""
    lines = [line(), line(), line("POST", "/prod/orders", identity_apiKeyId=SHOP)]
    replayed = Replay(*sides(OPEN, {"method GET /pets": "gone", "key shop": {"enabled": False}})).over(lines)
    report = as_json(replayed, in_english, names={}, top=1)["denied"]

    assert (report["groups"][0]["calls"], report["more_groups"]) == (2, 1)
    assert "and 1 more, which --top shows" in as_text(replayed, in_english, names=NAMES, top=1)
