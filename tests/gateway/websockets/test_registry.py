from gatewright.gateway.websockets.registry import OpenConnections
from tests.gateway.websockets.stages import STAGE, Known


def test_a_connection_belongs_to_its_stage() -> None:
    """By its id, at its own stage, for as long as it is open."""
    connections, one = OpenConnections(), Known()
    connections.add("c1", one)

    assert one is connections.of_stage(STAGE, "c1")
    assert connections.of_stage(("eu-west-1", "w1e2b3s4o5", "test"), "c1") is None
    assert (1, ["c1"]) == (len(connections), list(connections))

    connections.discard("c1")
    connections.discard("c1")

    assert connections.of_stage(STAGE, "c1") is None
