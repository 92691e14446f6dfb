"""The rows speak of causes that there are."""

import re

import pytest

from gatewright.doctor.log_rows import BY_LINE, BY_VARIABLE, EVERYTHING, Row
from gatewright.doctor.logs_say import speaks_of
from gatewright.engine.catalogue import CAUSES

ROWS = (*BY_LINE, *BY_VARIABLE)


@pytest.mark.parametrize("row", ROWS, ids=[row.name + row.pattern[:30] for row in ROWS])
def test_a_row_names_causes_and_keeps_some_that_it_is_about(row: Row) -> None:
    """Every id and prefix is in the catalogue, and what a row keeps is what it speaks of."""
    for pattern in (*row.about, *row.keeps):
        assert pattern == "*" or any(speaks_of((pattern,), cause_id) for cause_id in CAUSES), pattern
    assert row.about == EVERYTHING or set(row.keeps) <= set(row.about)


@pytest.mark.parametrize("row", ROWS, ids=[row.name + row.pattern[:30] for row in ROWS])
def test_patterns_compile(row: Row) -> None:
    """A row is data, and its patterns are sound."""
    for pattern in (row.pattern, row.with_line or "", row.without or ""):
        re.compile(pattern)
    assert bool(row.name) == (row in BY_VARIABLE)
