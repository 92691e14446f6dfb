import pytest

from gatewright.wire.protocols.catalogue import PROTOCOLS
from gatewright.wire.protocols.protocol import Protocol


@pytest.mark.parametrize("name", sorted(PROTOCOLS))
def test_protocol_is_three_functions(name: str) -> None:
    """Reading parameters, writing a result, writing an error: nothing else differs."""
    protocol = PROTOCOLS[name]

    assert list(Protocol.__slots__) == ["params", "response", "error"]
    assert all(callable(getattr(protocol, part)) for part in Protocol.__slots__)
