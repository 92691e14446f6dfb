"""Pages of Parameter Store."""

import pytest

from gatewright.services.ssm.pages import page
from gatewright.wire.errors import ServiceError

ITEMS = [{"Name": name} for name in "abc"]


def test_a_page_holds_as_many_as_are_asked_for() -> None:
    """Never more than the operation allows; the token names what comes next."""
    assert {"Parameters": ITEMS[:2], "NextToken": "c"} == page(ITEMS, {"MaxResults": 2}, most=10)
    assert {"Parameters": ITEMS[:1], "NextToken": "b"} == page(ITEMS, {"MaxResults": 2}, most=1)
    assert {"Parameters": ITEMS[2:]} == page(ITEMS, {"NextToken": "c"}, most=10)


def test_a_token_of_nobody_is_refused() -> None:
    """What it named may be gone."""
    with pytest.raises(ServiceError, match="InvalidNextToken"):
        page(ITEMS, {"NextToken": "x"}, most=10)
