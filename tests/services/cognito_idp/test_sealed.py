import pytest

from gatewright.services.cognito_idp import keys
from gatewright.services.cognito_idp.sealed import opened, seal
from tests.services.account import Account

OPERATION = Account().operation({})


def test_sealed_content_comes_back_for_its_purpose_alone() -> None:
    """And says nothing to others."""
    key = keys.new_key(OPERATION)
    text = seal(OPERATION, key, "refresh", {"sub": "ada"})

    assert opened(key, "refresh", text) == {"sub": "ada", "purpose": "refresh"}
    assert opened(key, "session", text) is None
    assert "ada" not in text


@pytest.mark.parametrize("place", range(5))
def test_a_changed_part_is_none(place: int) -> None:
    """Whichever."""
    key = keys.new_key(OPERATION)
    parts = seal(OPERATION, key, "refresh", {"sub": "ada"}).split(".")
    parts[place] = ("B" if parts[place][0] != "B" else "C") + parts[place][1:]

    assert opened(key, "refresh", ".".join(parts)) is None


@pytest.mark.parametrize("text", ["", "a.b.c", "....", "é.é.é.é.é"])
def test_what_was_never_sealed_is_none(text: str) -> None:
    """Nothing raises."""
    assert opened(keys.new_key(OPERATION), "refresh", text) is None
