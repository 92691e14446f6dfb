"""What goes out, and what its sender knows."""

from gatewright.lab.at_hand import AtHand
from gatewright.lab.attempt import Attempt


def test_a_plain_attempt_has_no_more_than_its_line() -> None:
    """No body, no credentials, nothing before it, and no log is read."""
    plain = Attempt(method="GET", path="/prod/pets")

    assert (plain.body, plain.before, plain.reads_log, plain.at_hand) == (b"", None, False, AtHand())
