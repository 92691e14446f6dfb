import pytest

from gatewright.services.lambda_.pages import page
from gatewright.wire.errors import ServiceError

ITEMS = [{"Name": f"n{number}"} for number in range(120)]


def test_a_listing_comes_in_pages_of_fifty() -> None:
    """Whatever is asked, and each page tells where the next begins."""
    first = page(ITEMS, {"MaxItems": 1000}, "Items", "Name")
    second = page(ITEMS, {"Marker": first["NextMarker"]}, "Items", "Name")
    third = page(ITEMS, {"Marker": second["NextMarker"]}, "Items", "Name")

    assert (50, 50, 20) == (len(first["Items"]), len(second["Items"]), len(third["Items"]))
    assert ITEMS == [*first["Items"], *second["Items"], *third["Items"]]
    assert "NextMarker" not in third


def test_fewer_may_be_asked() -> None:
    """The page holds no more."""
    assert [{"Name": "n0"}, {"Name": "n1"}] == page(ITEMS, {"MaxItems": 2}, "Items", "Name")["Items"]


@pytest.mark.parametrize("marker", ["?", "bm9uZQ=="])
def test_a_marker_of_nobodys_is_refused(marker: str) -> None:
    """It cannot be read, or names what is gone."""
    with pytest.raises(ServiceError, match="Invalid marker"):
        page(ITEMS, {"Marker": marker}, "Items", "Name")
