"""What goes wrong behind the front door; `test_experiment` runs the row to its end."""

from gatewright.engine.catalogue import OUTSIDE_THE_CHAIN
from gatewright.lab.backend_situations import BEHIND_THE_DOOR


def test_each_is_a_cause_that_no_check_of_the_chain_finds() -> None:
    """The call had passed."""
    assert set(BEHIND_THE_DOOR) <= {cause.id for cause in OUTSIDE_THE_CHAIN}
