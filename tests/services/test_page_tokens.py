import pytest

from gatewright.services.page_tokens import place, place_of_named, written

NAMES = ("ada", "bea", "items:cleo")


def test_a_token_holds_a_place() -> None:
    """What is written is read back; no token is the beginning."""
    assert [0, 0, 60] == [place(token) for token in (None, written(0), written(60))]


def test_a_token_holds_a_name() -> None:
    """The page starts where the thing of that name stands now."""
    assert [0, 1, 2] == [place_of_named(token, NAMES) for token in (None, written("bea"), written("items:cleo"))]


@pytest.mark.parametrize("token", ["", "junk", "é", "aXRlbXM6", "aXRlbXM6LTE=", "\udc80", "NjA="])
def test_a_token_that_was_never_handed_out_leads_nowhere(token: str) -> None:
    """Neither to a place nor to a name: an empty one, no base64, nothing behind the beginning, `-1`, no beginning."""
    assert (None, None) == (place(token), place_of_named(token, ("", "60")))


def test_a_token_of_what_is_gone_leads_nowhere() -> None:
    """Nobody can say where to go on."""
    assert place_of_named(written("dora"), NAMES) is None
