import pytest

from gatewright.services.passed_roles import NOBODYS_ACCOUNT, check
from gatewright.wire.errors import ServiceError

ROLE = "arn:aws:iam::111122223333:role/service-role/reader"


@pytest.mark.parametrize("role", [ROLE, "arn:aws:iam::*:user/*", "reader"])
def test_role_is_passed_within_its_account(role: str) -> None:
    """What names no role of an account is judged elsewhere."""
    check(role, "111122223333")


def test_role_of_another_account_is_not_passed() -> None:
    """Reported by users of AWS."""
    with pytest.raises(ServiceError) as caught:
        check(ROLE, "444455556666")

    expected = ("AccessDeniedException", "Cross-account pass role is not allowed.", 403)
    assert expected == (caught.value.code, caught.value.message, caught.value.status)


def test_server_that_was_told_no_account_takes_any_role() -> None:
    """Definitions name roles of their author's account."""
    check(ROLE, NOBODYS_ACCOUNT)
