from gatewright.model.function import Function
from gatewright.model.unknown import UNKNOWN


def test_a_policy_is_unknown_until_it_is_told() -> None:
    """`None` would say that there is none."""
    assert UNKNOWN == Function(arn="arn:aws:lambda:eu-west-1:000000000000:function:f").policy
