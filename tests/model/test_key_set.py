from gatewright.model.key_set import KeySet, PublicKey


def test_key_is_found_by_its_name() -> None:
    """Letter by letter; the first of a name counts."""
    one, two = PublicKey(kid="a", kty="RSA", n="1"), PublicKey(kid="a", kty="RSA", n="2")

    assert KeySet(keys=(one, two)).named("a") is one
    assert KeySet(keys=(one, two)).named("A") is None
