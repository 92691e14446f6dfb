"""An id is never reused."""

from gatewright.checks.renamed import RENAMED


def test_a_new_name_is_not_renamed_again() -> None:
    """An old id leads to today's in one step."""
    assert set(RENAMED) & set(RENAMED.values()) == set()
