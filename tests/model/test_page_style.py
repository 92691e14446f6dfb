"""The style of every page."""

from gatewright.model.page_style import BASE


def test_every_colour_is_there_for_light_and_dark() -> None:
    """What one scheme names, the other names too."""
    light, dark = (part.split("}")[0] for part in BASE.split(":root{")[1:])
    names = [
        {each.partition(":")[0] for each in part.split(";") if each.startswith(("--", "\n--"))}
        for part in (light, dark)
    ]

    assert {name.strip() for name in names[0]} == {name.strip() for name in names[1]}


def test_nothing_is_loaded() -> None:
    """No address and no font."""
    assert "url(" not in BASE
    assert "@import" not in BASE
