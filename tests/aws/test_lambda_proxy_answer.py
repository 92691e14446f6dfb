import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.aws.lambda_proxy_answer import MalformedAnswerError, ProxyAnswer, read_answer


def answer(**members: object) -> ProxyAnswer:
    """Return the answer with these members."""
    return read_answer(json.dumps(members).encode())


def test_no_member_is_needed() -> None:
    """Recorded for all but the empty object: status 200, no header, no body."""
    assert ProxyAnswer(status=200, headers=(), body="", base64=False) == answer()


def test_members_are_read() -> None:
    """A whole answer, with a header that is true."""
    found = answer(statusCode=201, headers={"test": "value", "flag": True}, body="x", isBase64Encoded=True)

    assert ProxyAnswer(status=201, headers=(("test", "value"), ("flag", "true")), body="x", base64=True) == found


@pytest.mark.parametrize(("status", "expected"), [("201", 201), (None, 200), (404.0, 404), (599, 599)])
def test_status_may_be_a_number_in_a_string(status: object, expected: int) -> None:
    """Recorded: `"201"` is 201."""
    assert expected == answer(statusCode=status).status


def test_null_members_are_absent() -> None:
    """Recorded for `headers`."""
    found = answer(headers=None, multiValueHeaders=None, body=None, isBase64Encoded=None)

    assert ProxyAnswer(status=200, headers=(), body="", base64=False) == found


@pytest.mark.parametrize("name", ["test-multi", "tesT-Multi"])
def test_one_value_joins_several_of_its_name(name: str) -> None:
    """Documented: they become one list. As LocalStack has it: in the letters of `multiValueHeaders`."""
    found = answer(headers={"test-multi": "solo", "other": "x"}, multiValueHeaders={name: ["a", "b"]})

    assert (("other", "x"), (name, "a"), (name, "b"), (name, "solo")) == found.headers


def test_value_in_both_lists_is_shown_once() -> None:
    """Documented: "only the values from multiValueHeaders will appear in the merged list"."""
    found = answer(headers={"a": "1"}, multiValueHeaders={"A": ["1", "2"]})

    assert (("A", "1"), ("A", "2")) == found.headers


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"null",
        b'"justAString"',
        b"[]",
        b"{",
        b'{"statusCode": NaN}',
        b'{"statusCode": 200, "wrongValue": "value"}',
        b'{"statusCode": "test"}',
        b'{"statusCode": true}',
        b'{"statusCode": 200.5}',
        b'{"statusCode": 101}',
        b'{"statusCode": 1000}',
        b'{"statusCode": []}',
        b'{"headers": []}',
        b'{"headers": {"a": ["b"]}}',
        b'{"headers": {"a": {}}}',
        b'{"headers": {"a b": "c"}}',
        b'{"headers": {"a": "b\\r\\nc: d"}}',
        b'{"multiValueHeaders": {"test-multi-invalid": "value1"}}',
        b'{"multiValueHeaders": []}',
        b'{"body": {"a": 1}}',
        b'{"isBase64Encoded": "perhaps"}',
        b'{"isBase64Encoded": 1}',
        b"[" * 100_000,
    ],
)
def test_anything_else_is_malformed(payload: bytes) -> None:
    """Recorded for the unknown member, the string, the text as status and the value that is no list."""
    with pytest.raises(MalformedAnswerError):
        read_answer(payload)


@given(
    st.dictionaries(
        st.sampled_from(["statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded", "x"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
            max_leaves=5,
        ),
    )
)
def test_every_json_is_an_answer_or_malformed(document: dict) -> None:
    """Nothing that a function answers breaks the reader."""
    try:
        found = read_answer(json.dumps(document).encode())
    except MalformedAnswerError:
        return

    assert 200 <= found.status < 600
