import pytest

from gatewright.services.cognito_idp.paging import page
from gatewright.wire.errors import ServiceError


def test_pages_follow_one_another() -> None:
    """The last has no token."""
    first, token = page("abc", 2, None)
    second, end = page("abc", 2, token)

    assert (first, second, end) == (["a", "b"], ["c"], None)


def test_sixty_are_a_page() -> None:
    """Where nobody says how many."""
    assert len(page(range(100), None, None)[0]) == 60
    assert len(page(range(100), 0, None)[0]) == 60


@pytest.mark.parametrize("token", ["x", "aXRlbXM6eA==", "b3RoZXI6MQ==", "é"])
def test_token_that_was_not_handed_out_is_refused(token: str) -> None:
    """Whatever it is."""
    with pytest.raises(ServiceError):
        page("abc", 1, token)
