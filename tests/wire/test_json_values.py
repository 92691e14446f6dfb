from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.wire import json_values
from gatewright.wire.errors import SerializationError
from tests.wire.made_up import PLACES
from tests.wire.other_side import botocore_model, input_of, output_of

INPUT = input_of("logs", "FilterLogEvents")
GROUP = input_of("logs", "CreateLogGroup")
PLAN = input_of("apigateway", "CreateUsagePlan")
BODY = input_of(PLACES, "PutThing")


@pytest.mark.parametrize(
    ("shape", "value", "message"),
    [
        (INPUT, [], json_values.LIST_NOT_EXPECTED),
        (INPUT, "x", json_values.NULL_EXPECTED),
        (INPUT, 1, json_values.NULL_EXPECTED),
        (INPUT, {"logGroupName": 1}, "NUMBER_VALUE can not be converted to a String"),
        (INPUT, {"logGroupName": True}, "TRUE_VALUE can not be converted to a String"),
        (INPUT, {"logGroupName": ["x"]}, json_values.LIST_NOT_EXPECTED),
        (INPUT, {"logGroupName": {"a": 1}}, json_values.MAP_NOT_EXPECTED),
        (INPUT, {"limit": "1"}, "STRING_VALUE can not be converted to an Integer"),
        (INPUT, {"limit": False}, "FALSE_VALUE can not be converted to an Integer"),
        (INPUT, {"limit": [1]}, json_values.LIST_NOT_EXPECTED),
        (INPUT, {"limit": 1.5}, ""),
        (INPUT, {"limit": 1 << 31}, ""),
        (INPUT, {"startTime": "1"}, "STRING_VALUE can not be converted to a Long"),
        (INPUT, {"startTime": 1 << 63}, ""),
        (INPUT, {"logStreamNames": "x"}, json_values.LIST_EXPECTED),
        (INPUT, {"logStreamNames": {}}, json_values.MAP_NOT_EXPECTED),
        (INPUT, {"logStreamNames": [1]}, "NUMBER_VALUE can not be converted to a String"),
        (INPUT, {"logStreamNames": [None]}, ""),
        (INPUT, {"interleaved": "maybe"}, "STRING_VALUE can not be converted to an Boolean"),
        (INPUT, {"interleaved": 1}, "NUMBER_VALUE can not be converted to a Boolean"),
        (GROUP, {"tags": []}, json_values.LIST_NOT_EXPECTED),
        (GROUP, {"tags": "x"}, json_values.MAP_EXPECTED),
        (GROUP, {"tags": {"a": 1}}, "NUMBER_VALUE can not be converted to a String"),
        (PLAN, {"throttle": "x"}, json_values.NULL_EXPECTED),
        (PLAN, {"throttle": {"rateLimit": "2"}}, "STRING_VALUE can not be converted to a Double"),
        (PLAN, {"throttle": {"rateLimit": 10**400}}, ""),
        (BODY, {"Body": "%"}, ""),
        (BODY, {"Body": 1}, "NUMBER_VALUE can not be converted to a Blob"),
        (BODY, {"When": 5}, ""),
        (BODY, {"When": "soon"}, ""),
        (BODY, {"When": True}, "TRUE_VALUE can not be converted to a Date"),
        (BODY, {"Since": "soon"}, "STRING_VALUE can not be converted to a Date"),
        (BODY, {"Since": 1e300}, ""),
    ],
)
def test_wrong_type_is_refused_in_the_words_of_aws(shape: Any, value: Any, message: str) -> None:
    """Each wrong JSON type has its text, where somebody saw AWS's."""
    renamed = {"Since": "since"}
    sent = {renamed.get(name, name): item for name, item in value.items()} if isinstance(value, dict) else value
    with pytest.raises(SerializationError) as raised:
        json_values.read(shape, sent)

    assert message == raised.value.message


@pytest.mark.parametrize(
    ("shape", "value", "text"),
    [
        (INPUT, {"logGroupName": True}, "class java.lang.Boolean can not be converted to an String"),
        (
            INPUT,
            {"logGroupName": 1.5},
            "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String",
        ),
        (INPUT, {"limit": "1"}, "class java.lang.String can not be converted to an Integer"),
        (INPUT, {"startTime": True}, "class java.lang.Boolean can not be converted to an Long"),
        (INPUT, {"interleaved": "23"}, "'23' can not be converted to an Boolean"),
        (INPUT, {"logGroupName": []}, None),
    ],
)
def test_wrong_type_has_a_text_by_class_too(shape: Any, value: Any, text: str | None) -> None:
    """The older front ends name Java's classes; where both say the same, there is no second text."""
    with pytest.raises(SerializationError) as raised:
        json_values.read(shape, value)

    assert text == raised.value.by_class


@pytest.mark.parametrize(
    ("body", "message"), [(b"[]", json_values.LIST_NOT_EXPECTED), (b'"x"', ""), (b"null", ""), (b"1", "")]
)
def test_body_is_an_object(body: bytes, message: str) -> None:
    """At the top, a list has a text and a scalar has none."""
    with pytest.raises(SerializationError) as raised:
        json_values.read_body(INPUT.members, body)

    assert message == raised.value.message


def test_null_is_as_good_as_absent_and_unknown_members_are_ignored() -> None:
    """As AWS reads them, nested too."""
    value = {"logGroupName": "g", "limit": None, "castle": {"logGroupName": 1}}

    assert json_values.read(INPUT, value) == {"logGroupName": "g"}
    assert json_values.read(GROUP, {"tags": {"a": None, "b": "c"}}) == {"tags": {"b": "c"}}
    assert json_values.read(PLAN, {"throttle": {"rateLimit": None}}) == {"throttle": {}}


def test_null_in_a_map_of_templates_is_empty() -> None:
    """Recorded: LocalStack, AWS-validated test_put_integration_response_templates (2026-02-12)."""
    shape = input_of("apigateway", "PutIntegrationResponse")
    value = {"responseTemplates": {"a": None, "b": "c"}, "responseParameters": {"a": None}}

    assert {"responseTemplates": {"a": "", "b": "c"}, "responseParameters": {}} == json_values.read(shape, value)
    assert {} == json_values.read(shape, {"responseTemplates": None})


def test_looser_spellings_are_read() -> None:
    """A whole float is an integer, an integer a float, and a boolean may be a word."""
    assert json_values.read(INPUT, {"limit": 5.0, "interleaved": "YES"}) == {"limit": 5, "interleaved": True}
    assert json_values.read(PLAN, {"throttle": {"rateLimit": 2}}) == {"throttle": {"rateLimit": 2.0}}
    assert json_values.read(PLAN, {"throttle": {"rateLimit": "-Infinity"}})["throttle"]["rateLimit"] == float("-inf")


@pytest.mark.parametrize(
    "body", [b"", b"{", b'{"a":1,}', b"NaN", b'{"a":Infinity}', b"\xff", b"[" * 100_000, b"1" * 5_000]
)
def test_what_is_no_json_is_refused_without_a_text(body: bytes) -> None:
    """Cut off, empty, not UTF-8, too deep, too long a number: the type alone."""
    with pytest.raises(SerializationError) as raised:
        json_values.decode(body)

    assert raised.value.message == ""


def test_members_that_are_none_or_foreign_are_not_written() -> None:
    """A document may carry more than the shape; an entry of a map is `null` where a member is left out (recorded)."""
    shape = output_of("apigateway", "CreateRestApi")
    written = json_values.write(shape, {"id": "a", "description": None, "secret": 1, "tags": {"a": None}})

    assert written == {"id": "a", "tags": {"a": None}}


def test_numbers_keep_their_kind() -> None:
    """A float stays one when it is whole; what JSON has no number for is a word."""
    shape = botocore_model("apigateway").shape_for("ThrottleSettings")

    assert (
        json_values.encode(json_values.write(shape, {"rateLimit": 2, "burstLimit": 1}))
        == b'{"burstLimit":1,"rateLimit":2.0}'
    )
    assert json_values.write(shape, {"rateLimit": float("nan")}) == {"rateLimit": "NaN"}


def test_text_is_utf8_and_a_lone_surrogate_is_escaped() -> None:
    """Compact, readable, and always valid JSON."""
    assert json_values.encode({"a": ["é", 1]}) == '{"a":["é",1]}'.encode()
    assert json_values.decode(json_values.encode("\ud800")) == "\ud800"


def test_timestamps_follow_their_shape() -> None:
    """Unix seconds by default, else the format the shape names."""
    when = datetime(2026, 7, 25, 18, 31, 48, tzinfo=UTC)
    shape = BODY

    assert json_values.write(shape, {"Since": when, "When": when.timestamp(), "Seen": when}) == {
        "since": 1785004308,
        "When": "2026-07-25T18:31:48Z",
        "Seen": "Sat, 25 Jul 2026 18:31:48 GMT",
    }


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["throttle", "rateLimit", "tags", "apiStages", "apiId", "name"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_is_read_or_refused(value: Any) -> None:
    """No JSON value makes the reader fail in another way."""
    try:
        found = json_values.read(PLAN, value)
    except SerializationError:
        found = {}

    assert isinstance(found, dict)
