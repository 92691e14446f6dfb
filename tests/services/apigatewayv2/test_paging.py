"""Pages of V2."""

import pytest

from gatewright.services.apigatewayv2.paging import page
from gatewright.wire.errors import ServiceError

ITEMS = [{"Id": str(number)} for number in range(30)]


def test_a_token_leads_to_the_next_page() -> None:
    """Twenty-five things are a page where nobody says how many."""
    first = page(ITEMS, {}, name="Id")
    rest = page(ITEMS, {"NextToken": first["NextToken"]}, name="Id")

    assert (25, 5, False) == (len(first["Items"]), len(rest["Items"]), "NextToken" in rest)


@pytest.mark.parametrize("asked", ["x", "-1", "1.5", ""])
def test_how_many_is_a_number(asked: str) -> None:
    """Written as text."""
    with pytest.raises(ServiceError, match="Invalid maxResults"):
        page(ITEMS, {"MaxResults": asked}, name="Id")
