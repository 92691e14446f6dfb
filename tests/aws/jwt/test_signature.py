from dataclasses import replace

import pytest

from gatewright.aws.jwt.public_keys import PublicKey, PublicKeys
from gatewright.aws.jwt.refusal import Refusal
from gatewright.aws.jwt.signature import COGNITO, RSA, algorithm_refusal, signature_refusal
from gatewright.aws.jwt.token import Token, read
from tests.tokens import ID_CLAIMS, KID, by_public_key, encoded, pool_keys, public_key, signed, unsigned


def token(text: str) -> Token:
    """Return a token that can be read."""
    found = read(text)
    assert isinstance(found, Token)
    return found


def refusal(text: str, keys: PublicKeys) -> tuple[str, str] | None:
    """Return why a signature is refused, and in which claim."""
    found = signature_refusal(token(text), keys)
    return None if found is None else (found.reason, found.claim)


@pytest.mark.parametrize("alg", RSA)
def test_signature_of_the_named_key_holds(alg: str) -> None:
    """With each RSA algorithm, where the key is not meant for one alone."""
    keys = PublicKeys(keys=(replace(public_key(), alg=None),))

    assert refusal(signed(ID_CLAIMS, alg=alg), keys) is None


@pytest.mark.parametrize("text", [unsigned(ID_CLAIMS), by_public_key(ID_CLAIMS)])
def test_other_algorithms_are_refused_before_any_key(text: str) -> None:
    """`none`, and HMAC whose secret is the public key."""
    found = algorithm_refusal(token(text), COGNITO)

    assert found is not None
    assert (found.reason, found.expected, found.came) == (
        "algorithm",
        "RS256",
        "none" if text.endswith(".") else "HS256",
    )
    assert refusal(text, pool_keys()) == ("algorithm", "alg")


@pytest.mark.parametrize("alg", [None, 5, ["RS256"], {"a": 1}, "rs256", "RS256 "])
def test_algorithm_is_a_name_letter_by_letter(alg: object) -> None:
    """Whatever the header holds."""
    one = Token({"alg": alg, "kid": KID}, {}, b"", b"")

    assert algorithm_refusal(one, RSA) is not None
    assert signature_refusal(one, pool_keys()) is not None


@pytest.mark.parametrize(
    ("text", "keys", "expected"),
    [
        (signed(ID_CLAIMS, key="stranger"), pool_keys(), ("signature", "signature")),
        (signed(ID_CLAIMS, kid="other"), pool_keys(), ("key-unknown", "kid")),
        (signed(ID_CLAIMS, kid=None), pool_keys(), ("key-unknown", "kid")),
        (signed(ID_CLAIMS), PublicKeys(failure="nobody answers"), ("key-set", "kid")),
        (signed(ID_CLAIMS), PublicKeys(failure="nobody answers", failed_at="discovery"), ("discovery", "kid")),
        (signed(ID_CLAIMS, alg="RS512"), pool_keys(), ("algorithm", "alg")),
        (signed(ID_CLAIMS), PublicKeys(keys=(replace(public_key(), kty="EC"),)), ("key-type", "kty")),
        (signed(ID_CLAIMS), PublicKeys(keys=(replace(public_key(), use="enc"),)), ("key-type", "use")),
        (signed(ID_CLAIMS), PublicKeys(keys=(replace(public_key(), n=""),)), ("key-type", "n")),
        (signed(ID_CLAIMS), PublicKeys(keys=(replace(public_key(), n="é"),)), ("key-type", "n")),
        (signed(ID_CLAIMS), PublicKeys(keys=(replace(public_key(), n=encoded(b"\xff" * 64)),)), ("key-type", "n")),
        (signed(ID_CLAIMS), PublicKeys(keys=(replace(public_key(), e="AA"),)), ("key-type", "n")),
    ],
)
def test_each_fault_has_its_own_reason(text: str, keys: PublicKeys, expected: tuple[str, str]) -> None:
    """A doctor can tell a key that was changed from a token of somebody else."""
    assert refusal(text, keys) == expected


def test_changed_claims_break_the_signature() -> None:
    """One letter suffices, in the claims or in the signature."""
    head, claims, signature = signed(ID_CLAIMS).split(".")
    other = signed({**ID_CLAIMS, "cognito:username": "eve"}, key="stranger").split(".")[1]

    assert refusal(f"{head}.{other}.{signature}", pool_keys()) == ("signature", "signature")
    assert refusal(f"{head}.{claims}.{'A' * 340}", pool_keys()) == ("signature", "signature")
    assert refusal(f"{head}.{claims}.", pool_keys()) == ("signature", "signature")


def test_issuer_that_could_not_be_reached_is_told() -> None:
    """The reason stands in the refusal."""
    found = signature_refusal(token(signed(ID_CLAIMS)), PublicKeys(failure="nobody answers"))

    assert found == Refusal("key-set", "kid", "a key of the issuer: nobody answers", KID)
    assert (found.error, found.description) == ("invalid_token", "JWKS communication error")


def test_first_key_of_a_name_counts() -> None:
    """Two keys of one name: the second is never tried."""
    keys = PublicKeys(keys=(PublicKey(kid=KID, kty="RSA", n=public_key("stranger").n, e="AQAB"), public_key()))

    assert refusal(signed(ID_CLAIMS), keys) == ("signature", "signature")


def test_a_good_signature_is_good_for_its_own_bytes_alone() -> None:
    """What was verified once lets in neither another text under it, nor the same text under another key."""
    good = token(signed(ID_CLAIMS))
    first = [signature_refusal(good, pool_keys()) for _ in range(2)]
    other = token(signed({**ID_CLAIMS, "sub": "somebody-else"}))
    forged = replace(other, signature=good.signature)
    stranger = PublicKeys(keys=(replace(public_key("stranger"), kid=KID),))

    assert [None, None] == first
    assert ["signature", "signature"] == [
        found.reason
        for found in (signature_refusal(forged, pool_keys()), signature_refusal(good, stranger))
        if found is not None
    ]
    assert signature_refusal(good, pool_keys()) is None
