import base64

import pytest

from gatewright.services.cognito_idp.srp import (
    GENERATOR,
    PRIME,
    derived,
    name_of,
    padded,
    proof,
    scrambling,
    secret_exponent,
    server_key,
    server_public,
    verifier,
)
from tests.services.cognito_idp.srp_client import SrpUser, pad_hex

POOL = "eu-west-1_Ab12"
KEPT = verifier(POOL, "ada", "Perm1234!", 0x80AA)


@pytest.mark.parametrize("private", [3, 2**255 + 19, 2**256 - 1])
def test_both_sides_share_a_key(private: int) -> None:
    """The client of AWS's libraries proves the password to this server."""
    block = b"secret block"
    told = {
        "SALT": f"{KEPT.salt:x}",
        "SRP_B": f"{server_public(KEPT, private):x}",
        "SECRET_BLOCK": base64.b64encode(block).decode(),
        "USERNAME": "ada",
        "USER_ID_FOR_SRP": "ada",
    }
    user = SrpUser(POOL, "Perm1234!")
    answer = user.answer(told)
    key = server_key(KEPT, int(user.public, 16), private)

    assert key is not None
    assert proof(key, POOL, "ada", block, answer["TIMESTAMP"]) == answer["PASSWORD_CLAIM_SIGNATURE"]
    assert SrpUser(POOL, "perm1234!").answer(told)["PASSWORD_CLAIM_SIGNATURE"] != answer["PASSWORD_CLAIM_SIGNATURE"]


@pytest.mark.parametrize("public", [0, PRIME, 2 * PRIME])
def test_value_that_would_give_the_key_away_has_none(public: int) -> None:
    """Whoever sends it need not know the password (RFC 5054, section 2.5.4)."""
    assert server_key(KEPT, public, 7) is None


def test_name_and_pool_are_part_of_what_is_kept() -> None:
    """The same password and salt are kept otherwise for another user, or in another pool."""
    others = [verifier(POOL, "eve", "Perm1234!", 0x80AA), verifier("eu-west-1_Cd34", "ada", "Perm1234!", 0x80AA)]

    assert len({one.value for one in (KEPT, *others)}) == 3
    assert KEPT.value == pow(GENERATOR, secret_exponent(POOL, "ada", "Perm1234!", 0x80AA), PRIME)
    assert name_of(POOL) == "Ab12"


@pytest.mark.parametrize("value", [1, 0x7F, 0x80, 0xFF, 0x100, 0x8000, 0x7FFF, 2**255, 2**256 - 1])
def test_numbers_are_hashed_as_the_libraries_hash_them(value: int) -> None:
    """A first bit that is set has a byte of zero before it."""
    assert padded(value).hex() == pad_hex(f"{value:x}")


def test_key_is_sixteen_bytes() -> None:
    """As AES-128 would have it; and another for each pair of values."""
    keys = {derived(1, 2), derived(2, 1), derived(1, 3)}

    assert {len(key) for key in keys} == {16}
    assert len(keys) == 3
    assert scrambling(1, 2) != scrambling(2, 1)
