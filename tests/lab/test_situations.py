"""One situation for each cause that the gateway can produce."""

from gatewright.engine.catalogue import CAUSES
from gatewright.lab.attempt import Attempt
from gatewright.lab.situations import SITUATIONS


def test_every_enforced_cause_has_its_situation() -> None:
    """A cause that the gateway refuses for cannot be forgotten in the lab, and nothing else is in it."""
    enforced = {cause.id for cause in CAUSES.values() if cause.enforced or cause.without_check}

    assert set(SITUATIONS) == enforced


def test_an_attempt_is_one_plain_call_unless_it_says_more() -> None:
    """Without more words a call is made once, to the estate's own API."""
    attempt = Attempt(method="GET", path="/prod/pets")

    assert (dict(attempt.headers), attempt.api_id, attempt.times) == ({}, None, 1)
