"""Whether a row of a log is sound."""

import re

from gatewright.doctor.log_rows.row import EVERYTHING, Row
from gatewright.doctor.logs_say import speaks_of
from gatewright.engine.catalogue import CAUSES


def is_sound(row: Row) -> bool:
    """Tell whether every id and prefix is in the catalogue, and what a row keeps is what it speaks of."""
    known = all(
        pattern == "*" or any(speaks_of((pattern,), cause_id) for cause_id in CAUSES)
        for pattern in (*row.about, *row.keeps)
    )
    for pattern in (row.pattern, row.with_line or "", row.without or ""):
        re.compile(pattern)
    return known and (row.about == EVERYTHING or set(row.keeps) <= set(row.about))
