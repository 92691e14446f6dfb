from typing import Any

import pytest

from gatewright.aws.terraform.filled import NotSettled, filled

ARN = {"references": ["aws_wafv2_ip_set.a.arn"]}


def led_to(_attribute: str, expression: Any) -> Any:
    """Return what an expression refers to."""
    name = expression["references"][0]
    return None if name == "nowhere" else {"Ref": name}


def test_what_is_missing_is_filled_in_where_the_block_says_what_it_is() -> None:
    """However deep it stands."""
    value = {"statement": [{"reference": [{}]}], "name": "x"}
    expression = {"statement": [{"reference": [{"arn": ARN}]}], "name": {"constant_value": "x"}}

    assert filled(value, expression, led_to) == {
        "statement": [{"reference": [{"arn": {"Ref": "aws_wafv2_ip_set.a.arn"}}]}],
        "name": "x",
    }


def test_blocks_in_another_order_are_told_apart_by_what_is_written_in_them() -> None:
    """A set of blocks is not shown in the order of the configuration."""
    value = [{"name": "b", "on": True}, {"name": "a", "on": False}]
    expression = [
        {"name": {"constant_value": "a"}, "on": {"constant_value": False}, "arn": {"references": ["of-a"]}},
        {"name": {"constant_value": "b"}, "on": {"constant_value": True}, "arn": {"references": ["of-b"]}},
    ]

    assert [one["arn"] for one in filled(value, expression, led_to)] == [{"Ref": "of-b"}, {"Ref": "of-a"}]


def test_what_is_not_settled_is_named() -> None:
    """Nobody guesses it."""
    with pytest.raises(NotSettled) as raised:
        filled({}, {"arn": {"references": ["nowhere"]}}, led_to)

    assert raised.value.name == "arn"


def test_what_is_known_stays() -> None:
    """Also where the configuration says nothing of it."""
    assert filled({"a": [1]}, None, led_to) == {"a": [1]}
    assert filled([{"a": 1}], [{"a": {"constant_value": 2}, "b": ARN}], led_to) == [{"a": 1}]
