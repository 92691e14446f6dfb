"""A signature that was damaged after it was made."""

import pytest

from gatewright.aws.sigv4.damaged import damaged

WHOLE = "0f" * 32


@pytest.mark.parametrize(
    ("signature", "detail"),
    [
        (WHOLE[:-1], "cut"),
        (f"{WHOLE}0", "length"),
        (WHOLE.upper(), "letter-case"),
        ("Dw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8=", "base64"),
        ("no signature", ""),
    ],
)
def test_its_form_shows_it(signature: str, detail: str) -> None:
    """And the signature itself is not repeated."""
    found = damaged(signature)

    assert found is not None
    assert (found.part, found.detail) == ("signature", detail)
    assert signature not in found.received


def test_a_whole_one_is_not_damaged() -> None:
    """Whether it is right is another question."""
    assert damaged(WHOLE) is None
