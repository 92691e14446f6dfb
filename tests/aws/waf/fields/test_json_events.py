"""Keys and values of JSON text."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.aws.waf.fields.json_events import values_of
from gatewright.model.waf import FieldToMatch

EVERYTHING = FieldToMatch(kind="JsonBody", scope="ALL")
TEXTS = [
    b'{"a":1,"b":[true,null,"x\\u0041"],"c":{"d":-1.5e3}}',
    b"[1,2",
    b'{"a" 1}',
    b'"x"',
    b"",
    b"[1,]",
    b"[] x",
    b'{"a":1,}',
    b"1 2",
    b'{"a":"\\q"}',
    b"[:1]",
    b'{"a"}',
    b'{"a":1:2}',
    b"[1 2]",
    b"{1:2}",
    b"]",
    b"\xff",
]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=3), below, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_json_is_known(text: bytes) -> None:
    """As a whole parser knows it."""
    try:
        json.loads(text)
        valid = True
    except ValueError:
        valid = False

    assert values_of(text, EVERYTHING)[1] == valid


def _leaves(value: object) -> list[bytes]:
    if isinstance(value, dict):
        return [leaf for key, one in value.items() for leaf in (key.encode(), *_leaves(one))]
    if isinstance(value, list):
        return [leaf for one in value for leaf in _leaves(one)]
    return [value.encode() if isinstance(value, str) else json.dumps(value).encode()]


@given(VALUES)
def test_every_key_and_value_is_found(value: object) -> None:
    """In the order of the text, strings decoded."""
    for ascii_only in (True, False):
        text = json.dumps(value, ensure_ascii=ascii_only).encode()
        assert values_of(text, EVERYTHING) == (tuple(_leaves(value)), True)


def test_pointers_choose_what_is_below_them() -> None:
    """Places of arrays are numbers; `~1` is a slash."""
    text = b'{"a":{"b":[1,{"c":2}]},"d/e":3}'

    def found(scope: str, *pointers: str) -> tuple[bytes, ...]:
        spec = FieldToMatch(kind="JsonBody", scope=scope, included=pointers)  # type: ignore[arg-type]  # one of three
        return values_of(text, spec)[0]

    assert found("ALL", "/a/b/1") == (b"c", b"2")
    assert found("VALUE", "/a", "/d~1e") == (b"1", b"2", b"3")
    assert found("KEY", "/a/b/1") == (b"c",)
    assert found("VALUE", "/nothing") == ()


def test_depth_costs_nothing() -> None:
    """A body may be nested as deep as it is long."""
    assert values_of(b"[1," * 20_000, EVERYTHING) == ((b"1",) * 20_000, False)
