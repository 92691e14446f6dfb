"""A default endpoint is a value."""

from gatewright.model.address import Address


def test_addresses_of_the_same_endpoint_are_equal() -> None:
    """Two readings of one address are one value, and either can be a key."""
    one = Address("execute-api", "a1b2c3d4e5", "eu-west-1", "/prod/pets")
    other = Address("execute-api", "a1b2c3d4e5", "eu-west-1", "/prod/pets")

    assert {one: "found"}[other] == "found"
