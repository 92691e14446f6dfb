"""What an operation is told of issuers."""

import pytest

from gatewright.model.question import KeyPlace
from gatewright.services.issuers import AsksIssuers, places

TOLD = {"https://a.example": KeyPlace("https://a.example/keys"), "https://b.example": KeyPlace("https://b.example/k")}


def test_who_was_asked_is_told() -> None:
    """And nobody else."""
    assert places(TOLD, ("https://a.example",)) == {"https://a.example": KeyPlace("https://a.example/keys")}


def test_all_who_were_not_asked_are_asked_at_once() -> None:
    """By name."""
    with pytest.raises(AsksIssuers, match=r"c\.example, .*d\.example") as raised:
        places(TOLD, ("https://a.example", "https://c.example", "https://d.example"))

    assert raised.value.issuers == ("https://c.example", "https://d.example")
