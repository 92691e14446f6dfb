import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.services.logs.json_patterns import json_matcher
from gatewright.wire.errors import ServiceError

EVENT = {
    "eventType": "UpdateTrail",
    "sourceIPAddress": "111.111.111.111",
    "arrayKey": ["value", "another value"],
    "objectList": [{"name": "a", "id": 1}, {"name": "b", "id": 2}],
    "SomeObject": None,
    "ThisFlag": True,
    "Off": False,
    "latency": 12.5,
    "odd.name": "x",
}


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ('{ $.eventType = "UpdateTrail" }', True),
        ("{ $.eventType = UpdateTrail }", True),
        ("{ $.eventType = Update* }", True),
        ("{ $.eventType != UpdateTrail }", False),
        ("{$.sourceIPAddress != 123.123.*}", True),
        ('{ $.arrayKey[0] = "value" }', True),
        ("{ $.arrayKey[2] = value }", False),
        ("{ $.objectList[1].id = 2 }", True),
        ("{ $.objectList[*].name = b }", True),
        ("{ $.* = UpdateTrail }", True),
        ("{ $['odd.name'] = x }", True),
        ("{ $.SomeObject IS NULL }", True),
        ("{ $.eventType IS NULL }", False),
        ("{ $.SomeOtherObject NOT EXISTS }", True),
        ("{ $.SomeObject NOT EXISTS }", False),
        ("{ $.ThisFlag IS TRUE }", True),
        ("{ $.Off is false }", True),
        ("{ $.SomeOtherObject != x }", False),
        ("{ ($.latency > 10) && ($.latency < 20) }", True),
        ("{ $.latency >= 1.25e1 && $.eventType = Other || $.Off IS FALSE }", True),
        ("{ $.latency >= 1.25e1 && ($.eventType = Other || $.Off IS TRUE) }", False),
        ("{ $.sourceIPAddress = %^111\\.% }", True),
        ("{ $.eventType = %trail% }", False),
    ],
)
def test_pattern_of_the_guide(pattern: str, expected: bool) -> None:
    """The kinds of examples that AWS's guide has."""
    assert expected is json_matcher(pattern)(json.dumps(EVENT))


@pytest.mark.parametrize("message", ["", "text", "12", '"x"', "{", "[" * 100_000])
def test_event_that_is_no_json_never_matches(message: str) -> None:
    """Not even where something does not exist."""
    assert not json_matcher("{ $.a NOT EXISTS }")(message)


@pytest.mark.parametrize(
    "pattern",
    [
        "{",
        "{}",
        "{ $.a }",
        "{ $.a = }",
        "{ a = 1 }",
        "{ $a = 1 }",
        "{ $.a = 1 } x",
        "{ $.a = 1 && }",
        "{ $.a IS WHATEVER }",
        "{ $.a NOT THERE }",
        "{ ($.a = 1 }",
        "{ $.a ~ 1 }",
        "{ $.a[x] = 1 }",
        "{ $.a > x }",
    ],
)
def test_pattern_that_cannot_be_read_is_refused(pattern: str) -> None:
    """AWS's text."""
    with pytest.raises(ServiceError, match="Invalid filter pattern"):
        json_matcher(pattern)


@given(st.text(alphabet='{}$.a1=!<>&|()[]*"% ISNULTREXO', max_size=40), st.text(max_size=20))
def test_every_text_is_a_pattern_or_refused(text: str, message: str) -> None:
    """No pattern breaks the reader, and no message the test."""
    try:
        matches = json_matcher("{" + text + "}")
    except ServiceError:
        return

    assert matches(message) in {True, False}
