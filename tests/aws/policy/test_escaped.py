import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.aws.policy.escaped import escaped, unescaped


def test_quotes_and_slashes_are_escaped() -> None:
    """As users of AWS see it."""
    shown = r"{\"Resource\":\"arn:aws:execute-api:eu-west-1:000000000000:a1b2c3d4e5\/*\/GET\/pets\"}"

    assert shown == escaped('{"Resource":"arn:aws:execute-api:eu-west-1:000000000000:a1b2c3d4e5/*/GET/pets"}')


@given(st.text())
def test_what_was_escaped_is_read_again(text: str) -> None:
    """Whatever stands in the document: backslashes, line ends, letters of any script."""
    document = '{"Id":"' + text + '"}'

    assert document == unescaped(escaped(document))


@pytest.mark.parametrize("text", ["", "{}", '{"Version": "2012-10-17"}', "x", "{\\", '\n{"a": "b\\"c"}'])
def test_what_was_never_escaped_stays(text: str) -> None:
    """Files and other servers hold the document as it is."""
    assert text == unescaped(text)
