"""The key that signs."""

from hypothesis import given
from hypothesis import strategies as st

from gatewright.aws.sigv4.signing_keys import Signer, SigningKeys, signature_of, signing_key

SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"


def test_the_key_is_the_one_published() -> None:
    """AWS's guide derives this key of this secret, day, region and service."""
    assert signing_key(SECRET, "20120215", "us-east-1", "iam").hex() == (
        "f4780e2d9f65fa895f9c67b32ce1baf0b0d8a43505a000a1a9e090d414db404d"
    )


def test_a_kept_key_is_the_derived_one() -> None:
    """Asked twice, the answer is the same as without keeping; each part makes another key."""
    keys = SigningKeys()
    asked = [(SECRET, "20260115", "eu-west-1", "execute-api"), (SECRET, "20260116", "eu-west-1", "execute-api")]
    asked += [("another", "20260115", "eu-west-1", "execute-api"), (SECRET, "20260115", "eu-west-2", "execute-api")]

    expected = [signature_of(signing_key(*parts), "text") for parts in asked]
    assert [keys.get(*parts).sign("text") for parts in asked * 2] == expected * 2
    assert len(keys) == len(set(expected)) == 4


def test_the_one_unused_longest_makes_room() -> None:
    """A full store forgets what nobody asked for, never what was asked for just now."""
    keys = SigningKeys(capacity=2)
    for day in ("1", "2", "1", "3"):
        keys.get(SECRET, day, "r", "s")

    assert len(keys) == 2
    assert {parts[1] for parts in keys._keys} == {"1", "3"}


def test_keys_are_not_printed() -> None:
    """Whoever prints the store gives nothing away."""
    keys = SigningKeys()
    key = keys.get(SECRET, "1", "r", "s")

    assert SECRET not in repr(keys)
    assert repr(key) not in repr(keys)


def test_a_signature_is_64_digits() -> None:
    """A signature is hexadecimal, whatever is signed."""
    assert len(bytes.fromhex(signature_of(b"k" * 32, "\u1234"))) == 32


@given(st.binary(max_size=64), st.text())
def test_a_signer_signs_as_hmac_does(key: bytes, text: str) -> None:
    """Whatever the key and the text; it signs again and again."""
    signer = Signer(key)

    assert [signature_of(key, text)] * 2 == [signer.sign(text) for _ in range(2)]
