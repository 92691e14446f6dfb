import base64
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.aws.jwt.refusal import Refusal
from gatewright.aws.jwt.token import LONGEST, Token, read
from tests.tokens import ID_CLAIMS, KID, encoded, part, signed

HEAD = part({"alg": "RS256"})
TWO_ALGORITHMS = encoded(b'{"alg": "RS256", "alg": "none"}')


def payload(text: bytes) -> str:
    """Return a token with this payload."""
    return f"{HEAD}.{encoded(text)}."


def refused(text: str) -> str:
    """Return what is wrong with a text that is no token."""
    found = read(text)
    assert isinstance(found, Refusal)
    assert found.reason == "malformed"
    return found.came


def test_token_is_read() -> None:
    """Header, claims, and the bytes that are signed, for later verification."""
    text = signed(ID_CLAIMS)
    found = read(text)

    assert isinstance(found, Token)
    assert (found.head["kid"], dict(found.claims)) == (KID, ID_CLAIMS)
    assert found.signed == text.rpartition(".")[0].encode()
    assert len(found.signature) == 256


@pytest.mark.parametrize(
    ("text", "came"),
    [
        ("", "1 part"),
        ("a.b", "2 parts"),
        (f"{HEAD}.{part({})}.a.b", "more than 3 parts"),
        (f"{HEAD}.{part({})}.a", "the signature is no base64url"),
        (f"{HEAD}.{part({})}.a=", "the signature is no base64url"),
        (f"{HEAD}.{part({})}.a b", "the signature is no base64url"),
        (f"{HEAD}.{part({})}.AB", "the signature is no base64url: its last letter holds bits that nobody reads"),
        (f"{HEAD}.{part([])}.", "the payload is no JSON object"),
        (f"{HEAD}.{encoded(b'not json')}.", "the payload is no JSON"),
        (f"{HEAD}.{encoded(json.dumps({}).encode('utf-16'))}.", "the payload is no JSON"),
        (f"{HEAD}.{encoded(b'[' * 6000)}.", "the payload is no JSON"),
        (payload(b'{"exp": ' + b"9" * 5000 + b"}"), "the payload is no JSON"),
        (payload(b'{"exp": NaN}'), "`NaN` is no number of JSON"),
        (payload(b'{"sub": "a", "sub": "b"}'), "a member of a JSON object stands twice"),
        (payload(b'{"a": {"b": 1, "b": 2}}'), "a member of a JSON object stands twice"),
        (TWO_ALGORITHMS + f".{part({})}.", "a member of a JSON object stands twice"),
        (f"{part({'alg': 'RS256', 'crit': ['exp']})}.{part({})}.", "crit"),
        ("a." * (LONGEST // 2) + "a", f"{LONGEST + 1} letters"),
        ("é.é.é", "the header is no base64url"),
    ],
)
def test_what_two_readers_could_read_in_two_ways_is_refused(text: str, came: str) -> None:
    """Nothing of the text itself is repeated: it may be a secret."""
    assert refused(text) == came


def test_signature_and_bytes_stay_out_of_a_repr() -> None:
    """What is logged cannot be used."""
    text = signed(ID_CLAIMS)

    assert text.rpartition(".")[2] not in repr(read(text))
    assert text.split(".")[1] not in repr(read(text))


@pytest.mark.parametrize(
    ("value", "number"), [(1, 1), (1.5, 1.5), ("1", None), (True, None), (None, None), (2**60, None), (1e300, None)]
)
def test_number_is_a_number_that_can_be_a_date(value: object, number: float | None) -> None:
    """Neither a boolean nor what no clock reaches: `1e400` would be infinite."""
    assert Token({}, {"exp": value}, b"", b"").number("exp") == number


@given(
    st.text(max_size=400)
    | st.lists(st.binary(max_size=60), min_size=1, max_size=5).map(lambda parts: ".".join(map(encoded, parts)))
)
def test_whatever_comes_is_read_or_refused(text: str) -> None:
    """No text raises."""
    assert isinstance(read(text), Token | Refusal)


@pytest.mark.parametrize("text", ["." * 10_240, "A" * 10_240, f"{HEAD}.{'A' * 9_000}.", encoded(b"[" * 7000) + ".."])
def test_hostile_texts_cost_no_more_than_they_are_long(text: str) -> None:
    """Well under a millisecond each; the bound is wide for a busy machine."""
    begun = time.perf_counter()
    for _ in range(20):
        read(text)

    assert time.perf_counter() - begun < 1.0


def test_spelling_is_the_only_one() -> None:
    """Each bit of the last letter counts, so no other text passes for the same signature."""
    text = signed(ID_CLAIMS)
    last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    same = [
        one
        for one in last
        if base64.urlsafe_b64decode(text.rpartition(".")[2][:-1] + one + "==")
        and isinstance(read(text[:-1] + one), Token)
    ]

    assert len(same) == 4
    assert text[-1] in same
