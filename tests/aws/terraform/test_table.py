from gatewright.aws.cloudformation.catalogue import FAMILIES
from gatewright.aws.terraform.table import HARMLESS, KINDS, PROTECTING, Attribute


def test_every_type_becomes_one_that_is_made() -> None:
    """None leads to a family that there is not."""
    assert {one.becomes for one in KINDS.values()} <= set(FAMILIES)


def test_attributes_are_written_as_a_list() -> None:
    """Plain, renamed, and referring."""
    method = KINDS["aws_api_gateway_method"].attributes

    assert Attribute("authorization", "AuthorizationType") in method
    assert Attribute("rest_api_id", "RestApiId", refers=True) in method


def test_what_is_harmless_is_nothing_that_is_made() -> None:
    """And would otherwise be refused."""
    assert not HARMLESS & set(KINDS)
    assert all(one.startswith(PROTECTING) for one in HARMLESS)
