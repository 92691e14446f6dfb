"""The style of the page."""

from gatewright.doctor.report.html_style import STYLE
from gatewright.doctor.report.phases import State


def test_every_colour_is_there_for_light_and_dark() -> None:
    """What one scheme names, the other names too."""
    light, dark = (part.split("}")[0] for part in STYLE.split(":root{")[1:])
    names = [
        {each.partition(":")[0] for each in part.split(";") if each.startswith(("--", "\n--"))}
        for part in (light, dark)
    ]

    assert {name.strip() for name in names[0]} == {name.strip() for name in names[1]}


def test_every_state_has_its_looks() -> None:
    """No phase is left without."""
    for state in State.__args__:  # type: ignore[attr-defined]
        assert f"li.{state}" in STYLE
