"""The families of V2."""

from gatewright.services.apigatewayv2.families import FAMILIES
from gatewright.services.registry import MODULES


def test_every_family_is_registered_once() -> None:
    """With the domain names beside them."""
    registered = MODULES["apigatewayv2"]

    assert FAMILIES == registered[: len(FAMILIES)]
    assert len(registered) == len(set(registered))
