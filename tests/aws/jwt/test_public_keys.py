from gatewright.aws.jwt.public_keys import PublicKey, PublicKeys


def test_key_is_found_by_its_name() -> None:
    """Letter by letter; the first of a name counts."""
    one, two = PublicKey(kid="a", kty="RSA", n="1"), PublicKey(kid="a", kty="RSA", n="2")

    assert PublicKeys(keys=(one, two)).named("a") is one
    assert PublicKeys(keys=(one, two)).named("A") is None
