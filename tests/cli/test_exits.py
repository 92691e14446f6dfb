"""Exit statuses: a contract."""

from gatewright.cli import exits


def test_the_statuses_are_those_of_the_interface() -> None:
    """0 nothing refused, 1 found, 2 could not run, 3 undecidable, 130 interrupted (docs/interface.md)."""
    statuses = (exits.NOTHING_REFUSED, exits.FOUND, exits.COULD_NOT_RUN, exits.UNDECIDABLE, exits.INTERRUPTED)

    assert statuses == (0, 1, 2, 3, 130)
