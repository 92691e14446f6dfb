import pytest

from gatewright.doctor.log_rows.lines import BY_LINE
from gatewright.doctor.log_rows.row import Row
from tests.doctor.log_rows.sound import is_sound


@pytest.mark.parametrize("row", BY_LINE, ids=[row.name + row.pattern[:30] for row in BY_LINE])
def test_a_row_is_sound(row: Row) -> None:
    """It names causes that there are, and keeps some that it is about; its patterns compile; it is of a line."""
    assert is_sound(row)
    assert row.name == ""
