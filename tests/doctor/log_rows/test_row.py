import pytest

from gatewright.doctor.log_rows.row import OF_A_TOKEN, OF_POLICIES, Row
from tests.doctor.log_rows.sound import is_sound


@pytest.mark.parametrize("causes", [OF_A_TOKEN, OF_POLICIES])
def test_the_groups_are_of_causes_that_there_are(causes: tuple[str, ...]) -> None:
    """A row that keeps them says something."""
    assert is_sound(Row(pattern="a", keeps=causes))


def test_a_row_without_its_cause_is_none() -> None:
    """Neither is one that keeps what it does not speak of."""
    assert not is_sound(Row(pattern="a", keeps=("no-such.cause",)))
    assert not is_sound(Row(pattern="a", about=("api-key.",), keeps=("api-key.missing",)))
