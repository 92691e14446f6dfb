import pytest

from gatewright.services.organizations.pages import page
from gatewright.wire.errors import ServiceError


def test_pages_go_on_to_the_end() -> None:
    """Twenty at most; the last page has no token."""
    first = page("Accounts", range(21), {})
    second = page("Accounts", range(21), {"NextToken": first["NextToken"]})

    assert (20, {"Accounts": [20]}) == (len(first["Accounts"]), second)


def test_token_of_somebody_else_is_refused() -> None:
    """It leads nowhere."""
    with pytest.raises(ServiceError) as caught:
        page("Accounts", [1], {"NextToken": "nonsense"})

    assert "InvalidInputException" == caught.value.code
