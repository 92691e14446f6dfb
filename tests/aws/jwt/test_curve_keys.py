"""Signatures on elliptic curves: each algorithm has its curve, and one form."""

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from gatewright.aws.jwt.curve_keys import CURVES, curve_key, curve_signed
from gatewright.aws.jwt.key_sets import public_keys
from gatewright.aws.jwt.public_keys import PublicKey, PublicKeys
from gatewright.aws.jwt.signature import KNOWN, signature_refusal
from gatewright.aws.jwt.token import Token, read
from tests.curve_tokens import curve_public_key, curve_signed_token, published
from tests.tokens import ID_CLAIMS, encoded, public_key, signed


def token(text: str) -> Token:
    """Return a token that can be read."""
    found = read(text)
    assert isinstance(found, Token)
    return found


def refusal(text: str, *keys: PublicKey) -> tuple[str, str] | None:
    """Return why a signature is refused, and in which claim."""
    found = signature_refusal(token(text), PublicKeys(keys=keys))
    return None if found is None else (found.reason, found.claim)


@pytest.mark.parametrize("alg", CURVES)
def test_signature_of_the_named_key_holds(alg: str) -> None:
    """As published and read again; another's does not."""
    text = curve_signed_token(ID_CLAIMS, alg)
    keys = public_keys(published(curve_public_key(alg)))

    assert signature_refusal(token(text), keys) is None
    assert refusal(text, curve_public_key(alg, "stranger")) == ("signature", "signature")
    assert alg in KNOWN


def test_algorithm_curve_and_kind_belong_together() -> None:
    """A key of another curve, kind or algorithm is refused before any arithmetic."""
    text, key = curve_signed_token(ID_CLAIMS, "ES256"), curve_public_key("ES256")

    assert refusal(text, replace(key, crv="P-384")) == ("key-type", "crv")
    assert refusal(text, replace(key, crv="")) == ("key-type", "crv")
    assert refusal(text, replace(key, alg="ES384")) == ("algorithm", "alg")
    assert refusal(text, replace(key, use="enc")) == ("key-type", "use")
    assert refusal(text, replace(public_key(), kid="ES256", alg=None)) == ("key-type", "kty")
    assert refusal(signed(ID_CLAIMS, kid="ES256"), replace(key, alg=None)) == ("key-type", "kty")


@pytest.mark.parametrize("x", ["", "AAAA", "!", encoded(bytes(31)), encoded(bytes(33)), encoded(b"\x01" * 32)])
def test_a_point_off_the_curve_is_no_key(x: str) -> None:
    """Nor one whose coordinates are of another length."""
    key = curve_public_key("ES256")

    assert curve_key("ES256", x, key.y) is None
    assert refusal(curve_signed_token(ID_CLAIMS, "ES256"), replace(key, x=x)) == ("key-type", "x")


def test_a_signature_has_one_form() -> None:
    """Two numbers of the curve's length: not DER, not a byte more or less, not nothing."""
    one, key = token(curve_signed_token(ID_CLAIMS, "ES256")), curve_public_key("ES256")
    public = curve_key("ES256", key.x, key.y)
    assert public is not None
    first, second = (int.from_bytes(half, "big") for half in (one.signature[:32], one.signature[32:]))

    assert curve_signed(public, "ES256", one.signed, one.signature)
    for wrong in (encode_dss_signature(first, second), one.signature + b"\0", one.signature[:-1], b"", bytes(64)):
        assert not curve_signed(public, "ES256", one.signed, wrong)
