"""How encoders of URLs differ."""

from gatewright.aws.sigv4.encodings import as_bytes, characters_left_alone, lower_case_hex
from gatewright.aws.sigv4.wire_bytes import wire_bytes


def test_characters_are_left_alone_one_by_one() -> None:
    """Not encoded at all, or once only."""
    assert {"a*b%28", "a%2Ab("} <= set(characters_left_alone("a%2Ab%28"))
    assert "a%2Ab" in set(characters_left_alone("a%252Ab"))
    assert "%7E" in set(characters_left_alone("~"))


def test_a_decoded_text_keeps_its_bytes() -> None:
    """What a signer that did not encode hands to its hash."""
    assert wire_bytes(as_bytes("caf%C3%A9%20")) == "caf\u00e9 ".encode()


def test_hexadecimal_digits_in_small_letters() -> None:
    """The digits alone."""
    assert lower_case_hex("A%2FB%25C3") == "A%2fB%25C3"
