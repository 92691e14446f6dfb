from typing import Any

import pytest

from gatewright.services.apigateway.paging import page
from gatewright.store.documents import Document
from gatewright.wire.errors import ServiceError

ITEMS: list[Document] = [{"id": str(number)} for number in range(60)]


def read_all(**params: Any) -> list[Document]:
    """Follow the positions to the end."""
    found: list[Document] = []
    position: dict[str, str] = {}
    while True:
        cut = page(ITEMS, {**params, **position})
        found += cut["items"]
        if "position" not in cut:
            return found
        position = {"position": cut["position"]}


@pytest.mark.parametrize("limit", [None, 1, 7, 59, 60, 61, 500])
def test_pages_hold_everything_once(limit: int | None) -> None:
    """Following the positions meets every item once, in order."""
    assert ITEMS == read_all(limit=limit)


def test_default_is_twenty_five() -> None:
    """AWS's documented default."""
    assert 25 == len(page(ITEMS, {})["items"])


def test_limit_is_kept_within_five_hundred() -> None:
    """AWS's documented maximum."""
    assert 500 == len(page(ITEMS * 10, {"limit": 501})["items"])


def test_last_page_has_no_position() -> None:
    """There is nothing to go on from."""
    assert {"items": ITEMS} == page(ITEMS, {"limit": 60})


@pytest.mark.parametrize("position", ["x", "aXRlbXM6eA==", "é", "aXRlbXM6"])
def test_position_that_was_not_handed_out_is_refused(position: str) -> None:
    """A made-up position is an error, not an empty page."""
    with pytest.raises(ServiceError, match="position"):
        page(ITEMS, {"position": position})
