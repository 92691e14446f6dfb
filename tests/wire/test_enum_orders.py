from gatewright.wire import enum_orders
from tests.wire.other_side import botocore_model


def test_recorded_orders_are_those_of_enums_in_the_model() -> None:
    """A recording that the model has outgrown would never be used: every one still has its enum."""
    services = ("apigateway", "ssm")
    shapes = [shape for name in services for shape in botocore_model(name)._service_description["shapes"].values()]
    enums = {frozenset(shape["enum"]) for shape in shapes if "enum" in shape}

    assert set() == set(enum_orders.RECORDED) - enums


def test_other_enums_keep_the_order_of_the_model() -> None:
    """Only what was recorded is reordered."""
    assert enum_orders.order(["ipv4", "dualstack"]) == ("ipv4", "dualstack")
    assert enum_orders.order(["REGIONAL", "EDGE", "PRIVATE"]) == ("PRIVATE", "EDGE", "REGIONAL")
