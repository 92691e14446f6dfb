"""The style of the page."""

from gatewright.doctor.report.html_style import STYLE
from gatewright.doctor.report.phases import State


def test_every_state_has_its_looks() -> None:
    """No phase is left without."""
    for state in State.__args__:  # type: ignore[attr-defined]
        assert f"li.{state}" in STYLE
