from gatewright.wire.protocols.catalogue import PROTOCOLS
from gatewright.wire.protocols.spoken import OURS


def test_what_is_spoken_can_be_read_and_written() -> None:
    """The protocols that requests are assigned to are those that there is code for."""
    assert set(OURS) == set(PROTOCOLS)
