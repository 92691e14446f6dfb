"""What signers make of a secret."""

from dataclasses import replace

import pytest

from gatewright.aws.sigv4.secret_slips import odd_secret, secret_slip
from gatewright.aws.sigv4.signing_keys import signature_of, signing_key, unprefixed_key
from tests.aws.sigv4.test_reconstruct import REQUEST, sent_with
from tests.aws.sigv4.test_surgeon import TEXT

SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
SENT = sent_with(REQUEST)
SCOPE = ("20260115", "eu-west-1", "execute-api")

FORMS = [
    (f"{SECRET}\n", "line-break"),
    (f"{SECRET}\r\n", "line-break"),
    (f" {SECRET}", "blanks"),
    (f'"{SECRET}"', "quotes"),
    (SECRET.replace("/", "%2F").replace("+", "%2B"), "percent-encoded"),
    (SECRET.replace("+", " "), "plus"),
    (SECRET.lower(), "letter-case"),
    (SECRET[:-1], "cut"),
]


def signed_with(key: bytes) -> str | None:
    """Return what is found of a signature by this key, with the right secret at hand."""
    return secret_slip(TEXT, replace(SENT, signature=signature_of(key, TEXT.string_to_sign())), SECRET)


@pytest.mark.parametrize(("used", "detail"), FORMS)
def test_a_form_of_the_secret_signed(used: str, detail: str) -> None:
    """It is told from another secret."""
    assert signed_with(signing_key(used, *SCOPE)) == detail


def test_a_key_without_its_prefix() -> None:
    """`AWS4` belongs before the secret."""
    assert signed_with(unprefixed_key(SECRET, *SCOPE)) == "no-prefix"


def test_another_secret_is_no_form_of_this_one() -> None:
    """Nothing is told of it; nor of a scope that is none."""
    assert signed_with(signing_key("x" * 40, *SCOPE)) is None
    assert secret_slip(replace(TEXT, scope="x"), SENT, SECRET) is None


@pytest.mark.parametrize(("held", "detail"), [(SECRET, ""), *FORMS[:6], (SECRET[:-1], "length")])
def test_a_secret_at_hand_can_be_odd_itself(held: str, detail: str) -> None:
    """As it stands, no secret of AWS's looks so."""
    assert odd_secret(held) == detail
