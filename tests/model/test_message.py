"""A message is put together only where a person reads it."""

from hypothesis import given
from hypothesis import strategies as st

from gatewright.model.message import Message, fill, opened


def test_placeholders_are_filled_by_name() -> None:
    """A translation may use the placeholders in another order, or twice."""
    message = Message("{http_method} {path}", {"http_method": "GET", "path": "/pets"})

    assert message.render() == "GET /pets"
    assert message.render(lambda _: "{path}: {http_method} {path}") == "/pets: GET /pets"


def test_what_nobody_told_stays_as_it_is_written() -> None:
    """Unknown names and braces that name nothing are left alone."""
    assert fill("{path} {other} {} { } {a b} }{", {"path": "/"}) == "/ {other} {} { } {a b} }{"


def test_a_value_is_never_filled_again() -> None:
    """A caller who asks for the path `/{stage}` reads just that, and cannot make the answer say more."""
    values = {"path": "/{stage}/{account_id}", "stage": "prod", "account_id": "111122223333"}

    assert fill("{path} of {stage}", values) == "/{stage}/{account_id} of prod"


@given(value=st.text(), text=st.sampled_from(["{a}", "<{a}>", "{a}{b}", "plain", "{b}{a}{b}"]))
def test_filling_puts_the_value_in_letter_by_letter(value: str, text: str) -> None:
    """Whatever a value holds, it stands in the sentence as it is."""
    assert fill(text, {"a": value, "b": "-"}) == value.join(part.replace("{b}", "-") for part in text.split("{a}"))


def test_equal_messages_are_one_key() -> None:
    """Messages of the same text and values are equal and hash alike, in whatever order the values came."""
    one = Message("{a} {b}", {"a": "1", "b": "2"})
    other = Message("{a} {b}", {"b": "2", "a": "1"})

    assert {one} == {other}


def test_what_nobody_told_is_named_by_its_name() -> None:
    """As a reader fills it in; braces that name nothing stay."""
    assert opened("aws {rest_api_id} {a b} {}") == "aws <rest-api-id> {a b} {}"
