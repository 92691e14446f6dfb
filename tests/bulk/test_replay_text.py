"""The report of a replay."""

from gatewright.bulk.replay import Replay, Replayed
from gatewright.bulk.replay_text import as_text
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

    assert text.startswith(
        "4 calls, from 2026-01-15T12:00:00Z to 2026-01-15T12:00:00Z\nmade under now.yaml, held against next.yaml\n"
    )
    assert "1 call would newly be denied\n       1  statement Office (policy[a1b2c3d4e5].Statement[0]" in text
    assert "1 call cannot be decided\n       1  the log does not tell $context.path  [log.path]" in text
    assert "1 call is not explained by the configuration that it was made under" in text
    assert "Unchanged: 1 admitted, 0 refused." in text


def test_the_text_says_that_nothing_changes() -> None:
    """Where nothing does."""
    text = as_text(Replay(*sides()).over([line()]), in_english, names=NAMES)

    assert "No call that can be decided would change." in text


def test_what_is_assumed_is_said() -> None:
    """Of unsigned calls."""
    replayed = Replay(*sides(OPEN, IAM)).over([line(), line()])

    assert "2 are taken for unsigned" in as_text(replayed, in_english, names=NAMES)


def test_other_limits_are_said_to_be_left_out() -> None:
    """Where there are any."""
    order = line("POST", "/prod/orders", identity_apiKeyId=SHOP)
    lower = {"plan shops": {"throttle": {"rateLimit": 1.0, "burstLimit": 1}}}

    assert "Limits" not in as_text(Replay(*sides()).over([order]), in_english, names=NAMES)
    text = as_text(Replay(*sides(OPEN, lower)).over([order]), in_english, names=NAMES)
    assert text.endswith("Limits of rate and number are left out; for 1 call that stays admitted others hold.\n")


def test_no_more_groups_are_shown_than_asked_for() -> None:
    """It is said how many there are besides."""
    lines = [line(), line("POST", "/prod/orders", identity_apiKeyId=SHOP)]
    replayed = Replay(*sides(OPEN, {"method GET /pets": "gone", "key shop": {"enabled": False}})).over(lines)

    assert "  and 1 more, which --top shows" in as_text(replayed, in_english, names=NAMES, top=1)


def test_what_a_log_holds_cannot_steer_the_terminal() -> None:
    """Nor does a secret stand there."""
    told = line(path="/prod/nothing", authorizer_principalId="\x1b[2Jme")
    text = as_text(Replay(*sides({"method GET /pets": "gone"}, OPEN)).over([told]), in_english, names=NAMES)

    assert "\x1b" not in text
