import pytest

from gatewright.services.iam.pages import page
from gatewright.wire.errors import ServiceError


def test_pages_go_on_to_the_end() -> None:
    """Each page but the last is truncated and carries the marker of the next."""
    shown: list[object] = []
    params: dict[str, object] = {"MaxItems": 2}
    for _ in range(3):
        answer = page("Users", [1, 2, 3, 4, 5], params)
        shown.append((answer["Users"], answer["IsTruncated"]))
        params = {"MaxItems": 2, "Marker": answer.get("Marker")}

    assert [([1, 2], True), ([3, 4], True), ([5], False)] == shown


def test_hundred_is_the_default() -> None:
    """Without `MaxItems` a page has a hundred (documented)."""
    assert (100, True) == (len(page("Users", range(101), {})["Users"]), page("Users", range(101), {})["IsTruncated"])


@pytest.mark.parametrize("marker", ["nonsense", "aXRlbXM6LTE=", "aXRlbXM6eA=="])
def test_marker_of_somebody_else_is_refused(marker: str) -> None:
    """A marker that was not handed out leads nowhere."""
    with pytest.raises(ServiceError) as caught:
        page("Users", [1], {"Marker": marker})

    assert "ValidationError" == caught.value.code
