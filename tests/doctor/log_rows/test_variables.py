import pytest

from gatewright.doctor.log_rows.row import Row
from gatewright.doctor.log_rows.variables import BY_VARIABLE
from tests.doctor.log_rows.sound import is_sound


@pytest.mark.parametrize("row", BY_VARIABLE, ids=[row.name + row.pattern[:30] for row in BY_VARIABLE])
def test_a_row_is_sound(row: Row) -> None:
    """It names causes that there are, and keeps some that it is about; its patterns compile; it is of a variable."""
    assert is_sound(row)
    assert row.name
